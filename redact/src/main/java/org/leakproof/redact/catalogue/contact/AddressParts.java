package org.leakproof.redact.catalogue.contact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one part of an address that begins at a place of a text: what parts it from the next, a flat, a postcode, a town's name.
 * Each reader gives the end, or -1 if there is no such part; each looks at some tens of characters at most.
 */
final class AddressParts {

    /** The rest of a house's number: {@code 21/2/14}, {@code 27-III}, {@code 6 B 14}. */
    private static final Pattern NUMBER_REST = Pattern.compile(
            "(?:(?:[-/] ?\\d{1,4}[\\p{L}]?){1,3}+|-[IVX]{1,4}|/[A-Za-z]|[ /]?(?:bis|ter|quater|huis|hs))(?![\\p{L}\\p{M}\\d])"
                    + "|\\.?,? ?-? ?[A-Z](?: \\d{1,3})?(?=[\\s,;]|$)");

    /** Signs that one begins with. */
    private static final int MOST_JOINING = 5;

    private static final String NOTHING_BEHIND = "(?![\\p{L}\\p{M}\\d]|[.,:]\\d|-\\d| - \\d| ?[%€$£])";

    /** Postcodes that nothing else looks like: Britain, Canada, Ireland, Argentina, and all with the country's letters ahead. */
    private static final Pattern SURE_POSTCODE = Pattern.compile(
            "(?:GIR ?0AA|[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}|[A-Z]\\d[A-Z][ -]?\\d[A-Z]\\d|[AC-FHKNPRTV-Y]\\d[\\dW] ?[A-Z\\d]{4}"
                    + "|[A-Z]{1,3}-(?:\\d{3}(?: \\d{2}|\\d{1,3})?|\\d{2}-\\d{3})|[A-Z]\\d{4}[A-Z]{3})"
                    + NOTHING_BEHIND);

    private static final Pattern POSTCODE = Pattern.compile(
            "\\(?(?:〒 ?|(?:C\\.? ?P\\.?|PLZ|CAP|ZIP|PIN|[Пп]очтовый индекс|[Ии]ндекс):? ?)?(?:\\d{5}(?:-| - )\\d{3,4}|\\d{4}-\\d{3}|\\d{3}-\\d{4}|\\d{2}-\\d{3}"
                    + "|\\d{4} ?[A-Z]{2}|\\d{3} \\d{2,3}(?! ?-?\\d)|[A-Z]{1,3} ?\\d{4}|\\d{3,7}|\\d{10})\\)?"
                    + NOTHING_BEHIND);

    /** The part of a town behind its name: {@code Praha 2}, {@code Nantes Cedex 9}. */
    private static final Pattern PART = Pattern.compile(" \\d{1,2}(?:er|e|ème)?(?![\\d\\p{L}:/-]| \\d)");

    private static final Pattern IN_BRACKETS = Pattern.compile(" \\(\\p{Lu}[\\p{L}\\p{M} .'’-]{0,24}\\)");

    private static final int MOST_NAMES = 5;
    private static final int MOST_SMALL = 4;
    private static final int LONGEST_WORD = 40;

    /** More letters than this with a dot behind them are a sentence's end and no shortened word. */
    private static final int LONGEST_SHORTENED = 3;

    /** More than what stands behind a place's name and belongs to it. */
    private static final int LONGEST_BEHIND = 34;

    private static final int UNCERTAIN = -2;

    private AddressParts() {}

    /** Where the part of a kind ends that begins at a place, or -1. */
    static int end(AddressReader.Kind kind, String text, int at) {
        return switch (kind) {
            case SEPARATOR -> AddressSeparator.end(text, at);
            case UNIT -> AddressUnits.end(text, at);
            case SURE_POSTCODE -> mayBeSurePostcode(text, at) ? end(SURE_POSTCODE, text, at) : -1;
            case POSTCODE -> mayBePostcode(text, at) ? end(POSTCODE, text, at) : -1;
            case COUNTRY -> (int) country(text, at);
            case PLACE -> place(text, at);
        };
    }

    /**
     * The same, if nothing behind a limit was looked at, but by what expressions look ahead for.
     *
     * @return -2 if something was
     */
    static int certainEnd(AddressReader.Kind kind, String text, int at, int limit) {
        return switch (kind) {
            case SEPARATOR -> AddressSeparator.end(text, at); // none is as long as that
            case UNIT -> {
                Pattern unit = AddressUnits.beginningAt(text, at);
                yield unit == null ? -1 : certainEnd(unit, text, at, limit);
            }
            case SURE_POSTCODE -> mayBeSurePostcode(text, at) ? certainEnd(SURE_POSTCODE, text, at, limit) : -1;
            case POSTCODE -> mayBePostcode(text, at) ? certainEnd(POSTCODE, text, at, limit) : -1;
            case COUNTRY -> certainEnd(country(text, at), limit);
            case PLACE -> certainEnd(placeRead(text, at), limit);
        };
    }

    private static int certainEnd(Pattern pattern, String text, int at, int limit) {
        Matcher matcher = pattern.matcher(text).region(at, limit);
        matcher.useTransparentBounds(true);
        boolean found = matcher.lookingAt();
        return matcher.hitEnd() ? UNCERTAIN : found ? matcher.end() : -1;
    }

    private static int certainEnd(long read, int limit) {
        return read >>> 32 > limit ? UNCERTAIN : (int) read;
    }

    /** Looks at the first characters only. */
    private static boolean mayBeSurePostcode(String text, int at) {
        if (at + 1 >= text.length() || !isCapital(text.charAt(at))) {
            return false;
        }
        char second = text.charAt(at + 1);
        return isCapital(second) || isDigit(second) || second == '-';
    }

    /** The same. */
    private static boolean mayBePostcode(String text, int at) {
        if (at >= text.length()) {
            return false;
        }
        int digits = at;
        while (digits < text.length() && isDigit(text.charAt(digits))) {
            digits++;
        }
        if (digits > at) {
            return digits - at > 2 || digits - at == 2 && isFollowed(text, digits, "-");
        }
        return isCapital(text.charAt(at))
                ? at + 1 < text.length() && !Character.isLowerCase(text.charAt(at + 1))
                : "(〒ПпИи".indexOf(text.charAt(at)) >= 0;
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static int numberRest(String text, int at) {
        int to = at;
        boolean joined = false;
        while (to < text.length() && to - at < MOST_JOINING && ".,-/ ".indexOf(text.charAt(to)) >= 0) {
            joined |= text.charAt(to) == '-' || text.charAt(to) == '/';
            to++;
        }
        boolean possible = to < text.length() && (joined || Character.isLetter(text.charAt(to)));
        return possible ? end(NUMBER_REST, text, at) : -1;
    }

    /**
     * The name of a country, whatever its words look like: {@code Česká republika}.
     *
     * @return how much of the text was read (upper half) and the end, or -1 (lower half)
     */
    private static long country(String text, int at) {
        int end = -1;
        int to = at;
        int read = AddressWords.lettersEnd(text, at) + 1;
        if (!AddressWords.mayBeginCountry(text.substring(at, read - 1))) {
            return (long) read << 32 | end & 0xFFFF_FFFFL;
        }
        for (int words = 0; words < MOST_NAMES; words++) {
            int from = to;
            to = wordEnd(text, from);
            read = readFor(text, to);
            if (to == from || to - from > LONGEST_WORD) {
                break;
            }
            if (AddressWords.isCountry(text.substring(at, to))) {
                end = to;
            }
            if (!isFollowed(text, to, " ")) {
                break;
            }
            to++;
        }
        return (long) read << 32 | end & 0xFFFF_FFFFL;
    }

    /** Words with capitals, small ones between them ({@code Frankfurt am Main}); of letters without case up to as many. */
    static int place(String text, int at) {
        return (int) placeRead(text, at);
    }

    /** As {@link #country}. */
    private static long placeRead(String text, int at) {
        int end = -1;
        int read = at;
        int small = 0;
        int from = at;
        for (int names = 0; names < MOST_NAMES; ) {
            int to = wordEnd(text, from);
            read = readFor(text, to);
            if (to == from || to - from > LONGEST_WORD) {
                break;
            }
            String word = text.substring(from, to);
            if (isName(word.codePointAt(0)) && !(names > 0 && AddressWords.isBehind(word))) {
                boolean ended = word.endsWith(".") && !isShortened(word);
                int last = ended ? to - 1 : to;
                if (AddressWords.isNone(text.substring(from, last)) || isFollowed(text, to, ":@0123456789")) {
                    break;
                }
                end = last;
                names++;
                if (ended) {
                    break;
                }
            } else if (names > 0 && AddressWords.isBehind(word)) {
                end = to;
            } else if (small++ == MOST_SMALL || !AddressWords.isSmall(word) && !AddressWords.isMark(word)) {
                break;
            }
            from = to;
            if (isFollowed(text, to, " ") || isFollowed(text, to, "/")) {
                from = to + 1;
            } else if (text.charAt(to - 1) != '.' && text.charAt(to - 1) != '\'') {
                break;
            }
        }
        if (end >= 0) {
            if (isFollowed(text, end, " ")) {
                end = Math.max(end, end(PART, text, end));
            }
            read = Math.max(read, end + LONGEST_BEHIND);
            if (isFollowed(text, end, " ") && isFollowed(text, end + 1, "(")) {
                end = Math.max(end, end(IN_BRACKETS, text, end));
            }
        }
        return (long) read << 32 | end & 0xFFFF_FFFFL;
    }

    /** Up to where was read to find that a word ends: behind the signs that it cannot end with. */
    private static int readFor(String text, int wordEnd) {
        int read = wordEnd;
        while (isFollowed(text, read, "-’")) {
            read++;
        }
        return read + 2;
    }

    private static boolean isFollowed(String text, int at, String by) {
        return at < text.length() && by.indexOf(text.charAt(at)) >= 0;
    }

    private static boolean isShortened(String word) {
        return word.length() <= LONGEST_SHORTENED + 1 || word.indexOf('.') < word.length() - 1;
    }

    private static boolean isName(int c) {
        int type = Character.getType(c);
        return type == Character.UPPERCASE_LETTER
                || type == Character.TITLECASE_LETTER
                || type == Character.OTHER_LETTER;
    }

    /** A word with the signs that stand within one; a shortened word ends at its dot. */
    private static int wordEnd(String text, int from) {
        int at = from;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            boolean sign = at > from && (c == '\'' || c == '’' || c == '-' || c == '.');
            if (!sign && !Character.isLetter(c) && !isMark(c)) {
                break;
            }
            at += Character.charCount(c);
            if (c == '.' && (at == text.length() || !Character.isUpperCase(text.charAt(at)) || at - from > 2)) {
                break;
            }
        }
        while (at > from && (text.charAt(at - 1) == '-' || text.charAt(at - 1) == '’')) {
            at--;
        }
        return at;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** Where what begins at a place ends, or -1. */
    static int end(Pattern pattern, String text, int at) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        matcher.useTransparentBounds(true);
        return matcher.lookingAt() ? matcher.end() : -1;
    }
}
