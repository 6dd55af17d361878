package org.leakproof.redact.catalogue.contact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leakproof.redact.catalogue.contact.AddressReader.Kind;

/**
 * What of an address stands behind its street and number, whatever the country: flat, towns, region, postcode, country, on the
 * same line or the next ones. A walk forward, part by part.
 *
 * <p>Towns count for the sake of what only an address has: a postcode, a country, a flat. Without that only those do that stand
 * behind a comma on the same line and end there.
 */
final class AddressTail {

    /**
     * So much behind a street is looked at, in bytes of UTF-8. Parts begin in the first 360 units of it, with as many parts as may
     * be taken rarely so far behind; the others are there so that these parts are read as they are elsewhere.
     */
    static final int REACH = 480;

    private static final int LAST = 360;

    /** How sure it is that there was a postcode. */
    enum Postcode {
        NONE,
        /** Four digits that might be a year, or three, and no country behind them. */
        DOUBTFUL,
        SURE
    }

    private static final int MOST_PARTS = 12;
    private static final int MOST_LOOSE_PLACES = 4;
    private static final int SHORT_POSTCODE = 4;

    /** Words with which another part of a clause begins. */
    private static final Pattern CLAUSE = Pattern.compile(
            "(?:in|on|and|at|by|for|since|near|until|from|with|is|was|or|to|und|seit|ist|war|et|y|e|i|и)\\b");

    private static final String CLAUSE_ENDS = ".;:!?)]»”\"\n,";

    private static final Pattern LINE_END = Pattern.compile(
            "[.;)»”\"]?+[ \\t\\r]*+(?:\\n|$)|[.;)]| (?:in|on|at|by|for|since|near|until|from|with|to|und|seit|et|y|i|w)\\b");

    private static final Pattern IN = Pattern.compile(" (?:in|w|we|à|en|te|em|a|в|v|ve) (?=\\p{Lu})");

    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");

    private static final Pattern SECOND_NUMBER = Pattern.compile("\\d{1,4}\\p{L}?(?=[,#\\n\\r]| #|$)");

    private final AddressReader reader;
    private final String text;
    private final int offset;
    private final boolean townFirst;
    private int at;
    private int end;
    private Postcode postcode = Postcode.NONE;
    private boolean country;

    /** Places since the last part that was taken, and all. */
    private int loose;

    private int places;
    private int looseEnd;
    private boolean separated = true;

    /** Whether a place stands first on the line below the street: with another behind a comma both are towns or regions. */
    private boolean inLineBelow;

    private AddressTail(AddressReader reader, String text, int offset, boolean townFirst) {
        this.reader = reader;
        this.text = text;
        this.offset = offset;
        this.townFirst = townFirst;
        this.at = Math.max(0, AddressParts.numberRest(text, 0));
        this.end = at;
        this.looseEnd = end;
    }

    /**
     * Of the text behind a street and number.
     *
     * @param offset where it begins in the reader's stretch
     * @param townFirst whether the country writes the town before the street, and the postcode may stand alone behind it
     */
    static AddressTail of(AddressReader reader, String text, int offset, boolean townFirst) {
        AddressTail tail = new AddressTail(reader, text, offset, townFirst);
        tail.walk();
        return tail;
    }

    /** How much of the text belongs to the address. */
    int length() {
        return Math.max(end, looseEnd);
    }

    Postcode postcode() {
        return postcode;
    }

    private int read(Kind kind, int from) {
        return reader.end(kind, text, offset, from);
    }

    private void walk() {
        for (int parts = 0; parts < MOST_PARTS && !(country && postcode != Postcode.NONE); parts++) {
            int next = read(Kind.SEPARATOR, at);
            if (next < 0 || next > LAST || !readsUnit(next) && !readsPostcode(next) && !readsPlace(next)) {
                break;
            }
        }
        if (end == 0 && looseEnd == 0) {
            readTownBehindIn();
        }
    }

    private boolean readsUnit(int next) {
        if (postcode != Postcode.NONE || country) {
            return false;
        }
        int to = read(Kind.UNIT, next);
        if (to > 0 && !isPostcodeOfTown(next)) {
            take(to);
            return true;
        }
        if (places == 0 && isSpaceOnly(next)) {
            Matcher number = SECOND_NUMBER.matcher(text).region(next, text.length());
            if (number.lookingAt()) {
                at = number.end();
                return true;
            }
        }
        return false;
    }

    /** {@code D-76133} is a postcode and no door. */
    private boolean isPostcodeOfTown(int next) {
        return read(Kind.SURE_POSTCODE, next) > 0;
    }

    private boolean readsPostcode(int next) {
        if (postcode != Postcode.NONE) {
            return false;
        }
        int sure = read(Kind.SURE_POSTCODE, next);
        int to = sure > 0 ? sure : read(Kind.POSTCODE, next);
        if (to < 0) {
            return false;
        }
        int afterwards = read(Kind.SEPARATOR, to);
        int town = afterwards < 0 || places > 0 && !isSpaceOnly(to, afterwards) ? -1 : read(Kind.PLACE, afterwards);
        boolean beforeCountry = afterwards > 0 && read(Kind.COUNTRY, afterwards) > 0;
        if (sure < 0 && town < 0 && (places == 0 && !townFirst || to - next < SHORT_POSTCODE && !beforeCountry)) {
            return false;
        }
        boolean doubtful = sure < 0
                && to - next <= SHORT_POSTCODE
                && (town < 0
                        || places > 0
                        || YEAR.matcher(text.substring(next, to)).matches());
        postcode = doubtful ? Postcode.DOUBTFUL : Postcode.SURE;
        if (town > 0) {
            places++;
        }
        take(Math.max(to, town));
        return true;
    }

    private boolean readsPlace(int next) {
        int to = Math.max(read(Kind.COUNTRY, next), read(Kind.PLACE, next));
        if (to < 0) {
            return false;
        }
        AddressReader.Name name = reader.name(text, offset, next, to);
        boolean behindComma = !isSpaceOnly(next) && text.substring(at, next).indexOf('\n') < 0;
        places++;
        if (name.endsWithCountry()) {
            country = true;
            postcode = postcode == Postcode.DOUBTFUL ? Postcode.SURE : postcode;
            take(to);
            return true;
        }
        boolean region = postcode == Postcode.NONE
                ? name.endsWithRegion() && (places > 1 || name.hasSpace())
                : !isSpaceOnly(next) && name.isRegion();
        if (region || postcode == Postcode.NONE && name.hasSlash()) {
            take(to);
            return true;
        }
        at = to;
        loose++;
        separated &= behindComma;
        boolean closed = postcode == Postcode.NONE
                ? endsClause(to)
                : LINE_END.matcher(text).region(to, text.length()).lookingAt();
        if (separated && (closed || loose > 1 && postcode == Postcode.NONE)
                || inLineBelow
                        && behindComma
                        && LINE_END.matcher(text).region(to, text.length()).lookingAt()) {
            looseEnd = to;
        }
        inLineBelow = loose == 1 && postcode == Postcode.NONE && !behindComma && !separated;
        return loose < MOST_LOOSE_PLACES;
    }

    /** Behind a place that nothing else tells. */
    private boolean endsClause(int place) {
        int from = place;
        while (from < text.length() && " \t\r".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        if (from == text.length() || CLAUSE_ENDS.indexOf(text.charAt(from)) >= 0) {
            return true;
        }
        return Character.isLetter(text.charAt(from))
                && CLAUSE.matcher(text).region(from, text.length()).lookingAt();
    }

    private void readTownBehindIn() {
        Matcher in = IN.matcher(text);
        if (in.lookingAt()) {
            int to = read(Kind.PLACE, in.end());
            if (to > 0 && endsClause(to)) {
                looseEnd = to;
            }
        }
    }

    private void take(int to) {
        at = to;
        end = to;
        loose = 0;
        separated = true;
    }

    private boolean isSpaceOnly(int next) {
        return isSpaceOnly(at, next);
    }

    private boolean isSpaceOnly(int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '\n' || !Character.isWhitespace(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
