package org.leakproof.redact.catalogue.money;

import java.util.Locale;

/**
 * The checksums of Bech32 and Bech32m.
 *
 * @see <a href="https://github.com/bitcoin/bips/blob/master/bip-0173.mediawiki">BIP 173</a>
 * @see <a href="https://github.com/bitcoin/bips/blob/master/bip-0350.mediawiki">BIP 350</a>
 */
final class Bech32 {

    private static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATOR = {0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3};
    private static final int BECH32 = 1;
    private static final int BECH32M = 0x2BC830A3;

    private Bech32() {}

    static boolean isValid(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        if (!address.equals(lower) && !address.equals(address.toUpperCase(Locale.ROOT))) {
            return false;
        }
        int separator = lower.lastIndexOf('1');
        if (separator < 1 || lower.length() - separator < 7) {
            return false;
        }
        int sum = 1;
        for (int i = 0; i < separator; i++) {
            sum = step(sum, lower.charAt(i) >> 5);
        }
        sum = step(sum, 0);
        for (int i = 0; i < separator; i++) {
            sum = step(sum, lower.charAt(i) & 31);
        }
        for (int i = separator + 1; i < lower.length(); i++) {
            int value = ALPHABET.indexOf(lower.charAt(i));
            if (value < 0) {
                return false;
            }
            sum = step(sum, value);
        }
        return sum == BECH32 || sum == BECH32M;
    }

    private static int step(int sum, int value) {
        int top = sum >>> 25;
        int next = (sum & 0x1FFFFFF) << 5 ^ value;
        for (int i = 0; i < 5; i++) {
            next ^= (top >> i & 1) != 0 ? GENERATOR[i] : 0;
        }
        return next;
    }
}
