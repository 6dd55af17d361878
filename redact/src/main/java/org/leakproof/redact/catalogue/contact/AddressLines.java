package org.leakproof.redact.catalogue.contact;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leakproof.redact.catalogue.Labelled.Way;
import org.leakproof.redact.scan.Boundary;

/**
 * Addresses that no word for a street tells, but what stands around its name: numbers on both sides, a flat, lines that end in a
 * postcode, a word that says that somebody is, comes or sends something there.
 */
final class AddressLines {

    /** The increment sign stands for a capital delta in old Greek tables. */
    private static final String NAME = "[\\p{Lu}∆][\\p{L}\\p{M}∆'’.-]{0,24}";

    private static final String NAMES = NAME + "(?: " + NAME + "){0,3}";

    /** Between two parts of an address, also over the end of a line and the marks of quotation that begin the next one. */
    private static final String LINE_BREAK = "[ ,\\r]{0,3}\\n[ >|?,*]{0,5}";

    private static final String BREAK = "(?:,? |" + LINE_BREAK + ")";

    /** What stands between the words of a place's name. */
    private static final String SMALL =
            "(?:(?:de|del|della|di|do|da|dos|du|des|la|le|les|sur|sous|en|am|an|der|im|in|ob|bei|nad|pod|pri|upon|on|of|the|van|aan|op|og|i|y|and|&) ){0,2}";

    /** A region's letters or digits; a table leaves {@code nan} where a place has none. */
    private static final String REGION = "(?:[A-Z]{1,3}|nan)";

    private static final String POSTCODE = "\\d{4,6}(?:-\\d{3,4})?";
    private static final String PLACE = "(?:" + SMALL + NAME + "|\\(\\p{Lu}\\p{L}{1,20}\\)|" + REGION + ")";

    private static final String ONE_FLAT =
            "(?i:apt|apartment|suite|ste|unit|flat|d(?:e)?pto|apto|appt|bus|bo[iî]te|bte|lgh|wohnung)\\.? ?#?\\d{1,5}[A-Za-z]?";

    private static final String FLAT = ONE_FLAT + "(?:" + BREAK + ONE_FLAT + ")?";

    /** Town, region, country and postcode, as far as they are there. */
    private static final String TOWN = "(?:" + BREAK + PLACE + "){0,7}(?:" + BREAK + POSTCODE + ")?";

    private static final String TOWN_LINES =
            LINE_BREAK + PLACE + "(?:" + BREAK + PLACE + "){0,5}(?:" + BREAK + "\\d{1,2})?" + BREAK + POSTCODE;

    /** The number of the house, and one that belongs to the street. */
    private static final String NUMBERS = "\\d{1,6}[A-Za-z]?(?: \\d{1,5})?";

    private static final String NUMBER_BEHIND = ",? \\d{1,5}[A-Za-z]?\\.?";

    /** Words and the number behind them, however they are written: somebody may write all in small letters. */
    private static final String ANY_NUMBERED =
            "[\\p{L}\\p{M}.'’-]{2,30}(?: [\\p{L}\\p{M}.'’-]{2,30}){0,3}" + NUMBER_BEHIND;

    private static final String THERE = "(?i:"
            + "(?:meet|join|pick|drop|drops|picks|picked|dropped)(?: (?:me|us|you|him|her|them))?(?: up| off)? (?:at|on|from)"
            + "|(?:located|situated|lives?|lived|living|stays?|staying|office|station|stop|shop|store|restaurant|caf[eé]|bar|hotel"
            + "|house|home|building|apartment|flat|school|clinic|entrance|warehouse|headquarters)(?: (?:is|was|are))?(?: located| situated)? (?:at|on)"
            + "|(?:side|end) of|enter(?:ed|s)? (?:on|at|from)|moved? (?:to|from|into)|(?:lives?|lived|living|it's|it is|is located) in"
            + "|(?:taxi|cab|ride|directions|way) (?:to|from)"
            + "|(?:sen[dt]|deliver(?:ed|y)?|ship(?:ped)?|mail(?:ed)?|post(?:ed)?)(?: (?:it|them|this|that))? to(?:\\? ?\\p{L}{2,10}:)?"
            + "|address(?: to|: ?|\\? it is|\\? it's))";

    private static final String STREET = "(?:Street|Road|Avenue|Boulevard|Lane|Drive|Terrace|Crescent)";

    /** A street's name alone, and not one that stands for what is done there. */
    private static final Pattern STREET_ALONE = Pattern.compile(
            "(?!(?:Wall|Main|High|Fleet|Downing|Sesame|Harley|Bay|Silk|Cross|Rail|Service|Access|Off|Disk|Hard|Flash|Test|Google|Quantum|Network) )\\p{Lu}[^\\d\\n]* "
                    + STREET);

    private static final String DATE_WORDS =
            "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
                    + "|dec(?:ember)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun";

    private static final String NUMBERED_THINGS =
            "phone|tel|telephone|fax|cell|mobile|office|direct|voice|pager|ext|page|chapter|section|version|table|figure|line|gate"
                    + "|room|floor|terminal|platform|track|channel|flight|exit|level|step|part|item|windows|version|build|release|order|invoice|ticket|bug|issue|case|test|patch|fix|python|java|office|ios|android|group|team|note|annex|article|rule|question|answer|score|season|episode|volume|number|size|model|type|phase|day|week|year";

    /** A name and a number that are a date, a page, an amount of money, a telephone's extension; all of the value. */
    private static final Pattern NO_STREET = Pattern.compile("(?:\\d{1,6}[, ]{1,2})*(?:"
            + "(?i:" + DATE_WORDS + ")\\W{1,3}\\d{1,5}(?i:st|nd|rd|th)?\\W{0,2}[^\\d\\n]*"
            + "|(?:[A-Z]{2,4}|(?i:" + NUMBERED_THINGS + "))\\W{1,3}\\d{1,5}\\W{0,2}(?: st\\.)?)"
            + "|\\d{4} (?i:year|rok|roku|год)\\b[\\s\\S]*"
            // a year, unless a street follows: in Quebec a comma stands behind every house's number
            + "|(?:19|20)\\d\\d(?:-(?:(?:19|20)?\\d\\d)?|,)[ ,](?!(?i:rue|av|avenue|boul|boulevard|bd|chemin|ch|place|route|all[ée]e|quai|impasse|cours|c[ôo]te|mont[ée]e|rang)\\b"
            + "|[\\s\\S]*\\b(?:Street|Road|Avenue|Boulevard|Lane|Drive)\\b)[\\s\\S]*");

    private static final Set<String> NO_STREET_WORDS = FirstWords.of(DATE_WORDS + "|" + NUMBERED_THINGS);

    private static final int YEAR = 4;
    private static final int LONGEST_SHORT_FORM = 4;

    private static final String LINES = "lines";

    private static final Pattern FIRST_OF_LINE = Pattern.compile("\\n[^\\p{L}\\n]*([\\p{L}\\p{M}'’.-]+)");

    private AddressLines() {}

    static boolean isStreetAlone(String value) {
        return STREET_ALONE.matcher(value).matches();
    }

    static boolean isNoStreet(String value) {
        return mayBeNoStreet(value) && NO_STREET.matcher(value).matches();
    }

    /** Looks at the first number and word only. */
    private static boolean mayBeNoStreet(String value) {
        int at = digitsEnd(value, 0);
        if (at == YEAR) {
            return true;
        }
        for (int end = at; end > 0 && end < value.length() && ", ".indexOf(value.charAt(end)) >= 0; ) {
            at = end + 1;
            at += at < value.length() && ", ".indexOf(value.charAt(at)) >= 0 ? 1 : 0;
            end = digitsEnd(value, at);
            end = end == at ? 0 : end;
        }
        int from = at;
        boolean capitals = true;
        while (at < value.length() && value.charAt(at) < 0x80 && Character.isLetter(value.charAt(at))) {
            capitals &= Character.isUpperCase(value.charAt(at));
            at++;
        }
        return capitals && at - from <= LONGEST_SHORT_FORM
                || NO_STREET_WORDS.contains(value.substring(from, at).toLowerCase(Locale.ROOT));
    }

    private static int digitsEnd(String value, int from) {
        int at = from;
        while (at < value.length() && value.charAt(at) >= '0' && value.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    /** Whether a line among those of an address begins with a greeting, a label or the like. */
    static boolean hasOtherLine(String form, String value) {
        if (!form.equals(LINES)) {
            return false;
        }
        Matcher first = FIRST_OF_LINE.matcher(value);
        while (first.find()) {
            if (AddressWords.isNone(first.group(1))) {
                return true;
            }
        }
        return false;
    }

    /** But {@code I}, with which sentences begin. */
    private static final String INITIAL = "[^\\P{Lu}I]";

    static List<Way> ways() {
        return List.of(
                Way.of("number and flat", FLAT + TOWN, 0.7)
                        .behind("(?:\\d{1,6}[A-Za-z]? |\\p{Lu}\\. |" + INITIAL
                                + " )[\\p{L}\\p{M}\\d∆][\\p{L}\\p{M}\\d∆ .,'’-]{2,50}" + BREAK),
                Way.of("street and flat", FLAT + TOWN, 0.7).behind(NAMES + " \\d{1,5}\\.?(?: " + NAMES + ")?" + BREAK),
                Way.of(
                        "numbers around",
                        "\\d{2,6} (?:(?:" + ANY_NUMBERED
                                + "|\\d{1,4}(?: [\\p{L}\\p{M}.'’-]{2,30}){1,4}) (?i:st\\.|street)|" + NAMES
                                + NUMBER_BEHIND + "(?:, " + NAMES + "){1,2}|" + ANY_NUMBERED
                                + "(?:, [\\p{L}\\p{M}'’-]{2,24}){2})",
                        0.6),
                Way.of("numbered street", "\\d{1,5}\\.? [Ss]t\\.", 0.5)
                        .between(Boundary.WORD, Boundary.NONE)
                        .behind(NAMES + " "),
                Way.of(
                        LINES,
                        NUMBERS + " " + SMALL + NAME + "(?: [\\p{L}\\p{M}∆.'’-]{1,24}){0,4}(?:" + NUMBER_BEHIND + ")?"
                                + TOWN_LINES,
                        0.6),
                Way.of(
                        "there",
                        THERE + "\\s{1,3}(?<v>(?:" + NUMBERS + " )?(?:(?:" + NAME + " (?:and|&) )?(?:\\p{L}{1,4}\\. ?)?"
                                + NAMES + ",? \\d{1,5}[A-Za-z]?" + TOWN + "|" + ANY_NUMBERED
                                + " st\\.)|\\d{3,6} \\d{1,4} " + NAMES + ")",
                        0.55),
                Way.of("street alone", STREET, 0.5)
                        .behind("(?<label>(?:on|in|at|along|near|off|from|down|up) )" + NAME + "(?: " + NAME
                                + "){0,2} "));
    }
}
