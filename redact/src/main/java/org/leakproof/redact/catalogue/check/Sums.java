package org.leakproof.redact.catalogue.check;

/** Weighted sums, from which most national check digits are made. */
public final class Sums {

    private Sums() {}

    /**
     * The sum of values times weights, as far as the weights go. A digit's value is the digit, a capital's is 10 and more
     * as in ICAO 9303 (A is 10).
     */
    public static int of(String text, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += Character.digit(text.charAt(i), 36) * weights[i];
        }
        return sum;
    }

    /** As {@link #of}, each product's own digits added up. */
    public static int ofDigitSums(String text, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            int product = Character.digit(text.charAt(i), 36) * weights[i];
            sum += product / 10 + product % 10;
        }
        return sum;
    }

    /** The digit at a place; negative places count from the end, -1 is the last. */
    public static int digit(String text, int place) {
        return Character.digit(text.charAt(place < 0 ? text.length() + place : place), 36);
    }

    /**
     * The check digit of ICAO 9303, part 3, 4.9, at the end: weights 7, 3, 1 over and over, modulo 10.
     *
     * @see <a href="https://www.icao.int/publications/doc-series/doc-9303">ICAO Doc 9303</a>
     */
    public static boolean icao(String text) {
        int sum = 0;
        int[] weights = {7, 3, 1};
        for (int i = 0; i < text.length() - 1; i++) {
            sum += Character.digit(text.charAt(i), 36) * weights[i % 3];
        }
        return sum % 10 == digit(text, -1);
    }

    /** Modulo 11, the remainder itself; what a remainder of 10 is written as. The check digit follows the weighed ones. */
    public static boolean mod11(String text, int ten, int... weights) {
        int remainder = of(text, weights) % 11;
        return digit(text, weights.length) == (remainder == 10 ? ten : remainder);
    }

    /** Modulo 11, the difference to the next multiple; a number whose check digit would be 10 is never given out. */
    public static boolean complement11(String text, int... weights) {
        int check = (11 - of(text, weights) % 11) % 11;
        return digit(text, weights.length) == check;
    }

    /**
     * EAN-13 and its kin: weights 1 and 3 in turn, the last digit's being 1, modulo 10.
     *
     * @see <a href="https://www.gs1.org/services/how-calculate-check-digit-manually">GS1</a>
     */
    public static boolean ean(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(digits.length() - 1 - i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return sum % 10 == 0;
    }

    /** The letter that a table has for a number's remainder by the table's length. */
    public static char letter(String table, long number) {
        return table.charAt((int) (number % table.length()));
    }

    /** Whether all characters are the same. */
    public static boolean isUniform(String text) {
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) != text.charAt(0)) {
                return false;
            }
        }
        return true;
    }
}
