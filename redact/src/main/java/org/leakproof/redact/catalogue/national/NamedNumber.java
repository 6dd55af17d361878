package org.leakproof.redact.catalogue.national;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.leakproof.redact.catalogue.LatePattern;

/**
 * A number directly behind its name: {@code PESEL: 44051401458}, {@code numer PESEL to 44051401458}.
 *
 * @param expression of name and number together
 * @param pattern the same, to tell where the number begins; only ever run on what the expression matched
 * @param shapes the number's
 */
record NamedNumber(String expression, LatePattern pattern, List<Shape> shapes) {

    /** Between a name and the number: signs, and few words. {@code NIP-060} is a code of its own. */
    private static final String LINK = "(?-i:[^\\p{L}\\p{N}-][^\\p{L}\\p{N}]{0,3})?"
            + "(?:(?:nr|no|num|numer|number|nummer|num(?-i:[\\x{C0}-\\x{24F}eE])ro|n(?-i:[\\x{C0}-\\x{24F}uU])mero|code|is|ist|jest|to|es|est|(?-i:[\\x{C0}-\\x{24F}])|er|номер)"
            + "(?-i:[^\\p{L}\\p{N}]){1,4}){0,2}";

    /** Both cases of the accented Latin letters. Any stands for any other: the scanner need not tell them apart. */
    private static final String LATIN = "\\x{C0}-\\x{24F}";

    private static final Set<UnicodeScript> ACCENTED =
            Set.of(UnicodeScript.LATIN, UnicodeScript.GREEK, UnicodeScript.CYRILLIC);

    /**
     * Of the names in scripts that have many letters for many languages: names in others would give the scanner hundreds of
     * characters to tell apart. They are context words only.
     */
    static Optional<NamedNumber> of(List<String> names, List<Shape> shapes) {
        List<String> spelt = names.stream()
                .filter(name -> name.codePoints()
                        .allMatch(c -> c < 0x80 || ACCENTED.contains(UnicodeScript.of(c)) || !Character.isLetter(c)))
                .map(NamedNumber::expression)
                .toList();
        if (spelt.isEmpty()) {
            return Optional.empty();
        }
        String head = "(?:" + String.join("|", spelt) + ")" + LINK;
        String number = shapes.stream().map(Shape::smeared).distinct().collect(Collectors.joining("|"));
        return Optional.of(new NamedNumber(
                "(?i)" + head + "(?:" + number + ")",
                new LatePattern("(?iu)" + head + "(" + number + ")", 0),
                List.copyOf(shapes)));
    }

    /** Where the number stands in what the expression matched: first unit, and behind the last letter or digit. */
    int[] place(String text) {
        Matcher matcher = pattern.get().matcher(text);
        if (!matcher.matches()) {
            return new int[] {0, text.length()}; // two engines that disagree are no reason to leave a number
        }
        int end = text.length();
        while (!Character.isLetterOrDigit(text.charAt(end - 1)) && text.charAt(end - 1) != ')') {
            end--;
        }
        return new int[] {matcher.start(1), end};
    }

    private static String expression(String name) {
        StringBuilder expression = new StringBuilder();
        name.toLowerCase(Locale.ROOT).codePoints().forEach(c -> {
            String letter = Character.toString(c);
            switch (c) {
                case ' ' -> expression.append("\\h{1,3}");
                case '-' -> expression.append("[ -]?");
                case '.' -> expression.append("\\.\\h?");
                case 'ä', 'ö', 'ü' -> expression.append(accented(base(letter))).append("e?");
                case 'ß' -> expression.append("(?:" + accented("ß") + "|ss)");
                default -> {
                    String base = base(letter);
                    String quoted = Character.isLetterOrDigit(c) ? letter : "\\" + letter;
                    if (base.equals(letter)) {
                        expression.append(quoted);
                        return;
                    }
                    boolean latin = UnicodeScript.of(c) == UnicodeScript.LATIN;
                    String either = latin ? accented(base) : "[" + letter + base + "]";
                    expression.append(either);
                }
            }
        });
        return expression.toString();
    }

    /** A word as it is spelt with and without accents and hyphens. */
    static List<String> spellings(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (isPlain(lower)) {
            return List.of(lower);
        }
        String plain =
                lower.codePoints().mapToObj(c -> base(Character.toString(c))).collect(Collectors.joining());
        String digraphs =
                lower.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss");
        Set<String> all = new LinkedHashSet<>(List.of(lower));
        all.add(plain);
        all.add(digraphs);
        for (String word : List.copyOf(all)) {
            all.add(word.replace('-', ' '));
            all.add(word.replace("-", ""));
        }
        return List.copyOf(all);
    }

    /** Whether there are neither accents nor hyphens. */
    private static boolean isPlain(String lower) {
        for (int i = 0; i < lower.length(); i++) {
            if (lower.charAt(i) >= 0x80 || lower.charAt(i) == '-') {
                return false;
            }
        }
        return true;
    }

    private static String accented(String base) {
        return "(?-i:[" + LATIN + base + base.toUpperCase(Locale.ROOT) + "])";
    }

    private static String base(String letter) {
        if (letter.charAt(0) < 0x80) {
            return letter;
        }
        switch (letter) {
            case "ł":
                return "l";
            case "ø":
                return "o";
            case "đ":
                return "d";
            case "ı":
                return "i";
            default:
                break;
        }
        String apart = Normalizer.normalize(letter, Normalizer.Form.NFD);
        boolean accented = apart.length() > 1 && ACCENTED.contains(UnicodeScript.of(apart.codePointAt(0)));
        return accented ? apart.substring(0, 1) : letter;
    }

    /** Its shapes only. */
    @Override
    public String toString() {
        return "NamedNumber[" + shapes.size() + " shapes]";
    }
}
