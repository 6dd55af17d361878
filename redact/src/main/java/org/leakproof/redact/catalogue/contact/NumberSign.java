package org.leakproof.redact.catalogue.contact;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands directly before a house's number or a street's name and belongs to them: {@code no.}, {@code plot}, {@code 12a/}. */
final class NumberSign {

    private static final Pattern SIGN = Pattern.compile(
            "(?<![\\p{L}\\p{M}\\d])(?:(?:no|nr|n)[.º°]? ?|(?:(?:unit|flat|apartment|apt|shop|suite|lot|villa|level|blk|block|sec|section|plot|house)\\.? )?(?:\\d{1,4}[a-z]?/)?"
                    + "|(?:prol\\.?|prolongación|privada|priv\\.|cerrada|cda\\.|calzada|calz\\.|blvd\\.) )\\z",
            Pattern.CASE_INSENSITIVE);

    /** The last words of these. */
    private static final Set<String> LAST_WORDS = Set.of(
            "no",
            "nr",
            "n",
            "unit",
            "flat",
            "apartment",
            "apt",
            "shop",
            "suite",
            "lot",
            "villa",
            "level",
            "blk",
            "block",
            "sec",
            "section",
            "plot",
            "house",
            "prol",
            "prolongación",
            "privada",
            "priv",
            "cerrada",
            "cda",
            "calzada",
            "calz",
            "blvd");

    private NumberSign() {}

    /** Where the one begins that ends where a text does; the text's end if there is none. */
    static int startBefore(String text) {
        if (!mayEndWithSign(text)) {
            return text.length();
        }
        Matcher sign = StreetName.atEnd(SIGN, text, text.length());
        return sign.find() ? sign.start() : text.length();
    }

    /** Whether the last word, if there is one, is one of those that a sign ends with. */
    private static boolean mayEndWithSign(String text) {
        int to = text.length();
        if (to > 0 && text.charAt(to - 1) == ' ') {
            to--;
        }
        if (to > 0 && ".º°".indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        if (to > 0 && text.charAt(to - 1) == '/') {
            return true;
        }
        int from = to;
        while (from > 0 && to - from <= StreetName.LONGEST_SIGN && Character.isLetter(text.charAt(from - 1))) {
            from--;
        }
        return LAST_WORDS.contains(text.substring(from, to).toLowerCase(Locale.ROOT));
    }
}
