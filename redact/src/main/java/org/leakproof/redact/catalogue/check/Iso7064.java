package org.leakproof.redact.catalogue.check;

/**
 * Check characters of ISO/IEC 7064.
 *
 * @see <a href="https://www.iso.org/standard/31531.html">ISO/IEC 7064</a>
 */
public final class Iso7064 {

    private Iso7064() {}

    /** MOD 11,10: a hybrid system with one check digit. */
    public static boolean mod11x10(String digits) {
        int product = 10;
        for (int i = 0; i < digits.length() - 1; i++) {
            int sum = (digits.charAt(i) - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (product + digits.charAt(digits.length() - 1) - '0') % 10 == 1;
    }

    /** MOD 11-2: one check character, which may be X for ten. */
    public static boolean mod11x2(String text) {
        int sum = 0;
        for (int i = 0; i < text.length() - 1; i++) {
            sum = (sum + text.charAt(i) - '0') * 2 % 11;
        }
        char last = text.charAt(text.length() - 1);
        return (sum + (last == 'X' ? 10 : last - '0')) % 11 == 1;
    }

    /** MOD 97-10 over digits and capitals (A is 10): two check digits at the end. */
    public static boolean mod97x10(String text) {
        return remainder(text, 97) == 1;
    }

    /** The remainder of digits and capitals, A being 10, read as one decimal number. */
    public static int remainder(String text, int modulus) {
        int remainder = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = Character.digit(text.charAt(i), 36);
            remainder = (value < 10 ? remainder * 10 + value : remainder * 100 + value) % modulus;
        }
        return remainder;
    }
}
