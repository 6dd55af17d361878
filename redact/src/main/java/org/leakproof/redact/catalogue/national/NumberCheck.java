package org.leakproof.redact.catalogue.national;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.leakproof.redact.catalogue.Candidate;
import org.leakproof.redact.catalogue.LettersAndDigits;
import org.leakproof.redact.catalogue.Validator;
import org.leakproof.redact.catalogue.Verdict;
import org.leakproof.redact.catalogue.check.Template;

/** Checks a number of some {@link Kind}, in whichever form it was found. */
final class NumberCheck implements Validator {

    /** Before the template, in the names of forms that need a word beside them. */
    static final String NEAR = "near ";

    /** The form with the number's name before it. */
    static final String NAMED = "named";

    private static final int MANY_LETTERS = 5;

    private static final double NAMED_RIGHT = 0.9;
    private static final double NAMED_UNCHECKED = 0.7;
    private static final double NAMED_WRONG = 0.6;

    private final String name;
    private final Predicate<String> possible;
    private final Optional<Predicate<String>> check;
    private final double wrong;
    private final boolean strict;
    private final boolean mixed;
    private final Optional<NamedNumber> named;

    private final List<Shape> shapes;

    /** What the scanner searched for more coarsely, by form. */
    private final Map<String, Shape> forms = new HashMap<>();

    /** Of letters and digits only; made when first asked for. */
    private final Map<Shape, Template> templates = new ConcurrentHashMap<>();

    NumberCheck(
            String name,
            Predicate<String> possible,
            Optional<Predicate<String>> check,
            double wrong,
            boolean strict,
            boolean mixed,
            List<Shape> shapes,
            Optional<NamedNumber> named) {
        this.name = name;
        this.possible = possible;
        this.check = check;
        this.wrong = wrong;
        this.strict = strict;
        this.mixed = mixed;
        this.named = named;
        this.shapes = List.copyOf(shapes);
        for (Shape shape : shapes) {
            forms.put(shape.template(), shape);
            forms.put(NEAR + shape.template(), shape);
        }
    }

    private Template template(Shape shape) {
        Template known = templates.get(shape);
        return known != null ? known : templates.computeIfAbsent(shape, s -> Template.of(s.compact()));
    }

    private boolean isOne(String number) {
        for (Shape shape : shapes) {
            if (template(shape).matches(number)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Verdict check(Candidate candidate) {
        String text = candidate.text();
        if (candidate.form().equals(NAMED) && named.isPresent()) {
            return named(text, named.get());
        }
        Template form = template(Objects.requireNonNull(forms.get(candidate.form())));
        String number = candidate.lettersAndDigits();
        if (!form.matches(number)
                || !mixed && !isEvenlySeparated(text)
                || isMixedCase(text)
                || isPartOfMore(candidate, text)
                || !possible.test(number)) {
            return Verdict.rejected();
        }
        if (candidate.form().startsWith(NEAR) || check.isEmpty() || check.get().test(number)) {
            return Verdict.accepted(candidate, candidate.score());
        }
        return wrong > 0 ? Verdict.accepted(candidate, Math.min(wrong, candidate.score())) : Verdict.rejected();
    }

    private Verdict named(String text, NamedNumber number) {
        int[] place = number.place(text);
        String found = LettersAndDigits.of(text.substring(place[0], place[1]));
        String straight = straight(found, number);
        if (straight.isEmpty()) {
            return Verdict.part(place[0], place[1], NAMED_WRONG);
        }
        if (!possible.test(straight)) {
            return Verdict.rejected();
        }
        if (check.isEmpty()) {
            return Verdict.part(place[0], place[1], NAMED_UNCHECKED);
        }
        if (check.get().test(straight)) {
            return Verdict.part(place[0], place[1], NAMED_RIGHT);
        }
        return strict ? Verdict.rejected() : Verdict.part(place[0], place[1], NAMED_WRONG);
    }

    /** The number as it was before scanning smeared it; empty if that cannot be told. */
    private String straight(String found, NamedNumber number) {
        for (Shape shape : number.shapes()) {
            Optional<String> straight = shape.straightened(found);
            if (straight.isPresent() && isOne(straight.get())) {
                return straight.get();
            }
        }
        return isOne(found) ? found : "";
    }

    /** Many letters of both cases, as in keys and Base64. */
    private static boolean isMixedCase(String text) {
        int upper = 0;
        int lower = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            upper += c >= 'A' && c <= 'Z' ? 1 : 0;
            lower += c >= 'a' && c <= 'z' ? 1 : 0;
        }
        return upper > 0 && lower > 0 && upper + lower >= MANY_LETTERS;
    }

    private static boolean isEvenlySeparated(String text) {
        char separator = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '-' || c == '.' || c == '_') {
                if (separator != 0 && separator != c) {
                    return false;
                }
                separator = c;
            }
        }
        return true;
    }

    /** Whether a number of digits only goes on to either side, as in {@code 1.234567890} or {@code +48 501 234 567}. */
    private static boolean isPartOfMore(Candidate candidate, String text) {
        boolean spaced = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c)) {
                return false;
            }
            spaced |= c == ' ';
        }
        String before = candidate.before(2);
        String after = candidate.after(2);
        int last = before.length() - 1;
        return last >= 0 && before.charAt(last) == '+'
                || last > 0 && joins(before.charAt(last), spaced) && Character.isDigit(before.charAt(last - 1))
                || after.length() > 1 && joins(after.charAt(0), spaced) && Character.isDigit(after.charAt(1));
    }

    private static boolean joins(char sign, boolean spaced) {
        return sign == '-' || sign == '.' || sign == '/' || spaced && sign == ' ';
    }
}
