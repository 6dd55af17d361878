package org.leakproof.redact.catalogue.contact;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads one part of an address that begins at a place of a text: what parts it from the next, a flat, a postcode, a town's name.
 * Each reader gives the end, or -1 if there is no such part; each looks at some tens of characters at most.
 */
final class AddressParts {

    /** An end of a line, with marks of quotation and indentation on the next. */
    private static final String LINE = "(?:\\n|<br ?/?>)[ \\t>|?*]{0,10}+";

    private static final Pattern SEPARATOR = Pattern.compile("[.]?+[ \\t\\r]{0,4}+(?:[,;·|،、][ \\t\\r]{0,4}+(?:" + LINE
            + ")?|" + LINE + "|(?<= )[-/—] )" + "|[.]?+[ \\t]{1,3}+");

    /** The rest of a house's number: {@code 21/2/14}, {@code 27-III}, {@code 6 B 14}. */
    private static final Pattern NUMBER_REST = Pattern.compile(
            "(?:(?:[-/] ?\\d{1,4}[\\p{L}]?){1,3}+|-[IVX]{1,4}|/[A-Za-z]|[ /]?(?:bis|ter|quater|huis|hs))(?![\\p{L}\\p{M}\\d])"
                    + "|\\.?,? ?-? ?[A-Z](?: \\d{1,3})?(?=[\\s,;]|$)");

    /** A word for a part of a house, then its number or letter. */
    private static final String NAMES =
            "apartment|appartements?|apartamento|apt|appt|app|apto|aptº|flat|unit|suite|ste|room|rm"
                    + "|floor|fl|level|lvl|lot|shop|office|bldg|building|block|blk|bl|bloc|bloco|bât|bâtiment|bat|étage|etg|esc|escalier|escalera"
                    + "|piso|planta|villa|casa|nave|hall|blok|block|lantai|gedung|sec|section|alley|aly|ln|puerta|pta|portal|local|int|interno|interior|scala|sc|piano|palazzina|dpto|depto|dep|departamento|dto|wohnung"
                    + "|whg|top|stiege|tür|haus|lok|lokal|kl|klatka|mieszk|mieszkanie|кв|квартира|корп|корпус|строение|стр|оф|офис|пом|помещение"
                    + "|лит|литера|литер|подъезд|под|этаж|эт|ет|вх|ап|дом|буд|будинок|стан|bus|boîte|bte|bt|lgh|leil|krs|et|etaj|ap|sector"
                    + "|daire|kat|fszt|földszint|kapı|ajtó|ajto|door|tower|wing|torre|conj|conjunto|sala|loja|andar|fração|quadra|lote|manzana|mz|lt|דירה|קומה|כניסה"
                    + "|p\\.? ?o\\.? ?box|case postale|postfach|postbus|postboks|box|bp|cs|а/я|районе?|квартал|мкр|plot|sector|phase|stage|zone|ward"
                    + "|district|quận|phường|شقة|الطابق|طابق|الدور|عمارة|مبنى|رقم";

    private static final String NAMED = WordChoice.of(NAMES);

    /** These want a number behind them. */
    private static final String SHORTLY_NAMED = "(?:km|nr|nº|no|n|д|d|m|k|em|hs)";

    private static final String REST = "(?:[-/]\\d{1,4}\\p{L}?)?[ºª°]?";
    private static final String NUMBER = "\\p{L}?\\d{1,5}\\p{L}?" + REST;
    private static final String LETTER = "(?-i:\\p{Lu}|[IVX]{2,4})" + REST;

    /** A floor or door, its number before the word. */
    private static final String COUNTED = "(?:\\d{1,3}|[IVX]{1,4})(?:st|nd|rd|th|[ºª°]|ère|er|[èe]me|e|\\.[ºª]?)? ?-?"
            + "(?:floor|fl|étage|piso|planta|og|ug|eg|stock|izq|izda|dcha|der|esq|dto|dta|tv|th|mf|sal|ovi|piętro|этаж|piano|andar|emelet|em"
            + "|kat|krs|lok|tr|cross|main|phase|stage|block)\\b\\.?(?: (?:links|rechts|mitte|left|right|front|rear|izq|dcha|gauche|droite|tv|th))?";

    private static final String END = "(?![\\p{L}\\p{M}\\d])";

    /** One that begins with a letter. */
    private static final String UNIT_OF_WORDS =
            "(?:" + NAMED + "(?:\\.?[ :°º]{0,3}(?:nr?\\.? ?|no\\.? ?|#|№ ?)?" + NUMBER + "|[. :]{1,3}" + LETTER
                    + ")|" + SHORTLY_NAMED + "\\.?[ :°º]{0,3}" + NUMBER
                    + "|(?:road|street|lane|house|plot|door|shop|h|d)\\.? ?no\\.? ?" + NUMBER
                    + "|(?:st|kl)\\.? ?(?:tv|th|mf)\\b\\.?|H0?\\d{3,4}|"
                    + WordChoice.of(
                            "bajo|bajos|ático|hinterhaus|vorderhaus|seitenflügel|quergebäude|eg|dg|parterre|hochparterre"
                                    + "|links|rechts|s/n|entresuelo|principal|rez-de-chaussée|rdc|(?:ground|first|second|third|top|lower|upper|basement|garden)(?: floor)? flat|ground floor|basement|penthouse|top floor|first floor|second floor"
                                    + "|third floor")
                    + "|(?:woj|pow|gm)\\. ?\\p{Ll}{4,24}(?:-\\p{Ll}{4,24})?)" + END;

    /** One that begins with a number, which may be a Roman one. */
    private static final String UNIT_OF_NUMBERS = "(?:(?:\\d{1,2}|[IVX]{1,4})\\. ?em(?:elet)?\\.? ?\\d{1,3}\\.?(?!\\d)|"
            + COUNTED
            + "|\\d{1,2}\\.?[ºª°]\\.? ?(?:(?:izq|izda|dcha|dch|der|drta|esq|dto|dta|centro|frente)\\b\\.?|\\d{1,2}[ºª]|[A-Z](?![\\p{L}]))?"
            + "|\\d{1,2}(?:r|n|t|è) \\d{1,2}a|#\\d{1,4}(?:-\\d{1,4})?\\p{L}?|\\d{1,3}/F|[IVX]{1,4}\\.?/\\d{1,3}\\.?)"
            + END;

    /** The letters with which one may begin. */
    private static final Set<String> UNIT_WORDS = Arrays.stream((NAMES + "|" + SHORTLY_NAMED
                            + "|road|street|lane|house|plot|door|shop|h|st|kl|bajo|bajos|ático|hinterhaus|vorderhaus|seitenflügel|quergebäude|eg|dg"
                            + "|parterre|hochparterre|links|rechts|s|entresuelo|principal|rez|rdc|ground|first|second|third|top|lower|upper|basement"
                            + "|garden|penthouse|woj|pow|gm|районе|r|i|ii|iii|iv|v|vi|vii|viii|ix|x|xi|xii|og|ug|rd|l|t|no|nr")
                    .split("[|()?:]+"))
            .map(word -> word.replaceFirst("[^\\p{L}].*", ""))
            .filter(word -> !word.isEmpty())
            .collect(Collectors.toUnmodifiableSet());

    /** What may follow on the digits with which one begins. */
    private static final Set<String> COUNTED_WORDS = Set.of(
            ("st nd rd th ère er ème eme e floor fl étage piso planta og ug eg stock izq izda dcha der esq dto dta tv mf sal ovi"
                            + " piętro этаж piano andar emelet em kat krs lok tr cross main phase stage block r n t è f")
                    .split(" "));

    private static final Units UNIT_HERE = new Units("", "", "");

    /** The same at the end of a text that stands before a street. */
    private static final Units UNIT_BEFORE = new Units(
            "(?<![\\p{L}\\p{M}\\d])",
            "|(?:flat|shop|plot|house|door|h|d)\\.? no\\.? ?" + NUMBER
                    + "|(?:h|d|door|house)\\.? ?no\\.? ?[\\d/A-Z-]{1,14}|r\\.?d\\.? \\d{1,2}",
            "\\z");

    /** Expressions for a part of a house, by what it begins with. */
    private record Units(Pattern words, Pattern numbers, Pattern either) {

        /** @param more alternatives that begin with a letter */
        Units(String before, String more, String behind) {
            this(
                    compiled(before, UNIT_OF_WORDS + more, behind),
                    compiled(before, UNIT_OF_NUMBERS, behind),
                    compiled(before, UNIT_OF_WORDS + more + "|" + UNIT_OF_NUMBERS, behind));
        }

        private static Pattern compiled(String before, String units, String behind) {
            return Pattern.compile(
                    before + "(?:" + units + ")" + behind,
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
        }

        /** The one for a unit that begins with a character. */
        Pattern beginningWith(char first) {
            if (ONE_OF_TWO.indexOf(first) >= 10 || !Character.isLetterOrDigit(first)) {
                return either;
            }
            return Character.isDigit(first) ? numbers : words;
        }
    }

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

    /** Words, numbers and signs between them, of the longest name of a part of a house. */
    private static final int MOST_UNIT_WORDS = 8;

    /** What begins one of the few parts of a house that have two numbers: {@code 2. em 12}, {@code II. em. 3}. */
    private static final String ONE_OF_TWO = "0123456789IVXivx";

    /** More letters than this with a dot behind them are a sentence's end and no shortened word. */
    private static final int LONGEST_SHORTENED = 3;

    /** More than what stands behind a place's name and belongs to it. */
    private static final int LONGEST_BEHIND = 34;

    private static final int UNCERTAIN = -2;

    private AddressParts() {}

    /** Where the part of a kind ends that begins at a place, or -1. */
    static int end(AddressReader.Kind kind, String text, int at) {
        return switch (kind) {
            case SEPARATOR -> end(SEPARATOR, text, at);
            case UNIT -> mayBeginUnit(text, at) ? end(UNIT_HERE.beginningWith(text.charAt(at)), text, at) : -1;
            case SURE_POSTCODE -> end(SURE_POSTCODE, text, at);
            case POSTCODE -> end(POSTCODE, text, at);
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
            case SEPARATOR -> certainEnd(SEPARATOR, text, at, limit);
            case UNIT ->
                mayBeginUnit(text, at) ? certainEnd(UNIT_HERE.beginningWith(text.charAt(at)), text, at, limit) : -1;
            case SURE_POSTCODE -> certainEnd(SURE_POSTCODE, text, at, limit);
            case POSTCODE -> certainEnd(POSTCODE, text, at, limit);
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

    static int numberRest(String text, int at) {
        return end(NUMBER_REST, text, at);
    }

    /** Where a flat begins that ends where the text does, or -1. */
    static int unitBefore(String text) {
        int first = text.length();
        for (int words = 0; words < MOST_UNIT_WORDS && first > Math.max(0, text.length() - LONGEST_WORD); words++) {
            first--;
            while (first > 0 && Character.isLetterOrDigit(text.charAt(first - 1))) {
                first--;
            }
        }
        int one = beforeNumbers(text, first, 1);
        for (int at = beforeNumbers(text, first, 2); at < text.length(); at++) {
            boolean begins = (at >= one || ONE_OF_TWO.indexOf(text.charAt(at)) >= 0)
                    && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)));
            if (begins && mayBeginUnit(text, at) && end(UNIT_BEFORE.beginningWith(text.charAt(at)), text, at) > 0) {
                return at;
            }
        }
        return -1;
    }

    /** The first place from which on there are no more numbers than so many, with spaces between them. */
    private static int beforeNumbers(String text, int first, int most) {
        int numbers = 0;
        boolean inNumber = false;
        for (int at = text.length() - 1; at >= first; at--) {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                if (!inNumber && ++numbers > most) {
                    return at + 1;
                }
                inNumber = true;
            } else if (c == ' ') {
                inNumber = false;
            }
        }
        return first;
    }

    /** Looks at the first word only: to try all words for a part of a house everywhere would take most of the time. */
    private static boolean mayBeginUnit(String text, int at) {
        int to = at;
        while (to < text.length() && Character.isLetter(text.charAt(to))) {
            to++;
        }
        if (to > at) {
            return UNIT_WORDS.contains(text.substring(at, to).toLowerCase(Locale.ROOT));
        }
        while (to < text.length() && text.charAt(to) >= '0' && text.charAt(to) <= '9') {
            to++;
        }
        if (to == at) {
            return to < text.length() && text.charAt(to) != ' ';
        }
        if (to < text.length() && (text.charAt(to) == ' ' || text.charAt(to) == '-')) {
            to++;
        }
        int word = to;
        while (to < text.length() && Character.isLetter(text.charAt(to))) {
            to++;
        }
        return word == to || COUNTED_WORDS.contains(text.substring(word, to).toLowerCase(Locale.ROOT));
    }

    /**
     * The name of a country, whatever its words look like: {@code Česká republika}.
     *
     * @return how much of the text was read (upper half) and the end, or -1 (lower half)
     */
    private static long country(String text, int at) {
        int end = -1;
        int to = at;
        int read = at;
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
            end = Math.max(end, end(PART, text, end));
            read = Math.max(read, end + LONGEST_BEHIND);
            end = Math.max(end, end(IN_BRACKETS, text, end));
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

    private static int end(Pattern pattern, String text, int at) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        matcher.useTransparentBounds(true);
        return matcher.lookingAt() ? matcher.end() : -1;
    }
}
