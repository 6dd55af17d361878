package org.leakproof.redact.catalogue.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads parts of a house: flat, floor, door, box. A word or a number tells which expression is worth trying; to try all of them
 * everywhere would take most of the time.
 */
final class AddressUnits {

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

    /** These want a number behind them. */
    private static final String SHORTLY_NAMED = "km|nr|nº|no|n|д|d|m|k|em|hs";

    private static final String REST = "(?:[-/]\\d{1,4}\\p{L}?)?[ºª°]?";
    private static final String NUMBER = "\\p{L}?\\d{1,5}\\p{L}?" + REST;
    private static final String LETTER = "(?-i:\\p{Lu}|[IVX]{2,4})" + REST;

    /** Words for a floor or door that stand behind its number. */
    private static final String COUNTED_NAMES =
            "floor|fl|étage|piso|planta|og|ug|eg|stock|izq|izda|dcha|der|esq|dto|dta|tv|th|mf|sal|ovi|piętro|этаж|piano|andar|emelet|em"
                    + "|kat|krs|lok|tr|cross|main|phase|stage|block";

    private static final String BEHIND_COUNTED =
            "\\b\\.?(?: (?:links|rechts|mitte|left|right|front|rear|izq|dcha|gauche|droite|tv|th))?";

    private static final String COUNTED =
            "(?:\\d{1,3}|[IVX]{1,4})(?:st|nd|rd|th|[ºª°]|ère|er|[èe]me|e|\\.[ºª]?)? ?-?(?:" + COUNTED_NAMES + ")"
                    + BEHIND_COUNTED;

    private static final String END = "(?![\\p{L}\\p{M}\\d])";

    /** Those that begin with a word and want neither number nor letter behind it. */
    private static final String WHOLE =
            "bajo|bajos|ático|hinterhaus|vorderhaus|seitenflügel|quergebäude|eg|dg|parterre|hochparterre"
                    + "|links|rechts|s/n|entresuelo|principal|rez-de-chaussée|rdc|(?:ground|first|second|third|top|lower|upper|basement|garden)(?: floor)? flat|ground floor|basement|penthouse|top floor|first floor|second floor"
                    + "|third floor|(?:woj|pow|gm)\\. ?\\p{Ll}{4,24}(?:-\\p{Ll}{4,24})?";

    private static final Set<String> WHOLE_WORDS = FirstWords.of(WHOLE);

    private static final String MORE = "(?:road|street|lane|house|plot|door|shop|h|d)\\.? ?no\\.? ?" + NUMBER
            + "|(?:st|kl)\\.? ?(?:tv|th|mf)\\b\\.?|H0?\\d{3,4}";

    /** At the end of a text that stands before a street. */
    private static final String MORE_BEFORE = "(?:flat|shop|plot|house|door|h|d)\\.? no\\.? ?" + NUMBER
            + "|(?:h|d|door|house)\\.? ?no\\.? ?[\\d/A-Z-]{1,14}|r\\.?d\\.? \\d{1,2}";

    /** One that begins with a number, which may be a Roman one. */
    private static final String UNIT_OF_NUMBERS = "(?:(?:\\d{1,2}|[IVX]{1,4})\\. ?em(?:elet)?\\.? ?\\d{1,3}\\.?(?!\\d)|"
            + COUNTED
            + "|\\d{1,2}\\.?[ºª°]\\.? ?(?:(?:izq|izda|dcha|dch|der|drta|esq|dto|dta|centro|frente)\\b\\.?|\\d{1,2}[ºª]|[A-Z](?![\\p{L}]))?"
            + "|\\d{1,2}(?:r|n|t|è) \\d{1,2}a|#\\d{1,4}(?:-\\d{1,4})?\\p{L}?|\\d{1,3}/F|[IVX]{1,4}\\.?/\\d{1,3}\\.?)"
            + END;

    /** What may stand between digits and one of these words, and words that end one. */
    private static final Set<String> BEHIND_DIGITS =
            Set.of("st", "nd", "rd", "th", "ère", "er", "ème", "eme", "e", "r", "n", "t", "è", "f");

    private static final Units UNIT_HERE = new Units("", List.of(), "");

    private static final Units UNIT_BEFORE =
            new Units("(?<![\\p{L}\\p{M}\\d])", FirstWords.alternatives(MORE_BEFORE), "\\z");

    /** Expressions for a part of a house, by what it begins with. */
    private record Units(UnitWords words, UnitWords counted, Pattern numbers) {

        /** @param more alternatives that begin with a letter, with any character behind them */
        Units(String before, List<String> more, String behind) {
            this(
                    new UnitWords(before, ofWords(more), behind),
                    new UnitWords(before + "\\d{1,3} ?-?", ofCounted(), behind),
                    UnitWords.compiled(before, UNIT_OF_NUMBERS, behind));
        }

        private static List<String> ofCounted() {
            return FirstWords.alternatives(COUNTED_NAMES).stream()
                    .map(name -> name + BEHIND_COUNTED + END)
                    .toList();
        }

        private static List<String> ofWords(List<String> more) {
            List<String> all = new ArrayList<>();
            FirstWords.alternatives(NAMES)
                    .forEach(name -> all.add("(?:" + name + ")(?:\\.?[ :°º]{0,3}(?:nr?\\.? ?|no\\.? ?|#|№ ?)?" + NUMBER
                            + "|[. :]{1,3}" + LETTER + ")" + END));
            FirstWords.alternatives(SHORTLY_NAMED).forEach(name -> all.add(name + "\\.?[ :°º]{0,3}" + NUMBER + END));
            FirstWords.alternatives(MORE + "|" + WHOLE).forEach(unit -> all.add(unit + END));
            all.addAll(more);
            return all;
        }

        /** The one for a unit that begins at a place, if one may: of the first word and number only a few lead on. */
        @Nullable
        Pattern beginningAt(String text, int at) {
            int to = at;
            while (to < text.length() && Character.isLetter(text.charAt(to))) {
                to++;
            }
            if (to > at) {
                String word = text.substring(at, to).toLowerCase(Locale.ROOT);
                boolean more = to < text.length() || WHOLE_WORDS.contains(word);
                return isRoman(word) ? numbers : more ? words.beginningWith(word) : null;
            }
            while (to < text.length() && text.charAt(to) >= '0' && text.charAt(to) <= '9') {
                to++;
            }
            if (to == at) {
                return to < text.length() && text.charAt(to) == '#' ? numbers : null;
            }
            if (to < text.length() && (text.charAt(to) == ' ' || text.charAt(to) == '-')) {
                to++;
            }
            int word = to;
            while (to < text.length() && Character.isLetter(text.charAt(to))) {
                to++;
            }
            String name = text.substring(word, to).toLowerCase(Locale.ROOT);
            boolean ordinal = name.isEmpty() || "ºª".indexOf(name.charAt(0)) >= 0 || BEHIND_DIGITS.contains(name);
            return ordinal ? numbers : counted.beginningWith(name);
        }

        private static boolean isRoman(String word) {
            for (int i = 0; i < word.length(); i++) {
                if ("ivx".indexOf(word.charAt(i)) < 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Words, numbers and signs between them, of the longest name of a part of a house. */
    private static final int MOST_UNIT_WORDS = 8;

    /** What begins one of the few parts of a house that have two numbers: {@code 2. em 12}, {@code II. em. 3}. */
    private static final String ONE_OF_TWO = "0123456789IVXivx";

    private static final int LONGEST_WORD = 40;

    private AddressUnits() {}

    /** Where one ends that begins at a place, or -1. */
    static int end(String text, int at) {
        return end(UNIT_HERE, text, at);
    }

    /** The expression for one that begins at a place, if one may. */
    @Nullable
    static Pattern beginningAt(String text, int at) {
        return UNIT_HERE.beginningAt(text, at);
    }

    /** Where a flat begins that ends where the text does, or -1. */
    static int startBefore(String text) {
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
            if (begins && end(UNIT_BEFORE, text, at) > 0) {
                return at;
            }
        }
        return -1;
    }

    private static int end(Units units, String text, int at) {
        Pattern unit = units.beginningAt(text, at);
        return unit == null ? -1 : AddressParts.end(unit, text, at);
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
}
