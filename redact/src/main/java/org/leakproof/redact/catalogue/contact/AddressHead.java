package org.leakproof.redact.catalogue.contact;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leakproof.redact.catalogue.LettersAndDigits;

/**
 * What of an address stands before its street: flat and house, and in some countries everything from the country down. A walk
 * backward over some hundred characters, part by part.
 */
final class AddressHead {

    /** So much before a street is looked at, in bytes of UTF-8. */
    static final int REACH = 240;

    private static final int MOST_PARTS = 7;
    private static final int LONGEST_PART = 60;
    /** More than a house's number with all that may follow on it. */
    private static final int LONGEST_NUMBER = 40;

    private static final int MOST_PLACES = 3;

    /** Parts with nothing but a space between them: {@code Block 3 Flat 12 Elm Road}. */
    private static final int MOST_BESIDES = 2;

    private static final Pattern POSTCODE = Pattern.compile(
            "(?<![\\p{L}\\p{M}\\d.,/-])(?:[A-Z]{1,3}-)?(?:\\d{5,6}|\\d{2}-\\d{3}|\\d{4}-\\d{3}|\\d{3} \\d{2,3}|\\d{4}(?= ))");

    /** Digits. */
    private static final int FEWEST_OF_POSTCODE = 4;

    /** Words of a street's name behind its number; a year is none. */
    private static final Pattern NUMBER_FIRST = Pattern.compile(
            "(?<![\\p{L}\\p{M}\\d.,:/-])(?!(?:19|20)\\d\\d[ ,])\\d{1,5}[A-Za-z]?(?:[-/]\\d{1,4}[A-Za-z]?)?(?: ?bis| ?ter)?,? "
                    + "(?:(?:\\p{Lu}[\\p{L}\\p{M}'’.-]{0,24}|d[eiu]|de[rsln]|della|du|la|les?|of|the|\\d{1,3}(?:st|nd|rd|th))(?: |\\z)){1,6}\\z");

    private static final Pattern NUMBER_LAST = Pattern.compile(
            "(?<![\\p{L}\\p{M}\\d.:/-])\\d{1,5} ?(?:bis|ter|[A-Za-z](?: \\d{1,3})?)?(?:[-/] ?\\d{1,4}[A-Za-z]?){0,3}\\.?\\z|(?<= )(?:snc|s\\.n\\.c\\.|s/n|s\\.n\\.|b\\.b\\.|bb)\\z");

    /** The last characters of {@code snc}, {@code s.n.}, {@code s/n} and {@code bb}, which stand for no number. */
    private static final String NO_NUMBER_ENDS = "c.nb";

    /** Behind the questions that {@link AddressReader#step} is asked: towns first or not, numbers needed or not. */
    private static final int WALK = 0;

    private static final int STREET = 2;

    private final String text;
    private final int offset;
    private int start;

    /** The first unit that was looked at since this was set. */
    private int leftmost;

    private enum Separator {
        NONE,
        SPACE,
        COMMA,
        LINE
    }

    /** What a walk backward finds before a place. */
    private enum Found {
        NOTHING,

        /** A part of the address. */
        TAKEN,

        /** One that counts if one before it does. */
        LOOSE,

        /** A street, of which the rest of the way need not be walked. */
        STREET
    }

    /**
     * One part.
     *
     * @param separator before the place
     * @param found what it is
     * @param back how far before the place it begins
     * @param read how far before the place was looked
     */
    private record Part(Separator separator, Found found, int back, int streetEnd, int read)
            implements AddressReader.Step {}

    private AddressHead(String text, int offset) {
        this.text = text;
        this.offset = offset;
        this.start = text.length();
    }

    /**
     * How much of a text that ends where a street begins belongs to the address.
     *
     * @param offset where the text begins in the reader's stretch
     * @param townFirst whether the country writes the town before the street
     */
    static int length(AddressReader reader, String before, int offset, boolean townFirst) {
        AddressHead head = new AddressHead(before, offset);
        head.walk(reader, townFirst);
        return before.length() - head.start;
    }

    /** Where a street begins and ends in the text before its postcode. */
    record Street(int start, int end) {}

    /**
     * The street nearest before a postcode, towns and flats between them.
     *
     * @param unnumbered whether a street or house without a number counts
     */
    static Optional<Street> streetBefore(AddressReader reader, String before, int offset, boolean unnumbered) {
        AddressHead head = new AddressHead(before, offset);
        int at = before.length();
        int places = 0;
        int question = STREET + (unnumbered ? 1 : 0);
        for (int parts = 0; parts < MOST_PARTS; parts++) {
            int end = at;
            Part part = reader.step(
                    offset + at,
                    question,
                    at,
                    Part.class,
                    () -> head.part(end, place -> head.streetPart(place, unnumbered)));
            boolean ended = part.found == Found.NOTHING
                    || parts > 0 && part.separator == Separator.SPACE
                    || part.found == Found.LOOSE && places++ >= MOST_PLACES;
            if (ended) {
                return Optional.empty();
            }
            if (part.found == Found.STREET) {
                return Optional.of(new Street(at - part.back, at - part.streetEnd));
            }
            at -= part.back;
        }
        return Optional.empty();
    }

    /**
     * Whether there may be a street before a postcode, by what stands directly before it: with nothing but a space between that
     * is mostly a sentence.
     */
    static boolean mayHaveStreet(String before) {
        AddressHead head = new AddressHead(before, 0);
        int at = before.length();
        int to = head.beforeSeparator(at);
        Separator separator = head.separator(to, at);
        if (separator != Separator.SPACE) {
            return separator != Separator.NONE;
        }
        String part = before.substring(head.partStart(to), to);
        return isPlace(part) || AddressUnits.startBefore(part) >= 0;
    }

    /** Where a part stands. @param at behind the separator that follows on it */
    private record Place(int at, int from, int to, Separator separator) {}

    /** What the part before a place is, if there is one. */
    private Part part(int at, Function<Place, Part> reading) {
        leftmost = at;
        int to = beforeSeparator(at);
        Separator separator = separator(to, at);
        int from = partStart(to);
        if (separator == Separator.NONE || from == to) {
            return part(at, separator, Found.NOTHING, at, at);
        }
        return reading.apply(new Place(at, from, to, separator));
    }

    private Part streetPart(Place place, boolean unnumbered) {
        int from = place.from;
        int to = place.to;
        int at = place.at;
        Separator separator = place.separator;
        String part = text.substring(from, to);
        int unit = AddressUnits.startBefore(part);
        boolean apart = separator != Separator.SPACE;
        int begin = unit == 0 || !apart ? -1 : numbered(from, to, separator);
        if (begin < 0 && unit != 0 && apart) {
            int name = unnumbered ? HouseNames.unnumbered(part) : HouseNames.prefixed(part);
            begin = name < 0 ? -1 : houseBefore(from + name);
        }
        if (begin >= 0) {
            return part(at, separator, Found.STREET, begin, to);
        }
        if (unit >= 0) {
            return part(at, separator, Found.TAKEN, from + unit, at);
        }
        return part(at, separator, isPlace(part) ? Found.LOOSE : Found.NOTHING, from, at);
    }

    private Part part(int at, Separator separator, Found found, int begin, int streetEnd) {
        return new Part(separator, found, at - begin, at - streetEnd, at - leftmost);
    }

    /** Where a street begins that ends where its part does, with its number on either side; or -1. */
    private int numbered(int from, int to, Separator separator) {
        if (!mayBeNumbered(from, to)) {
            return -1;
        }
        boolean endsWithNumber = Character.isDigit(text.charAt(to - 1));
        Matcher first = NUMBER_FIRST.matcher(text).region(from, to);
        if (!endsWithNumber && first.find() && (separator == Separator.COMMA || first.start() == from)) {
            return first.start();
        }
        int begin = Math.max(from, to - LONGEST_NUMBER);
        Matcher last = NUMBER_LAST.matcher(text).region(begin, to).useTransparentBounds(begin > from);
        if (!last.find()) {
            return -1;
        }
        StreetName name = StreetName.before(text, last.start(), separator == Separator.LINE);
        leftmost = Math.min(leftmost, name.first());
        return name.length() == 0 ? -1 : last.start() - name.length();
    }

    /** Whether there is a digit, or the end of a word for none. */
    private boolean mayBeNumbered(int from, int to) {
        for (int at = to - 1; at >= from; at--) {
            if (text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                return true;
            }
        }
        return to > from && NO_NUMBER_ENDS.indexOf(text.charAt(to - 1)) >= 0;
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

    private void walk(AddressReader reader, boolean townFirst) {
        int at = NumberSign.startBefore(text);
        start = at;
        int besides = 0;
        int question = WALK + (townFirst ? 1 : 0);
        for (int parts = 0; parts < MOST_PARTS; parts++) {
            int end = at;
            Part part = reader.step(
                    offset + at, question, at, Part.class, () -> part(end, place -> walkPart(place, townFirst)));
            besides = part.separator == Separator.SPACE ? besides + 1 : 0;
            if (part.found == Found.NOTHING || besides > MOST_BESIDES) {
                return;
            }
            at -= part.back;
            if (part.found == Found.TAKEN) {
                start = at;
            }
        }
    }

    private Part walkPart(Place place, boolean townFirst) {
        String part = text.substring(place.from, place.to);
        int own = taken(part, place.separator, townFirst);
        boolean loose = own < 0 && isLoose(part, place.separator);
        Found found = own >= 0 ? Found.TAKEN : loose ? Found.LOOSE : Found.NOTHING;
        return part(place.at, place.separator, found, place.from + Math.max(0, own), place.at);
    }

    /** Where what belongs to the address begins in a part, or -1. */
    private static int taken(String part, Separator separator, boolean townFirst) {
        int unit = AddressUnits.startBefore(part);
        if (unit >= 0) {
            return unit;
        }
        if (separator == Separator.SPACE) {
            return -1;
        }
        int building = HouseNames.building(part);
        if (building == 0 || building > 0 && separator == Separator.COMMA) {
            return building;
        }
        if (separator == Separator.LINE && !townFirst) {
            return -1;
        }
        if (LettersAndDigits.digits(part) >= FEWEST_OF_POSTCODE) {
            Matcher postcode = POSTCODE.matcher(part);
            if (postcode.find() && isTown(part, postcode.end(), townFirst)) {
                return postcode.start();
            }
        }
        if (!townFirst) {
            return -1;
        }
        int town = town(part);
        return separator == Separator.COMMA || town == 0 && isTold(part) ? town : -1;
    }

    private static boolean isTown(String part, int at, boolean townFirst) {
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
        return separator == Separator.COMMA && isPlace(part);
    }

    private static boolean isPlace(String part) {
        return AddressParts.place(part, 0) == part.length();
    }

    private int beforeSeparator(int at) {
        int to = at;
        while (to > 0 && " \t>|*".indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        leftmost = Math.min(leftmost, to - 1);
        if (to > 0 && text.charAt(to - 1) == '\n') {
            to--;
        } else {
            to = at;
        }
        while (to > 0 && " \t\r,·".indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        leftmost = Math.min(leftmost, to - 1);
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
        while (from > 0 && to - from < LONGEST_PART && StreetName.BETWEEN.indexOf(text.charAt(from - 1)) < 0) {
            from--;
        }
        leftmost = Math.min(leftmost, from - 1);
        while (from < to && text.charAt(from) == ' ') {
            from++;
        }
        return from;
    }
}
