package org.leakproof.redact.scan;

import java.text.Normalizer;

/**
 * Which character stands for which in a normalised text, one code point for one, so that an expression meets one written
 * form. See {@link Text} for the list and its reasons.
 */
final class Fold {

    /** What {@link #of} gives for a character that is left out. */
    static final int DROPPED = -1;

    /** By BMP code point from U+0080; 0 stands for a character left out. */
    private static final char[] BMP = new char[0x10000];

    /** The last character that stands for another or is left out. */
    static final int LAST = 0xE01FF;

    /** Tags, further variation selectors, and nothing else. */
    private static final int LEFT_OUT_START = 0xE0000;

    /** From here on only those are left out, and none stands for another. */
    private static final int UNCHANGED_START = 0x20000;

    private static final int MATHEMATICAL_START = 0x1D400;
    private static final int MATHEMATICAL_END = 0x1D800;
    private static final char[] MATHEMATICAL = new char[MATHEMATICAL_END - MATHEMATICAL_START];

    static {
        for (int c = 0; c < BMP.length; c++) {
            BMP[c] = (char) (Character.isSurrogate((char) c) ? 0xFFFD : c);
            if (c >= 0x80 && Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER) {
                BMP[c] = (char) ('0' + Character.digit(c, 10));
            }
        }
        for (int c = 0xFF01; c <= 0xFF5E; c++) { // full-width ASCII, the @ among it
            BMP[c] = (char) (c - 0xFF01 + '!');
        }
        to(' ', 0xA0, 0x1680, 0x202F, 0x205F, 0x3000);
        to(' ', range(0x2000, 0x200A));
        to('\n', 0x85, 0x2028, 0x2029);
        to('-', 0x2010, 0x2011, 0x2012, 0x2013, 0x2043, 0x2212, 0xFE63);
        to('K', 0x212A); // the sign for kelvin, which expressions that ignore case take for the letter
        to('@', 0xFE6B);
        to('.', 0x2024, 0xFE52);
        to(':', 0xFE55);
        to('+', 0xFE62);
        to('(', 0xFE59);
        to(')', 0xFE5A);
        to(0, 0xAD, 0x34F, 0x61C, 0x180E, 0x20E3, 0xFEFF);
        to(0, range(0x200B, 0x200F));
        to(0, range(0x202A, 0x202E));
        to(0, range(0x2060, 0x206F));
        to(0, range(0xFE00, 0xFE0F));
        to(0, range(0xFFF9, 0xFFFB));
        for (int c = MATHEMATICAL_START; c < MATHEMATICAL_END; c++) {
            String plain = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
            MATHEMATICAL[c - MATHEMATICAL_START] = plain.length() == 1 ? plain.charAt(0) : 0xFFFD;
        }
    }

    private Fold() {}

    /** The code point that stands for this one, or {@link #DROPPED}. A lone surrogate becomes U+FFFD. */
    static int of(int codePoint) {
        if (codePoint < 0x80) {
            return codePoint;
        }
        if (codePoint < 0x10000) {
            int folded = BMP[codePoint];
            return folded == 0 ? DROPPED : folded;
        }
        if (codePoint >= MATHEMATICAL_START && codePoint < MATHEMATICAL_END) {
            return MATHEMATICAL[codePoint - MATHEMATICAL_START];
        }
        if (codePoint >= LEFT_OUT_START && codePoint <= LAST) {
            return DROPPED;
        }
        if (codePoint < UNCHANGED_START && Character.getType(codePoint) == Character.DECIMAL_DIGIT_NUMBER) {
            return '0' + Character.digit(codePoint, 10);
        }
        return codePoint;
    }

    /** The next character of which {@link #of} may say something else than that it stays. */
    static int nextOther(int codePoint) {
        return codePoint + 1 == UNCHANGED_START ? LEFT_OUT_START : codePoint + 1;
    }

    private static void to(int target, int... sources) {
        for (int source : sources) {
            BMP[source] = (char) target;
        }
    }

    private static int[] range(int from, int to) {
        return java.util.stream.IntStream.rangeClosed(from, to).toArray();
    }
}
