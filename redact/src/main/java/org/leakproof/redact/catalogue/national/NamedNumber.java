package org.leakproof.redact.catalogue.national;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A number directly behind its name: {@code PESEL: 44051401458}, {@code numer PESEL to 44051401458}.
 *
 * @param expression of name and number together
 * @param pattern the same, to tell where the number begins; only ever run on what the expression matched
 * @param shapes the number's
 */
record NamedNumber(String expression, Pattern pattern, List<Shape> shapes) {

    /** Between a name and the number: signs, and few words. {@code NIP-060} is a code of its own. */
    private static final String LINK = "(?-i:[^\\p{L}\\p{N}-][^\\p{L}\\p{N}]{0,3})?"
            + "(?:(?:nr|no|num|numer|number|nummer|num[eé]ro|n[uú]mero|code|is|ist|jest|to|es|est|è|é|er|номер)"
            + "(?-i:[^\\p{L}\\p{N}]){1,4}){0,2}";

    private static final Set<UnicodeScript> ACCENTED =
            Set.of(UnicodeScript.LATIN, UnicodeScript.GREEK, UnicodeScript.CYRILLIC);

    static NamedNumber of(List<String> names, List<Shape> shapes) {
        String head = "(?:" + names.stream().map(NamedNumber::expression).collect(Collectors.joining("|")) + ")" + LINK;
        String number = shapes.stream().map(Shape::smeared).distinct().collect(Collectors.joining("|"));
        return new NamedNumber(
                "(?i)" + head + "(?:" + number + ")",
                Pattern.compile("(?iu)" + head + "(" + number + ")"),
                List.copyOf(shapes));
    }

    /** Where the number stands in what the expression matched: first unit, and behind the last letter or digit. */
    int[] place(String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalStateException("two engines disagree about " + text.length() + " characters");
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
                case '.' -> expression.append("\\.?\\h?");
                case 'ä', 'ö', 'ü' -> expression.append("(?:" + letter + "|" + base(letter) + "e?)");
                case 'ß' -> expression.append("(?:ß|ss)");
                default -> {
                    String base = base(letter);
                    String quoted = Character.isLetterOrDigit(c) ? letter : "\\" + letter;
                    expression.append(base.equals(letter) ? quoted : "[" + letter + base + "]");
                }
            }
        });
        return expression.toString();
    }

    /** A word as it is spelt with and without accents and hyphens. */
    static List<String> spellings(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String plain = lower.codePoints().mapToObj(c -> base(Character.toString(c))).collect(Collectors.joining());
        String digraphs = lower.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss");
        Set<String> all = new LinkedHashSet<>(List.of(lower));
        all.add(plain);
        all.add(digraphs);
        for (String word : List.copyOf(all)) {
            all.add(word.replace('-', ' '));
            all.add(word.replace("-", ""));
        }
        return List.copyOf(all);
    }

    private static String base(String letter) {
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
