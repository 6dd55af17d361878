package org.leakproof.redact.catalogue.contact;

import java.util.List;
import java.util.Set;
import org.leakproof.redact.catalogue.Labelled.Way;
import org.leakproof.redact.scan.Boundary;

/**
 * Streets that no word tells ({@code Ilica 27, 10000 Zagreb}) but the postcode behind them. Searched for from the postcode or
 * the number on, since numbers are rarer than words with a capital; what stands before is read by {@link AddressHead}.
 */
final class StreetsByPostcode {

    private static final String NAME = "\\p{Lu}[\\p{L}\\p{M}'’.-]{1,24}";
    private static final String NUMBER = "(?<v>\\d{1,5}[A-Za-z]?(?:[-/]\\d{1,4}[A-Za-z]?){0,2}\\.?)";
    private static final String LINE = "[ ,\\r]{0,3}\\n[ >|?,*]{0,8}";
    private static final String POSTCODE =
            "(?:[A-Z]{1,3}-)?(?:\\d{3,6}|\\d{3} \\d{2,3}|\\d{2}-\\d{3}|\\d{4}-\\d{3}|\\d{5}-\\d{3}|\\d{4} ?[A-Z]{2})";
    private static final String LONG_POSTCODE = "(?:[A-Z]{1,3}-\\d{3,5}|\\d{5,6}|\\d{3} \\d{2,3}|\\d{5}-\\d{3})";

    private static final String UNIT_WORD = "(?:Flat|Plot|Unit|Apartment|Apt|Suite|Room|Villa|Shop|House|Door)";

    /** What {@link AddressHead} takes for the end of another part. */
    private static final Boundary BEHIND_SEPARATOR = Boundary.notBeside("[^ \\t\\r\\n,·>|*]");

    private static final String BELOW = "postcode and town";
    private static final String SURE = "postcode of letters";
    private static final String TOWN_BEHIND = "town behind";
    private static final String TOWN_BELOW = "town below";
    private static final String UNIT = "unit and postcode";

    private static final Set<String> FROM_NUMBER = Set.of(TOWN_BEHIND, TOWN_BELOW, UNIT);
    private static final Set<String> FROM_POSTCODE = Set.of(BELOW, SURE);

    private StreetsByPostcode() {}

    /** Whether a house's number was found that only counts with a postcode behind it. */
    static boolean isFromNumber(String form) {
        return FROM_NUMBER.contains(form);
    }

    /** Whether a postcode was found that only counts with a street before it. */
    static boolean isFromPostcode(String form) {
        return FROM_POSTCODE.contains(form);
    }

    /** Whether a street without a number is one: nothing looks like these postcodes. */
    static boolean isSure(String form) {
        return form.equals(SURE);
    }

    /** Whether what was found holds more than the number. */
    static boolean hasOwnName(String form) {
        return form.equals(UNIT);
    }

    /** In a column of things with numbers some lines look like this. */
    static boolean wantsWholeLine(String form) {
        return form.equals(TOWN_BELOW);
    }

    static List<Way> ways() {
        String town = NAME + "(?:[ /-]" + NAME + "){0,2}";
        return List.of(
                Way.of(BELOW, POSTCODE + ",? " + NAME, 0.6).between(BEHIND_SEPARATOR, Boundary.WORD),
                Way.of(
                                SURE,
                                "[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}|[A-Z]\\d[A-Z][ -]?\\d[A-Z]\\d|[A-Z]\\d[\\dW] [A-Z\\d]{4}|[A-Z]{2},? \\d{5}(?:-\\d{4})?",
                                0.6)
                        .between(BEHIND_SEPARATOR, Boundary.WORD),
                Way.of(TOWN_BEHIND, NUMBER + ", ?" + town + ",? " + LONG_POSTCODE, 0.6),
                Way.of(TOWN_BELOW, NUMBER + LINE + town + "(?:,? |" + LINE + ")" + LONG_POSTCODE, 0.6),
                Way.of(
                        UNIT,
                        "(?:" + UNIT_WORD
                                + "\\.? ?(?:No\\.? ?|#)?|[HD]\\.? ?No\\.? ?)[A-Z]?\\d{1,5}[A-Z]?(?:[-/][A-Z\\d]{1,4}){0,3}",
                        0.6));
    }
}
