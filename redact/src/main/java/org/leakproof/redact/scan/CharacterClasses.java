package org.leakproof.redact.scan;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The character classes that an expression can name, in the Unicode version of the running JDK. */
final class CharacterClasses {

    /** {@code \d}: a normalised text has no other decimal digits. */
    static final CodePoints DIGIT = CodePoints.range('0', '9');

    /** {@code \s}: what is left of white space in a normalised text. */
    static final CodePoints SPACE = CodePoints.range('\t', '\r').and(CodePoints.of(' '));

    private static final Set<UnicodeScript> WITHOUT_SPACES = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.TIBETAN);

    private static final Map<String, Optional<CodePoints>> NAMED = new ConcurrentHashMap<>();

    /** Made when first asked for: it takes all characters. */
    private static final class Words {
        static final CodePoints ALL = CodePoints.where(CharacterClasses::isWord);
    }

    /** The same. */
    private static final class BoundedWords {
        static final CodePoints ALL = CodePoints.where(CharacterClasses::isBoundedWord);
    }

    /** All scripts, found in one go when the first one is asked for: looking a character's script up is slow. */
    private static final class Scripts {
        static final Map<UnicodeScript, CodePoints> ALL = new EnumMap<>(UnicodeScript.class);

        static {
            Map<UnicodeScript, int[]> ranges = new EnumMap<>(UnicodeScript.class);
            Map<UnicodeScript, Integer> sizes = new EnumMap<>(UnicodeScript.class);
            int first = 0;
            UnicodeScript current = UnicodeScript.of(0);
            for (int c = 1; c <= Character.MAX_CODE_POINT + 1; c++) {
                UnicodeScript script = c > Character.MAX_CODE_POINT
                        ? UnicodeScript.UNKNOWN
                        : Character.getType(c) == Character.UNASSIGNED ? UnicodeScript.UNKNOWN : UnicodeScript.of(c);
                if (script != current || c > Character.MAX_CODE_POINT) {
                    int size = sizes.merge(current, 2, Integer::sum);
                    int[] known = ranges.getOrDefault(current, new int[16]);
                    if (size > known.length) {
                        known = Arrays.copyOf(known, size * 2);
                    }
                    known[size - 2] = first;
                    known[size - 1] = c - 1;
                    ranges.put(current, known);
                    first = c;
                    current = script;
                }
            }
            ranges.forEach((script, known) ->
                    ALL.put(script, CodePoints.sorted(Arrays.copyOf(known, sizes.getOrDefault(script, 0)))));
        }
    }

    private CharacterClasses() {}

    /** {@code \w}: letters, marks, numbers that are letters or digits, and the underscore, of all scripts. */
    static CodePoints word() {
        return Words.ALL;
    }

    /** The word characters of scripts that set spaces between words. */
    static CodePoints boundedWord() {
        return BoundedWords.ALL;
    }

    static boolean isBoundedWord(int c) {
        return isWord(c) && (c < 0x80 || !isWithoutSpaces(c));
    }

    static boolean isWithoutSpaces(int c) {
        return c >= 0xE00 && (WITHOUT_SPACES.contains(UnicodeScript.of(c)) || c == 0x30FC || c == 0xFF70);
    }

    /**
     * What {@code \p{name}} means: a general category ({@code L}, {@code Lu}) or a script ({@code IsHan}, {@code Han}),
     * or {@code Bounded}.
     */
    static Optional<CodePoints> named(String name) {
        return NAMED.computeIfAbsent(name, CharacterClasses::find);
    }

    private static Optional<CodePoints> find(String name) {
        if (name.equals("Bounded")) {
            return Optional.of(boundedWord());
        }
        int categories = categories(name.startsWith("Is") ? name.substring(2) : name);
        if (categories != 0) {
            return Optional.of(CodePoints.where(c -> (categories >> Character.getType(c) & 1) != 0));
        }
        String script = name.replaceFirst("^(Is|script=|sc=)", "");
        try {
            UnicodeScript wanted = UnicodeScript.forName(script.toUpperCase(Locale.ROOT));
            return Optional.of(Scripts.ALL.getOrDefault(wanted, CodePoints.NONE));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /** A bit for each {@link Character#getType} of the category; 0 if there is none of that name. */
    private static int categories(String name) {
        return switch (name) {
            case "L" -> bits(1, 2, 3, 4, 5);
            case "LC" -> bits(1, 2, 3);
            case "Lu" -> bits(Character.UPPERCASE_LETTER);
            case "Ll" -> bits(Character.LOWERCASE_LETTER);
            case "Lt" -> bits(Character.TITLECASE_LETTER);
            case "Lm" -> bits(Character.MODIFIER_LETTER);
            case "Lo" -> bits(Character.OTHER_LETTER);
            case "M" -> bits(6, 7, 8);
            case "Mn" -> bits(Character.NON_SPACING_MARK);
            case "Me" -> bits(Character.ENCLOSING_MARK);
            case "Mc" -> bits(Character.COMBINING_SPACING_MARK);
            case "N" -> bits(9, 10, 11);
            case "Nd" -> bits(Character.DECIMAL_DIGIT_NUMBER);
            case "Nl" -> bits(Character.LETTER_NUMBER);
            case "No" -> bits(Character.OTHER_NUMBER);
            case "Z" -> bits(12, 13, 14);
            case "Zs" -> bits(Character.SPACE_SEPARATOR);
            case "Zl" -> bits(Character.LINE_SEPARATOR);
            case "Zp" -> bits(Character.PARAGRAPH_SEPARATOR);
            case "P" -> bits(20, 21, 22, 23, 24, 29, 30);
            case "Pd" -> bits(Character.DASH_PUNCTUATION);
            case "Ps" -> bits(Character.START_PUNCTUATION);
            case "Pe" -> bits(Character.END_PUNCTUATION);
            case "Pc" -> bits(Character.CONNECTOR_PUNCTUATION);
            case "Po" -> bits(Character.OTHER_PUNCTUATION);
            case "Pi" -> bits(Character.INITIAL_QUOTE_PUNCTUATION);
            case "Pf" -> bits(Character.FINAL_QUOTE_PUNCTUATION);
            case "S" -> bits(25, 26, 27, 28);
            case "Sm" -> bits(Character.MATH_SYMBOL);
            case "Sc" -> bits(Character.CURRENCY_SYMBOL);
            case "Sk" -> bits(Character.MODIFIER_SYMBOL);
            case "So" -> bits(Character.OTHER_SYMBOL);
            case "C" -> bits(0, 15, 16, 18, 19);
            case "Cc" -> bits(Character.CONTROL);
            case "Cf" -> bits(Character.FORMAT);
            case "Co" -> bits(Character.PRIVATE_USE);
            default -> 0;
        };
    }

    private static int bits(int... types) {
        int bits = 0;
        for (int type : types) {
            bits |= 1 << type;
        }
        return bits;
    }

    private static boolean isWord(int c) {
        if (c < 0x80) {
            return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '_';
        }
        int type = Character.getType(c);
        return type >= 1 && type <= 10; // letters, marks, decimal digits, letter numbers
    }
}
