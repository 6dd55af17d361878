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

    char[] chars = new char[256];
    int length;
    int[] start = new int[64];
    int[] from = new int[64];
    int[] to = new int[64];
    byte[] gap = new byte[64];
    boolean[] capital = new boolean[64];
    int count;

    /** Reads {@code text[begin, end)}. */
    void read(CharSequence text, int begin, int end) {
        length = 0;
        count = 0;
        int before = NONE;
        int separators = WIDEST + 1;
        boolean tight = false;
        for (int i = begin; i < end; i++) {
            char c = text.charAt(i);
            char folded = Fold.fold(c);
            if (folded == Fold.SKIP) {
                continue;
            }
            if (folded == Fold.SEPARATOR) {
                if (before != NONE) {
                    separators = 0;
                    tight = true;
                }
                before = NONE;
                tight &= c == '.' || c == '_' || c == '-' || c == '+';
                separators = c == BARRIER ? WIDEST + 1 : separators + 1;
                continue;
            }
            int codePoint = c;
            int size = 1;
            if (folded == Fold.SEVERAL) {
                if (Character.isHighSurrogate(c) && i + 1 < end) {
                    codePoint = Character.codePointAt(text, i);
                    size = Character.charCount(codePoint);
                }
            }
            String several = folded == Fold.SEVERAL ? Fold.expand(codePoint) : "";
            if (folded == Fold.SEVERAL && several.isEmpty()) {
                if (before != NONE) {
                    separators = 0;
                }
                before = NONE;
                tight = false;
                separators++;
                i += size - 1;
                continue;
            }
            int now = kind(codePoint, folded == Fold.SEVERAL ? several.charAt(0) : folded);
            boolean begins = before != now && !(before == UPPER && now == LOWER) || now == ALONE;
            if (!begins && now == UPPER && i + 1 < end) {
                begins = Character.isLowerCase(text.charAt(i + 1));
            }
            if (begins) {
                byte between = SOFT;
                if (before == NONE) {
                    between = separators > WIDEST ? BREAK : tight && separators == 1 ? TIGHT : LOOSE;
                }
                token(i, between, now != LOWER || !Character.isLowerCase(codePoint));
            }
            if (folded == Fold.SEVERAL) {
                for (int k = 0; k < several.length(); k++) {
                    append(several.charAt(k));
                }
            } else {
                append(folded);
            }
            i += size - 1;
            to[count - 1] = i + 1;
            before = now;
        }
        start[count] = length;
    }

    void read(CharSequence text) {
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

    private static int kind(int codePoint, char folded) {
        if (folded >= '0' && folded <= '9') {
            return DIGIT;
        }
        if (alone(codePoint)) {
            return ALONE;
        }
        return Character.isUpperCase(codePoint) ? UPPER : LOWER;
    }

    private void token(int at, byte between, boolean isCapital) {
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
