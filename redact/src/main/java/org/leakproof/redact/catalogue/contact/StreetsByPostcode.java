package org.leakproof.redact.catalogue.contact;

import java.util.List;
import java.util.Set;
import org.leakproof.redact.catalogue.Labelled.Way;

/**
 * Streets that no word tells ({@code Ilica 27, 10000 Zagreb}) but the postcode behind them. Searched for from the number on,
 * since numbers are rarer than words with a capital; the name before it is read by {@link AddressHead}.
 */
final class StreetsByPostcode {

    private static final String NAME = "\\p{Lu}[\\p{L}\\p{M}'’.-]{1,24}";
    private static final String NUMBER = "(?<v>\\d{1,5}[A-Za-z]?(?:[-/]\\d{1,4}[A-Za-z]?){0,2}\\.?)";
    private static final String LINE = "[ ,\\r]{0,3}\\n[ >|?,*]{0,8}";
    private static final String POSTCODE =
            "(?:[A-Z]{1,3}-)?(?:\\d{3,6}|\\d{3} \\d{2,3}|\\d{2}-\\d{3}|\\d{4}-\\d{3}|\\d{5}-\\d{3}|\\d{4} ?[A-Z]{2})";
    private static final String LONG_POSTCODE = "(?:[A-Z]{1,3}-\\d{3,5}|\\d{5,6}|\\d{3} \\d{2,3}|\\d{5}-\\d{3})";

    private static final String UNIT_WORD = "(?:Flat|Plot|Unit|Apartment|Apt|Suite|Room|Villa|Shop|House|Door)";

    private static final String STREET =
            "(?:Street|St|Road|Rd|Avenue|Ave|Boulevard|Lane|Ln|Drive|Terrace|Crescent|Square|Close|Row|Mews|Grove|Gardens|Hill)";

    private static final String BEHIND = "postcode behind";
    private static final String BELOW = "postcode below";
    private static final String TOWN_BEHIND = "town behind";
    private static final String TOWN_BELOW = "town below";
    private static final String AHEAD = "number ahead";
    private static final String UNIT = "unit and postcode";
    private static final String UNNUMBERED = "street and postcode";

    private static final Set<String> FORMS = Set.of(BEHIND, BELOW, TOWN_BEHIND, TOWN_BELOW, AHEAD, UNIT, UNNUMBERED);

    private StreetsByPostcode() {}

    static boolean isForm(String form) {
        return FORMS.contains(form);
    }

    /** Whether what was found holds more than the number. */
    static boolean hasOwnName(String form) {
        return form.equals(AHEAD) || form.equals(UNIT) || form.equals(UNNUMBERED);
    }

    /** In a column of things with numbers some lines look like this. */
    static boolean wantsWholeLine(String form) {
        return form.equals(BELOW) || form.equals(TOWN_BELOW);
    }

    static List<Way> ways() {
        String town = NAME + "(?:[ /-]" + NAME + "){0,2}";
        return List.of(
                Way.of(BEHIND, NUMBER + "(?:,| -) ?" + POSTCODE + ",? " + NAME, 0.6),
                Way.of(BELOW, NUMBER + LINE + POSTCODE + ",? " + NAME, 0.6),
                Way.of(TOWN_BEHIND, NUMBER + ", ?" + town + ",? " + LONG_POSTCODE, 0.6),
                Way.of(TOWN_BELOW, NUMBER + LINE + town + "(?:,? |" + LINE + ")" + LONG_POSTCODE, 0.6),
                Way.of(
                        AHEAD,
                        "(?<v>\\d{1,3}(?:[A-Za-z]| ?bis| ?ter)?,? " + NAME + "(?: [\\p{L}\\p{M}'’.-]{1,24}){0,3})(?:, ?|" + LINE
                                + ")" + POSTCODE + ",? " + NAME,
                        0.6),
                Way.of(UNIT, UNIT_WORD + "\\.? ?(?:No\\.? ?|#)?[A-Z]?\\d{1,5}[A-Z]?(?:[-/][A-Z\\d]{1,4})?", 0.6),
                Way.of(UNNUMBERED, NAME + "(?: " + NAME + "){0,2} " + STREET, 0.6));
    }
}
