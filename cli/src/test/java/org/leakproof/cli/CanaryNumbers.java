package org.leakproof.cli;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Random;
import java.util.function.Predicate;
import org.leakproof.contract.record.Hashes;

/** Random numbers and texts with right check digits, reckoned without the code that is tested. */
final class CanaryNumbers {
    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String ALNUM = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final Random random;

    CanaryNumbers(Random random) {
        this.random = random;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    String one(String... of) {
        return of[random.nextInt(of.length)];
    }

    /** {@code #} a digit, {@code *} one but 0, {@code A} a capital, {@code a} a small letter, {@code h} a hexadecimal digit,
     *  {@code x} a letter or digit; a backslash takes the next as it is. */
    String of(String template) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            out.append(
                    switch (c) {
                        case '#' -> (char) ('0' + random.nextInt(10));
                        case '*' -> (char) ('1' + random.nextInt(9));
                        case 'A' -> Character.toUpperCase(LOWER.charAt(random.nextInt(26)));
                        case 'a' -> LOWER.charAt(random.nextInt(26));
                        case 'h' -> "0123456789abcdef".charAt(random.nextInt(16));
                        case 'x' -> ALNUM.charAt(random.nextInt(ALNUM.length()));
                        case '\\' -> template.charAt(++i);
                        default -> c;
                    });
        }
        return out.toString();
    }

    /** As {@link #of}, drawn again until it is right. */
    String of(String template, Predicate<String> right) {
        String drawn = of(template);
        while (!right.test(drawn)) {
            drawn = of(template);
        }
        return drawn;
    }

    /** A word that can be spoken and stands in no dictionary. */
    String name(int syllables) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < syllables; i++) {
            out.append("bdfgjklmnprstvz".charAt(random.nextInt(15))).append("aeiou".charAt(random.nextInt(5)));
        }
        return out.append("kqxvzw".charAt(random.nextInt(6))).toString();
    }

    static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    String date(String pattern) {
        return pattern.replace("yyyy", String.valueOf(1940 + random.nextInt(60)))
                .replace("yy", String.format("%02d", 40 + random.nextInt(60)))
                .replace("MM", String.format("%02d", 1 + random.nextInt(12)))
                .replace("dd", String.format("%02d", 1 + random.nextInt(28)));
    }

    static String digits(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        text.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
        return digits.toString();
    }

    static boolean luhn(String text) {
        String digits = digits(text);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int d = digits.charAt(digits.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? d : d > 4 ? 2 * d - 9 : 2 * d;
        }
        return sum % 10 == 0;
    }

    static int sum(String text, int... weights) {
        String digits = digits(text);
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (digits.charAt(i) - '0') * weights[i];
        }
        return sum;
    }

    static int digit(String text, int at) {
        String digits = digits(text);
        return digits.charAt(at < 0 ? digits.length() + at : at) - '0';
    }

    static long rest(String digits, int by) {
        return new BigInteger(digits).mod(BigInteger.valueOf(by)).longValue();
    }

    /** ISO 7064 MOD 11,10. */
    static boolean hybrid(String digits) {
        int product = 10;
        for (int i = 0; i < digits.length() - 1; i++) {
            int s = (digits.charAt(i) - '0' + product) % 10;
            product = (s == 0 ? 10 : s) * 2 % 11;
        }
        return (product + digit(digits, -1)) % 10 == 1;
    }

    /** Country, two check digits, account. */
    String iban(String country, String template) {
        String account = of(template);
        StringBuilder number = new StringBuilder();
        (account + country + "00").chars().forEach(c -> number.append(Character.digit(c, 36)));
        String plain = country + String.format("%02d", 98 - rest(number.toString(), 97)) + account;
        return random.nextBoolean() ? plain : plain.replaceAll("(.{4})(?=.)", "$1 ");
    }

    String base58(int version) {
        byte[] bytes = new byte[25];
        random.nextBytes(bytes);
        bytes[0] = (byte) version;
        byte[] check = sha256(sha256(java.util.Arrays.copyOf(bytes, 21)));
        System.arraycopy(check, 0, bytes, 21, 4);
        StringBuilder out = new StringBuilder();
        BigInteger number = new BigInteger(1, bytes);
        while (number.signum() > 0) {
            BigInteger[] parts = number.divideAndRemainder(BigInteger.valueOf(58));
            out.append(BASE58.charAt(parts[1].intValue()));
            number = parts[0];
        }
        for (int i = 0; bytes[i] == 0; i++) {
            out.append('1');
        }
        return out.reverse().toString();
    }

    /** A witness program of 20 bytes, version 0. */
    String bech32() {
        int[] data = new int[33];
        for (int i = 1; i < data.length; i++) {
            data[i] = random.nextInt(32);
        }
        int check = 1;
        for (int value : new int[] {3, 3, 0, 2, 3}) {
            check = polymod(check, value);
        }
        for (int value : data) {
            check = polymod(check, value);
        }
        for (int i = 0; i < 6; i++) {
            check = polymod(check, 0);
        }
        check ^= 1;
        StringBuilder out = new StringBuilder("bc1");
        for (int value : data) {
            out.append(BECH32.charAt(value));
        }
        for (int i = 0; i < 6; i++) {
            out.append(BECH32.charAt(check >> 5 * (5 - i) & 31));
        }
        return out.toString();
    }

    private static int polymod(int check, int value) {
        int[] generators = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
        int top = check >> 25;
        int next = (check & 0x1ffffff) << 5 ^ value;
        for (int i = 0; i < 5; i++) {
            next ^= (top >> i & 1) == 1 ? generators[i] : 0;
        }
        return next;
    }

    private static byte[] sha256(byte[] bytes) {
        MessageDigest digest = Hashes.sha256();
        return digest.digest(bytes);
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    static String base64(String text) {
        return java.util.Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static String base64(byte[] bytes) {
        return java.util.Base64.getEncoder().encodeToString(bytes);
    }
}
