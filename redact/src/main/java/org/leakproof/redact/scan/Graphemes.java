package org.leakproof.redact.scan;

/**
 * Where a character as a reader sees it begins and ends, so that a span never cuts one in two. The rules that matter of
 * <a href="https://www.unicode.org/reports/tr29/">UAX 29</a>, written out here because {@code BreakIterator} changed them
 * between the JDK versions that we run on; what is left out (prepended marks, CR LF) cannot be misread when cut.
 */
final class Graphemes {

    /** A hostile run of a million marks is not walked for every span: behind so many steps a cut is made. */
    private static final int MAX_STEPS = 1024;

    private Graphemes() {}

    /** The start of the character that {@code at} lies in. */
    static int start(String text, int at) {
        int start = at;
        for (int i = 0; i < MAX_STEPS && start > 0 && start < text.length() && joined(text, start); i++) {
            start -= Character.charCount(text.codePointBefore(start));
        }
        return start;
    }

    /** The end of the character that ends at {@code at} or goes on there. */
    static int end(String text, int at) {
        int end = at;
        for (int i = 0; i < MAX_STEPS && end > 0 && end < text.length() && joined(text, end); i++) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private static boolean joined(String text, int at) {
        char next = text.charAt(at);
        if (next < 0x300) {
            return text.charAt(at - 1) == ZERO_WIDTH_JOINER && next > ' ';
        }
        int after = text.codePointAt(at);
        int before = text.codePointBefore(at);
        return extendsPrevious(after)
                || before == ZERO_WIDTH_JOINER
                || isRegional(before) && isRegional(after)
                || hangulJoined(before, after);
    }

    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private static boolean extendsPrevious(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || c == ZERO_WIDTH_JOINER
                || c == 0x200C
                || c == 0xFF9E
                || c == 0xFF9F
                || c >= 0x1F3FB && c <= 0x1F3FF
                || c >= 0xE0020 && c <= 0xE007F;
    }

    private static boolean isRegional(int c) {
        return c >= 0x1F1E6 && c <= 0x1F1FF;
    }

    private static boolean hangulJoined(int before, int after) {
        boolean leading = before >= 0x1100 && before <= 0x115F;
        boolean vowel = after >= 0x1160 && after <= 0x11A7;
        boolean trailing = after >= 0x11A8 && after <= 0x11FF;
        boolean syllable = before >= 0xAC00 && before <= 0xD7A3;
        boolean open = syllable && (before - 0xAC00) % 28 == 0 || before >= 0x1160 && before <= 0x11A7;
        return leading && (vowel || after >= 0x1100 && after <= 0x115F || after >= 0xAC00 && after <= 0xD7A3)
                || open && (vowel || trailing)
                || (syllable || before >= 0x11A8 && before <= 0x11FF) && trailing;
    }
}
