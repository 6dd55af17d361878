package org.leakproof.contract.record;

/** Codes for people to read out and type: 32 characters without look-alikes (Crockford's alphabet), 5 bits each.
 *
 *  @see <a href="https://www.crockford.com/base32.html">Base32, Douglas Crockford</a> */
public final class CiteCode {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private CiteCode() {}

    /** The first {@code 5 * characters} bits of the bytes. */
    public static String encode(byte[] bytes, int characters) {
        if (bytes.length * 8 < characters * 5) {
            throw new IllegalArgumentException(bytes.length + " bytes are too few for " + characters + " characters");
        }
        StringBuilder code = new StringBuilder(characters);
        for (int i = 0; i < characters; i++) {
            int bit = i * 5;
            int pair = (bytes[bit / 8] & 0xff) << 8 | (bit / 8 + 1 < bytes.length ? bytes[bit / 8 + 1] & 0xff : 0);
            code.append(ALPHABET.charAt(pair >>> (11 - bit % 8) & 31));
        }
        return code.toString();
    }

    /** A check character that changes with any one wrong character and any swap of two: the sum of digit times
     *  {@code a^position} in the field of 32 elements, {@code a} a root of {@code x^5 + x^2 + 1}. */
    public static char check(String code) {
        int sum = 0;
        for (int i = 0; i < code.length(); i++) {
            int digit = ALPHABET.indexOf(code.charAt(i));
            if (digit < 0) {
                throw new IllegalArgumentException("character " + (i + 1) + " is not of the code's alphabet");
            }
            sum = times2(sum) ^ digit;
        }
        return ALPHABET.charAt(times2(sum));
    }

    private static int times2(int x) {
        int doubled = x << 1;
        return doubled < 32 ? doubled : doubled ^ 0b100101;
    }
}
