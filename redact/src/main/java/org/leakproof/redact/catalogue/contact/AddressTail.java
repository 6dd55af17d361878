package org.leakproof.redact.catalogue.contact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of an address stands behind its street and number, whatever the country: flat, towns, region, postcode, country, on the
 * same line or the next ones. A walk forward, part by part.
 *
 * <p>Towns count for the sake of what only an address has: a postcode, a country, a flat. Without that only those do that stand
 * behind a comma on the same line and end there.
 */
final class AddressTail {

    /** So much behind a street is looked at, in bytes of UTF-8; with as many parts as may be taken it is rarely all used. */
    static final int REACH = 360;

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

    /** Behind a place that nothing else tells: the end of a clause, or a word with which another part of it begins. */
    private static final Pattern CLAUSE_END = Pattern.compile(
            "[ \\t\\r]*+(?:$|[.;:!?)\\]»”\"]|\\n|\\r|,|(?:in|on|and|at|by|for|since|near|until|from|with|is|was|or|to|und|seit|ist|war|et|y|e|i|и)\\b)");

    private static final Pattern LINE_END = Pattern.compile(
            "[.;)»”\"]?+[ \\t\\r]*+(?:\\n|$)|[.;)]| (?:in|on|at|by|for|since|near|until|from|with|to|und|seit|et|y|i|w)\\b");

    private static final Pattern IN = Pattern.compile(" (?:in|w|we|à|en|te|em|a|в|v|ve) (?=\\p{Lu})");

    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");

    private static final Pattern SECOND_NUMBER = Pattern.compile("\\d{1,4}\\p{L}?(?=[,#\\n\\r]| #|$)");

    private final String text;
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

    private AddressTail(String text, boolean townFirst) {
        this.text = text;
        this.townFirst = townFirst;
        this.at = Math.max(0, AddressParts.numberRest(text, 0));
        this.end = at;
        this.looseEnd = end;
    }

    /**
     * Of the text behind a street and number.
     *
     * @param townFirst whether the country writes the town before the street, and the postcode may stand alone behind it
     */
    static AddressTail of(String text, boolean townFirst) {
        AddressTail tail = new AddressTail(text, townFirst);
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

    private void walk() {
        for (int parts = 0; parts < MOST_PARTS && !(country && postcode != Postcode.NONE); parts++) {
            int next = AddressParts.separator(text, at);
            if (next < 0 || !readsUnit(next) && !readsPostcode(next) && !readsPlace(next)) {
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
        int to = AddressParts.unit(text, next);
        if (to > 0 && !isPostcodeOfTown(next)) {
            take(to);
            return true;
        }
        Matcher number = SECOND_NUMBER.matcher(text).region(next, text.length());
        if (places == 0 && isSpaceOnly(next) && number.lookingAt()) {
            at = number.end();
            return true;
        }
        return false;
    }

    /** {@code D-76133} is a postcode and no door. */
    private boolean isPostcodeOfTown(int next) {
        return AddressParts.surePostcode(text, next) > 0;
    }

    private boolean readsPostcode(int next) {
        if (postcode != Postcode.NONE) {
            return false;
        }
        int sure = AddressParts.surePostcode(text, next);
        int to = sure > 0 ? sure : AddressParts.postcode(text, next);
        if (to < 0) {
            return false;
        }
        int afterwards = AddressParts.separator(text, to);
        int town = afterwards < 0 || places > 0 && !isSpaceOnly(to, afterwards)
                ? -1
                : AddressParts.place(text, afterwards);
        boolean beforeCountry = afterwards > 0 && AddressParts.country(text, afterwards) > 0;
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
        int to = Math.max(AddressParts.country(text, next), AddressParts.place(text, next));
        if (to < 0) {
            return false;
        }
        String name = text.substring(next, to);
        boolean behindComma = !isSpaceOnly(next) && text.substring(at, next).indexOf('\n') < 0;
        places++;
        if (endsWithCountry(name)) {
            country = true;
            postcode = postcode == Postcode.DOUBTFUL ? Postcode.SURE : postcode;
            take(to);
            return true;
        }
        boolean region = postcode == Postcode.NONE
                ? endsWithRegion(name) && (places > 1 || name.indexOf(' ') > 0)
                : !isSpaceOnly(next) && AddressWords.isRegion(name);
        if (region || postcode == Postcode.NONE && name.indexOf('/') > 0) {
            take(to);
            return true;
        }
        at = to;
        loose++;
        separated &= behindComma;
        boolean closed = (postcode == Postcode.NONE ? CLAUSE_END : LINE_END)
                .matcher(text)
                .region(to, text.length())
                .lookingAt();
        if (separated && (closed || loose > 1 && postcode == Postcode.NONE)
                || inLineBelow
                        && behindComma
                        && LINE_END.matcher(text).region(to, text.length()).lookingAt()) {
            looseEnd = to;
        }
        inLineBelow = loose == 1 && postcode == Postcode.NONE && !behindComma && !separated;
        return loose < MOST_LOOSE_PLACES;
    }

    private void readTownBehindIn() {
        Matcher in = IN.matcher(text);
        if (in.lookingAt()) {
            int to = AddressParts.place(text, in.end());
            if (to > 0 && CLAUSE_END.matcher(text).region(to, text.length()).lookingAt()) {
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
        return text.substring(from, to).isBlank() && text.substring(from, to).indexOf('\n') < 0;
    }

    private static boolean endsWithCountry(String place) {
        for (int from = 0; from >= 0; from = nextWord(place, from)) {
            if (AddressWords.isCountry(place.substring(from))) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsWithRegion(String place) {
        for (int from = 0; from >= 0; from = nextWord(place, from)) {
            if (AddressWords.isRegion(place.substring(from))) {
                return true;
            }
        }
        return false;
    }

    /** -1 behind the last. */
    private static int nextWord(String place, int from) {
        int space = place.indexOf(' ', from);
        return space < 0 ? -1 : space + 1;
    }
}
