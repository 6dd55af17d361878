package org.leakproof.redact.catalogue.contact;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of houses and streets that end a part of an address and need no number. */
final class HouseNames {

    private static final String WORDS = "(?:\\p{Lu}[\\p{L}\\p{M}'’-]{0,24} ){1,3}";

    /** Words behind the name of a building. */
    private static final List<String> BUILDINGS = List.of(
            "House",
            "Rectory",
            "Vicarage",
            "Barn",
            "Grange",
            "Manor",
            "Hall",
            "Mill",
            "Priory",
            "Bungalow",
            "Cottages",
            "Farmhouse",
            "School",
            "Court",
            "Tower",
            "Towers",
            "Mansion",
            "Mansions",
            "Building",
            "Cottage",
            "Lodge",
            "Residence",
            "Residences",
            "Apartments",
            "Flats",
            "Business Park",
            "Estate",
            "Industrial Estate",
            "Farm",
            "Heights",
            "Centre",
            "Plaza");

    private static final List<String> STREETS = List.of(
            "Street",
            "St",
            "Road",
            "Rd",
            "Avenue",
            "Ave",
            "Boulevard",
            "Lane",
            "Ln",
            "Drive",
            "Terrace",
            "Crescent",
            "Square",
            "Close",
            "Row",
            "Mews",
            "Grove",
            "Gardens");

    /** What says before a name that it is a house, a hamlet or a trading estate. */
    private static final String PREFIXED =
            "(?i:résidence|residencia|edificio|edifício|immeuble|bâtiment|villa|torre|condomínio|urb\\.|urbanización"
                    + "|haus|z\\.?a\\.?c?\\.?|z\\.?i\\.?|lieu-dit|hameau|parc d'activités|pol[ií]gono|pol\\. ind\\.|centro comercial|fundo|parcela|località|loc\\."
                    + "|frazione|fraz\\.)"
                    + " (?:(?:de|des|du|del|della|di|la|les?|los|las|el) ){0,2}\\p{Lu}[\\p{L}\\p{M}'’-]{0,24}(?: [\\p{L}\\p{M}'’-]{1,24}){0,3}";

    /** Their last words, but for those with a dot. */
    private static final List<String> PREFIXES = List.of(
            "résidence",
            "residencia",
            "edificio",
            "edifício",
            "immeuble",
            "bâtiment",
            "villa",
            "torre",
            "condomínio",
            "urbanización",
            "haus",
            "za",
            "zac",
            "zi",
            "lieu-dit",
            "hameau",
            "activités",
            "poligono",
            "polígono",
            "comercial",
            "fundo",
            "parcela",
            "località",
            "frazione");

    private static final String PREFIX_ENDS = "eaotnscilulà";

    private static final Pattern BUILDING =
            Pattern.compile("(?<![\\p{L}\\p{M}\\d])(?:" + WORDS + oneOf(BUILDINGS) + "|" + PREFIXED + ")\\z");

    private static final Pattern PREFIXED_PART = Pattern.compile(PREFIXED + "\\z");

    private static final Pattern UNNUMBERED =
            Pattern.compile("(?<![\\p{L}\\p{M}\\d])" + WORDS + oneOf(STREETS) + "\\.?\\z");

    private static final Set<String> LAST_OF_BUILDINGS = lastWords(BUILDINGS);
    private static final Set<String> LAST_OF_STREETS = lastWords(STREETS);

    private HouseNames() {}

    private static String oneOf(List<String> words) {
        return "(?:" + String.join("|", words) + ")";
    }

    private static Set<String> lastWords(List<String> names) {
        return names.stream().map(HouseNames::lastWord).collect(Collectors.toUnmodifiableSet());
    }

    /** Where a street without a number, or a building, begins that ends a part; or -1. */
    static int unnumbered(String part) {
        int start = LAST_OF_STREETS.contains(lastWord(part)) ? find(UNNUMBERED, part) : -1;
        return start >= 0 ? start : building(part);
    }

    /** The same for a house whose name stands behind a word for it. */
    static int prefixed(String part) {
        return mayBePrefixed(part) ? find(PREFIXED_PART, part) : -1;
    }

    /** The same for a building: its name and a word for it, in either order. */
    static int building(String part) {
        return LAST_OF_BUILDINGS.contains(lastWord(part)) || mayBePrefixed(part) ? find(BUILDING, part) : -1;
    }

    private static int find(Pattern pattern, String part) {
        Matcher matcher = pattern.matcher(part);
        return matcher.find() ? matcher.start() : -1;
    }

    private static String lastWord(String part) {
        int to = part.endsWith(".") ? part.length() - 1 : part.length();
        int from = to;
        while (from > 0 && Character.isLetter(part.charAt(from - 1))) {
            from--;
        }
        return part.substring(from, to);
    }

    /** Whether some word, or a part of one, may be what {@link #PREFIXED} begins with; all of these have a space behind. */
    private static boolean mayBePrefixed(String part) {
        for (int space = part.indexOf(' '); space >= 0; space = part.indexOf(' ', space + 1)) {
            if (space == 0) {
                continue;
            }
            char last = part.charAt(space - 1);
            if (last == '.' || PREFIX_ENDS.indexOf(Character.toLowerCase(last)) >= 0 && endsPrefix(part, space)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsPrefix(String part, int to) {
        for (String prefix : PREFIXES) {
            if (part.regionMatches(true, to - prefix.length(), prefix, 0, prefix.length())) {
                return true;
            }
        }
        return false;
    }
}
