package org.leakproof.redact.catalogue.contact;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of an address stands before its street: flat and house, and in some countries everything from the country down. A walk
 * backward over some hundred characters, part by part.
 */
final class AddressHead {

    /** So much before a street is looked at, in bytes of UTF-8. */
    static final int REACH = 240;

    private static final int MOST_PARTS = 7;
    private static final int LONGEST_PART = 60;
    private static final int LONGEST_SIGN = 24;
    private static final int MOST_PLACES = 3;

    /** Parts with nothing but a space between them: {@code Block 3 Flat 12 Elm Road}. */
    private static final int MOST_BESIDES = 2;

    private static final int MOST_WORDS = 5;

    /** Words for a kind of street stand in small letters between its name and number: {@code Kalna iela 6}. */
    private static final int MOST_SMALL_WORDS = 2;

    private static final String WORDS = "(?:\\p{Lu}[\\p{L}\\p{M}'’-]{0,24} ){1,3}";

    /** What says before a name that it is a house, a hamlet or a trading estate. */
    private static final String PREFIXED =
            "(?i:résidence|residencia|edificio|edifício|immeuble|bâtiment|villa|torre|condomínio|urb\\.|urbanización"
                    + "|haus|z\\.?a\\.?c?\\.?|z\\.?i\\.?|lieu-dit|hameau|parc d'activités|pol[ií]gono|pol\\. ind\\.|centro comercial|fundo|parcela|località|loc\\."
                    + "|frazione|fraz\\.)"
                    + " (?:(?:de|des|du|del|della|di|la|les?|los|las|el) ){0,2}\\p{Lu}[\\p{L}\\p{M}'’-]{0,24}(?: [\\p{L}\\p{M}'’-]{1,24}){0,3}";

    private static final Pattern BUILDING = Pattern.compile("(?<![\\p{L}\\p{M}\\d])(?:" + WORDS
            + "(?:House|Rectory|Vicarage|Barn|Grange|Manor|Hall|Mill|Priory|Bungalow|Cottages|Farmhouse|School|Court|Tower|Towers|Mansions?|Building|Cottage|Lodge|Residences?|Apartments|Flats|Business Park|Estate|Farm|Heights"
            + "|Industrial Estate|Centre|Plaza)|" + PREFIXED + ")\\z");

    private static final Pattern PREFIXED_PART = Pattern.compile(PREFIXED + "\\z");

    private static final Pattern POSTCODE = Pattern.compile(
            "(?<![\\p{L}\\p{M}\\d.,/-])(?:[A-Z]{1,3}-)?(?:\\d{5,6}|\\d{2}-\\d{3}|\\d{4}-\\d{3}|\\d{3} \\d{2,3}|\\d{4}(?= ))");

    /** Directly before a number or a street's name. */
    private static final Pattern NUMBER_SIGN = Pattern.compile(
            "(?<![\\p{L}\\p{M}\\d])(?:(?:no|nr|n)[.º°]? ?|(?:(?:unit|flat|apartment|apt|shop|suite|lot|villa|level|blk|block|sec|section|plot|house)\\.? )?(?:\\d{1,4}[a-z]?/)?"
                    + "|(?:prol\\.?|prolongación|privada|priv\\.|cerrada|cda\\.|calzada|calz\\.|blvd\\.) )\\z",
            Pattern.CASE_INSENSITIVE);

    /** Words of a street's name behind its number; a year is none. */
    private static final Pattern NUMBER_FIRST = Pattern.compile(
            "(?<![\\p{L}\\p{M}\\d.,:/-])(?!(?:19|20)\\d\\d[ ,])\\d{1,5}[A-Za-z]?(?:[-/]\\d{1,4}[A-Za-z]?)?(?: ?bis| ?ter)?,? "
                    + "(?:(?:\\p{Lu}[\\p{L}\\p{M}'’.-]{0,24}|d[eiu]|de[rsln]|della|du|la|les?|of|the|\\d{1,3}(?:st|nd|rd|th))(?: |\\z)){1,6}\\z");

    private static final Pattern NUMBER_LAST = Pattern.compile(
            "(?<![\\p{L}\\p{M}\\d.:/-])\\d{1,5} ?(?:bis|ter|[A-Za-z](?: \\d{1,3})?)?(?:[-/] ?\\d{1,4}[A-Za-z]?){0,3}\\.?\\z|(?<= )(?:snc|s\\.n\\.c\\.|s/n|s\\.n\\.|b\\.b\\.|bb)\\z");

    private static final Pattern UNNUMBERED = Pattern.compile(
            "(?<![\\p{L}\\p{M}\\d])" + WORDS
                    + "(?:Street|St|Road|Rd|Avenue|Ave|Boulevard|Lane|Ln|Drive|Terrace|Crescent|Square|Close|Row|Mews|Grove|Gardens)\\.?\\z");

    private static final Pattern BEFORE_NUMBER = Pattern.compile(
            "(?<![\\p{L}\\p{M}\\d]),? ?(?:n[º°r]?\\.?|no\\.?:?|nr\\.?|č\\.(?:p\\.)?|čp\\.|br\\.|№|бр\\.|дом|д\\.)? ?\\z",
            Pattern.CASE_INSENSITIVE);

    private static final String BETWEEN = "\n,;:()«»\"“„>|•";

    private final String text;
    private final boolean townFirst;
    private int start;

    private enum Separator {
        NONE,
        SPACE,
        COMMA,
        LINE
    }

    private AddressHead(String text, boolean townFirst) {
        this.text = text;
        this.townFirst = townFirst;
        this.start = text.length();
    }

    /**
     * How much of a text that ends where a street begins belongs to the address.
     *
     * @param townFirst whether the country writes the town before the street
     */
    static int length(String before, boolean townFirst) {
        AddressHead head = new AddressHead(before, townFirst);
        head.walk();
        return before.length() - head.start;
    }

    /**
     * How much of a text that ends where a house's number begins is the street's name; 0 if none is.
     *
     * @param wholeLine whether nothing else may stand before it on its line
     */
    static int street(String before, boolean wholeLine) {
        Matcher sign = atEnd(BEFORE_NUMBER, before);
        int at = sign.find() ? sign.start() : before.length();
        while (at > 0 && before.charAt(at - 1) == ' ') {
            at--;
        }
        int first = -1;
        int small = 0;
        boolean named = false;
        for (int words = 0; words < MOST_WORDS; words++) {
            int from = at;
            while (from > 0 && isWord(before.charAt(from - 1))) {
                from--;
            }
            String word = before.substring(from, at);
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
            if (from == 0 || before.charAt(from - 1) != ' ') {
                break;
            }
            at = from - 1;
        }
        if (first < 0 || !named || wholeLine && !beginsPart(before, first)) {
            return 0;
        }
        return before.length() - first;
    }

    /** Where a street begins and ends in the text before its postcode. */
    record Street(int start, int end) {}

    /**
     * The street nearest before a postcode, towns and flats between them.
     *
     * @param unnumbered whether a street or house without a number counts
     */
    static Optional<Street> streetBefore(String before, boolean unnumbered) {
        AddressHead head = new AddressHead(before, false);
        int at = before.length();
        int places = 0;
        for (int parts = 0; parts < MOST_PARTS; parts++) {
            int to = head.beforeSeparator(at);
            Separator separator = head.separator(to, at);
            int from = head.partStart(to);
            if (separator == Separator.NONE || from == to || parts > 0 && separator == Separator.SPACE) {
                return Optional.empty();
            }
            String part = before.substring(from, to);
            int unit = AddressParts.unitBefore(part);
            int start = unit == 0 ? -1 : head.numbered(from, to, separator);
            if (start < 0 && unit != 0) {
                int name = unnumbered ? unnumbered(part) : prefixed(part);
                start = name < 0 ? -1 : head.houseBefore(from + name);
            }
            if (start >= 0 && separator != Separator.SPACE) {
                return Optional.of(new Street(start, to));
            }
            if (unit > 0) {
                at = from + unit;
            } else if (unit == 0 || places++ < MOST_PLACES && AddressParts.place(part, 0) == part.length()) {
                at = from;
            } else {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Where a street begins that ends where its part does, with its number on either side; or -1. */
    private int numbered(int from, int to, Separator separator) {
        Matcher first = NUMBER_FIRST.matcher(text).region(from, to);
        if (first.find() && (separator == Separator.COMMA || first.start() == from)) {
            return first.start();
        }
        Matcher last = NUMBER_LAST.matcher(text).region(from, to);
        if (!last.find()) {
            return -1;
        }
        int name = street(text.substring(0, last.start()), separator == Separator.LINE);
        return name == 0 ? -1 : last.start() - name;
    }

    /** Where a house with its number begins that stands directly before a street without one; else where the street does. */
    private int houseBefore(int street) {
        int to = beforeSeparator(street);
        Separator separator = separator(to, street);
        if (separator != Separator.COMMA && separator != Separator.LINE) {
            return street;
        }
        int house = numbered(partStart(to), to, separator);
        return house < 0 ? street : house;
    }

    private static int unnumbered(String part) {
        Matcher matcher = UNNUMBERED.matcher(part);
        return matcher.find() ? matcher.start() : building(part);
    }

    private static int prefixed(String part) {
        Matcher matcher = PREFIXED_PART.matcher(part);
        return matcher.find() ? matcher.start() : -1;
    }

    private static int building(String part) {
        Matcher matcher = BUILDING.matcher(part);
        return matcher.find() ? matcher.start() : -1;
    }

    private static boolean beginsPart(String before, int at) {
        int from = at;
        while (from > 0 && (before.charAt(from - 1) == ' ' || before.charAt(from - 1) == '\t')) {
            from--;
        }
        return from == 0 || BETWEEN.indexOf(before.charAt(from - 1)) >= 0;
    }

    private static boolean isWord(char c) {
        return Character.isLetter(c)
                || c == '.'
                || c == '\''
                || c == '’'
                || c == '-'
                || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private void walk() {
        Matcher sign = atEnd(NUMBER_SIGN, text);
        int at = sign.find() ? sign.start() : text.length();
        start = at;
        int besides = 0;
        for (int parts = 0; parts < MOST_PARTS; parts++) {
            int to = beforeSeparator(at);
            Separator separator = separator(to, at);
            int from = partStart(to);
            besides = separator == Separator.SPACE ? besides + 1 : 0;
            if (separator == Separator.NONE || from == to || besides > MOST_BESIDES) {
                return;
            }
            String part = text.substring(from, to);
            int own = taken(part, separator);
            if (own >= 0) {
                at = from + own;
                start = at;
            } else if (isLoose(part, separator)) {
                at = from;
            } else {
                return;
            }
        }
    }

    /** Looks for what ends a text and is as short as a sign. */
    private static Matcher atEnd(Pattern pattern, String text) {
        return pattern.matcher(text)
                .region(Math.max(0, text.length() - LONGEST_SIGN), text.length())
                .useTransparentBounds(true);
    }

    /** Where what belongs to the address begins in a part, or -1. */
    private int taken(String part, Separator separator) {
        int unit = AddressParts.unitBefore(part);
        if (unit >= 0) {
            return unit;
        }
        if (separator == Separator.SPACE) {
            return -1;
        }
        Matcher building = BUILDING.matcher(part);
        if (building.find() && (separator == Separator.COMMA || building.start() == 0)) {
            return building.start();
        }
        if (separator == Separator.LINE && !townFirst) {
            return -1;
        }
        Matcher postcode = POSTCODE.matcher(part);
        if (postcode.find() && isTown(part, postcode.end())) {
            return postcode.start();
        }
        if (!townFirst) {
            return -1;
        }
        int town = town(part);
        return separator == Separator.COMMA || town == 0 && isTold(part) ? town : -1;
    }

    private boolean isTown(String part, int at) {
        return at == part.length() && townFirst
                || at < part.length() && part.charAt(at) == ' ' && AddressParts.place(part, at + 1) == part.length();
    }

    /** A line of its own is a town if a sign for one stands before it, or behind, or it is a country. */
    private static boolean isTold(String part) {
        int first = Math.max(part.indexOf(' '), part.indexOf('.') + 1);
        return AddressWords.isCountry(part)
                || first > 0 && AddressWords.isMark(part.substring(0, first).strip())
                || AddressWords.isBehind(part.substring(part.lastIndexOf(' ') + 1));
    }

    /** A place whose name ends the part, in countries that write it before the street. */
    private static int town(String part) {
        for (int at = 0; at >= 0; at = part.indexOf(' ', at) < 0 ? -1 : part.indexOf(' ', at) + 1) {
            if (AddressParts.place(part, at) == part.length()) {
                return at;
            }
        }
        return -1;
    }

    /** A part that counts if one before it does: the name of a building without a word for it. */
    private static boolean isLoose(String part, Separator separator) {
        return separator == Separator.COMMA && AddressParts.place(part, 0) == part.length();
    }

    private int beforeSeparator(int at) {
        int to = at;
        while (to > 0 && " \t>|*".indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        if (to > 0 && text.charAt(to - 1) == '\n') {
            to--;
        } else {
            to = at;
        }
        while (to > 0 && " \t\r,·".indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return to;
    }

    private Separator separator(int from, int to) {
        String between = text.substring(from, to);
        if (between.isEmpty()) {
            return Separator.NONE;
        }
        if (between.indexOf('\n') >= 0) {
            return between.indexOf('\n') == between.lastIndexOf('\n') ? Separator.LINE : Separator.NONE;
        }
        return between.isBlank() ? Separator.SPACE : Separator.COMMA;
    }

    private int partStart(int to) {
        int from = to;
        while (from > 0 && to - from < LONGEST_PART && BETWEEN.indexOf(text.charAt(from - 1)) < 0) {
            from--;
        }
        while (from < to && text.charAt(from) == ' ') {
            from++;
        }
        return from;
    }
}
