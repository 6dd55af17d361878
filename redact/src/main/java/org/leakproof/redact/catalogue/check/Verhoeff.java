package org.leakproof.redact.catalogue.check;

/**
 * Verhoeff's check digit, in the dihedral group D5.
 *
 * @see <a href="https://ir.cwi.nl/pub/13045">J. Verhoeff, Error detecting decimal codes, 1969</a>
 */
public final class Verhoeff {

    private static final int[] SHIFT = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};

    private Verhoeff() {}

    /** @param digits ASCII digits only, the check digit last */
    public static boolean isValid(String digits) {
        int check = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            for (int shift = i % 8; shift > 0; shift--) {
                digit = SHIFT[digit];
            }
            check = product(check, digit);
        }
        return check == 0;
    }

    /** Rotations are 0 to 4, reflections 5 to 9. */
    private static int product(int a, int b) {
        if (a < 5) {
            return b < 5 ? (a + b) % 5 : 5 + (a + b) % 5;
        }
        return b < 5 ? 5 + (a - b) % 5 : (5 + a - b) % 5;
    }
}
