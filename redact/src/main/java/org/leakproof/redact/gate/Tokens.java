package org.leakproof.redact.gate;

import java.util.Arrays;

/** A text as the gate compares it: its letters and digits, folded and without anything between them, and where tokens
 *  begin. A token ends at a separator (hard), and where letters meet digits or a small letter meets a capital one (soft,
 *  as in {@code JohnSmith2019.pdf}); a character of a script without spaces is a token of its own. Reused for one text
 *  after another; not thread-safe. */
final class Tokens {
    /** Stands in a masked text for what must not be searched; nothing reaches across it. */
    static final char BARRIER = '\uFFFF';

    /** No separator before the token. */
    static final byte SOFT = 0;
    /** One of {@code . _ - +}, as between the parts of an address or a file name. */
    static final byte TIGHT = 1;
    /** Up to {@link #WIDEST} separators: enough for a line break with a quote mark. */
    static final byte LOOSE = 2;
    /** More than that, a barrier, or the beginning of the text. */
    static final byte BREAK = 3;

    private static final int WIDEST = 6;

    private static final int NONE = 0;
    private static final int LOWER = 1;
    private static final int UPPER = 2;
    private static final int DIGIT = 3;
    private static final int ALONE = 4;

    /** For ASCII, what a character is, and in the lower 8 bits what it folds to. */
    private static final short[] ASCII = new short[128];

    static {
        for (char c = 0; c < ASCII.length; c++) {
            char folded = Fold.fold(c);
            ASCII[c] = (short) (folded == Fold.SEPARATOR ? NONE : kind(c, folded) << 8 | folded);
        }
    }

    private char[] buffer = new char[256];
    private int before;
    private int separators;
    private boolean tight;

    char[] chars = new char[256];
    int length;
    int[] start = new int[64];
    int[] from = new int[64];
    int[] to = new int[64];
    byte[] gap = new byte[64];
    boolean[] capital = new boolean[64];
    int count;

    /** Reads {@code text[begin, end)}. */
    void read(String text, int begin, int end) {
        length = 0;
        count = 0;
        int size = end - begin;
        if (buffer.length < size) {
            buffer = new char[Math.max(size, 2 * buffer.length)];
        }
        text.getChars(begin, end, buffer, 0);
        char[] in = buffer;
        before = NONE;
        separators = WIDEST + 1;
        tight = false;
        int i = 0;
        while (i < size) {
            i = ascii(i, begin, size);
            if (i < size) {
                i += other(in[i], i, begin, size);
            }
        }
        start[count] = length;
    }

    /** Takes the ASCII characters from here on and returns where they end. */
    private int ascii(int first, int begin, int size) {
        char[] in = buffer;
        if (chars.length - length < size - first) {
            chars = Arrays.copyOf(chars, Math.max(length + size - first, 2 * chars.length));
        }
        char[] out = chars;
        int i = first;
        while (i < size && in[i] < 128) {
            int sign = ASCII[in[i]];
            int kind = sign >> 8;
            if (kind == NONE) {
                char c = in[i++];
                separator(c == '.' || c == '_' || c == '-' || c == '+', false);
                continue;
            }
            if (kind == before ? kind == UPPER && smallNext(i, size) : !(before == UPPER && kind == LOWER)) {
                token(begin + i, kind != LOWER);
            }
            before = kind;
            int at = length;
            do {
                out[at++] = (char) (sign & 0xff);
                i++;
            } while (kind != UPPER && i < size && in[i] < 128 && (sign = ASCII[in[i]]) >> 8 == kind);
            length = at;
            to[count - 1] = begin + i;
        }
        return i;
    }

    private void separator(boolean isTight, boolean isBarrier) {
        if (before != NONE) {
            separators = 0;
            tight = true;
            before = NONE;
        }
        tight &= isTight;
        separators = isBarrier ? WIDEST + 1 : separators + 1;
    }

    /** Takes a character beyond ASCII and returns how many units it has. */
    private int other(char c, int at, int begin, int size) {
        char folded = Fold.fold(c);
        if (folded == Fold.SKIP) {
            return 1;
        }
        if (folded == Fold.SEPARATOR) {
            separator(false, c == BARRIER);
            return 1;
        }
        int codePoint = c;
        if (Character.isHighSurrogate(c) && at + 1 < size && Character.isLowSurrogate(buffer[at + 1])) {
            codePoint = Character.toCodePoint(c, buffer[at + 1]);
        }
        int units = Character.charCount(codePoint);
        String several = folded == Fold.SEVERAL ? Fold.expand(codePoint) : "";
        if (folded == Fold.SEVERAL && several.isEmpty()) {
            separator(false, false);
            return units;
        }
        int kind = kind(codePoint, folded == Fold.SEVERAL ? several.charAt(0) : folded);
        if (kind == ALONE
                || (kind == before ? kind == UPPER && smallNext(at, size) : !(before == UPPER && kind == LOWER))) {
            token(begin + at, kind != LOWER || !Character.isLowerCase(codePoint));
        }
        before = kind;
        if (folded == Fold.SEVERAL) {
            for (int k = 0; k < several.length(); k++) {
                append(several.charAt(k));
            }
        } else {
            append(folded);
        }
        to[count - 1] = begin + at + units;
        return units;
    }

    void read(String text) {
        read(text, 0, text.length());
    }

    /** Whether a separator, or nothing at all, stands before the token. The end counts as one. */
    boolean hard(int token) {
        return token >= count || gap[token] != SOFT;
    }

    /** Scripts that set no spaces between words. */
    static boolean alone(int codePoint) {
        if (codePoint < 0x0E00) {
            return false;
        }
        return codePoint <= 0x0EFF // Thai, Lao
                || codePoint >= 0x1000 && codePoint <= 0x109F // Myanmar
                || codePoint >= 0x1780 && codePoint <= 0x17FF // Khmer
                || codePoint >= 0x3040 && codePoint <= 0x30FF // Kana
                || codePoint >= 0x3400 && codePoint <= 0x9FFF // Han
                || codePoint >= 0xF900 && codePoint <= 0xFAFF
                || codePoint >= 0x20000 && codePoint <= 0x3FFFF;
    }

    private boolean smallNext(int at, int size) {
        return at + 1 < size && Character.isLowerCase(buffer[at + 1]);
    }

    private static int kind(int codePoint, char folded) {
        if (folded >= '0' && folded <= '9') {
            return DIGIT;
        }
        if (alone(codePoint)) {
            return ALONE;
        }
        return Character.isUpperCase(codePoint) ? UPPER : LOWER;
    }

    private void token(int at, boolean isCapital) {
        byte between = SOFT;
        if (before == NONE) {
            between = separators > WIDEST ? BREAK : tight && separators == 1 ? TIGHT : LOOSE;
        }
        if (count + 1 >= start.length) {
            int more = start.length * 2;
            start = Arrays.copyOf(start, more);
            from = Arrays.copyOf(from, more);
            to = Arrays.copyOf(to, more);
            gap = Arrays.copyOf(gap, more);
            capital = Arrays.copyOf(capital, more);
        }
        start[count] = length;
        from[count] = at;
        gap[count] = between;
        capital[count] = isCapital;
        count++;
    }

    private void append(char c) {
        if (length == chars.length) {
            chars = Arrays.copyOf(chars, length * 2);
        }
        chars[length++] = c;
    }
}
