package org.leakproof.redact.catalogue.contact;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a street that stands before a house's number.
 *
 * @param length in UTF-16 units, with what stands between it and the number; 0 if there is none
 * @param first the first unit of the text that was looked at; may be -1
 */
record StreetName(int length, int first) {

    /** Longer than any sign for a number. */
    static final int LONGEST_SIGN = 24;

    /** What stands between the parts of an address, and more. */
    static final String BETWEEN = "\n,;:()«»\"“„>|•";

    private static final int MOST_WORDS = 5;

    /** Words for a kind of street stand in small letters between its name and number: {@code Kalna iela 6}. */
    private static final int MOST_SMALL_WORDS = 2;

    private static final Pattern BEFORE_NUMBER = Pattern.compile(
            "(?<![\\p{L}\\p{M}\\d]),? ?(?:n[º°r]?\\.?|no\\.?:?|nr\\.?|č\\.(?:p\\.)?|čp\\.|br\\.|№|бр\\.|дом|д\\.)? ?\\z",
            Pattern.CASE_INSENSITIVE);

    /**
     * The one that ends where a house's number begins.
     *
     * @param wholeLine whether nothing else may stand before it on its line
     */
    static StreetName before(String text, int end, boolean wholeLine) {
        int at = beforeNumber(text, end);
        int read = Math.max(0, Math.min(end - LONGEST_SIGN, at) - 1);
        while (at > 0 && text.charAt(at - 1) == ' ') {
            at--;
        }
        int first = -1;
        int small = 0;
        boolean named = false;
        for (int words = 0; words < MOST_WORDS; words++) {
            int from = at;
            while (from > 0 && isWord(text.charAt(from - 1))) {
                from--;
            }
            read = Math.min(read, from - 1);
            String word = text.substring(from, at);
            if (word.isEmpty() || AddressWords.isNone(word)) {
                break;
            }
            if (Character.isUpperCase(word.codePointAt(0))) {
                first = from;
            } else if (first < 0 && ++small > MOST_SMALL_WORDS || first >= 0 && !AddressWords.isSmall(word)) {
                break;
            }
            named |= !AddressWords.isSmall(word.toLowerCase(Locale.ROOT));
            at = from;
            if (from == 0 || text.charAt(from - 1) != ' ') {
                break;
            }
            at = from - 1;
        }
        if (first < 0 || !named) {
            return new StreetName(0, read);
        }
        int gap = first;
        while (gap > 0 && (text.charAt(gap - 1) == ' ' || text.charAt(gap - 1) == '\t')) {
            gap--;
        }
        read = Math.min(read, gap - 1);
        boolean begins = gap == 0 || BETWEEN.indexOf(text.charAt(gap - 1)) >= 0;
        return new StreetName(wholeLine && !begins ? 0 : end - first, read);
    }

    /** Where the sign for a number begins that ends a text; its end if there is none. */
    private static int beforeNumber(String text, int end) {
        Matcher sign = atEnd(BEFORE_NUMBER, text, end);
        return sign.find() ? sign.start() : end;
    }

    private static boolean isWord(char c) {
        return Character.isLetter(c)
                || c == '.'
                || c == '\''
                || c == '’'
                || c == '-'
                || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /** Looks for what ends at a place and is as short as a sign. */
    static Matcher atEnd(Pattern pattern, String text, int end) {
        return pattern.matcher(text)
                .region(Math.max(0, end - LONGEST_SIGN), end)
                .useTransparentBounds(true);
    }
}
