package org.leakproof.redact.catalogue.national;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.leakproof.redact.catalogue.Context;
import org.leakproof.redact.catalogue.Examples;
import org.leakproof.redact.catalogue.Form;
import org.leakproof.redact.catalogue.Identifier;
import org.leakproof.redact.catalogue.LettersAndDigits;
import org.leakproof.redact.catalogue.check.Sums;
import org.leakproof.redact.scan.Boundary;
import org.leakproof.redact.scan.Expression;

/**
 * A row of the tables: one kind of number, being described. It is found
 *
 * <ul>
 *   <li>by each {@link #shape}, where its check digits are right, with the shape's score;
 *   <li>as {@link #near} says, beside one of its words only, whatever its check digits: where it has none, or where the
 *       shape alone says too little;
 *   <li>directly behind one of its {@link #names} in any of these ways, also with wrong check digits and smeared as scans
 *       are: somebody mistyped his own number, and it is still his.
 * </ul>
 */
final class Kind {

    /** A number that alone says enough: letters at their places and a check that few pass by chance. */
    static final double SURE = 0.85;

    /** Alone more likely than not: two check digits, or one and a date. */
    static final double LIKELY = 0.6;

    /** Digits with one check digit: one of ten numbers passes, so that a word is wanted beside it. */
    static final double CHECKED = 0.4;

    /** Nothing to check. */
    static final double WEAK = 0.15;

    /** A word lifts the weakest over the minimum of a policy, 0.5. */
    private static final double BOOST = 0.45;

    private static final int REACH = 64;

    private static final Boundary NAME_START = Boundary.notBeside("[\\p{IsLatin}\\p{IsCyrillic}\\p{IsGreek}\\p{Nd}]");

    private final String id;
    private final String entity;
    private final List<Shape> shapes = new ArrayList<>();
    private final List<Shape> nearby = new ArrayList<>();
    private final List<Shape> announced = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Map<String, List<String>> words = new TreeMap<>();
    private int leastDigits;
    private Predicate<String> possible = number -> !(number.length() > 4 && isOneSign(number));
    private Optional<Predicate<String>> check = Optional.empty();
    private String checkName = "structure";
    private double wrong;
    private boolean strict;
    private boolean cased;
    private boolean mixed;
    private List<String> finds = List.of();
    private List<String> leaves = List.of();

    private Kind(String id, String entity) {
        this.id = id;
        this.entity = entity;
    }

    /** By the name that policies use, and the one that others know it by. */
    static Kind of(String id, String entity) {
        return new Kind(id, entity);
    }

    /** Found wherever it stands, if the check digits are right; as {@link Shape} says. */
    Kind shape(double score, String template) {
        shapes.addAll(alternatives(template, score));
        return this;
    }

    /** The same for numbers of which any word may be the beginning: they are searched for from behind their head. */
    Kind shape(double score, String head, String tail) {
        shapes.add(new Shape(head + tail, score, head.length()));
        return this;
    }

    /** Found beside a word only, with any check digits. */
    Kind near(String... templates) {
        Arrays.stream(templates).forEach(template -> nearby.addAll(alternatives(template, WEAK)));
        return this;
    }

    /** The same, searched for as {@link #shape(double, String, String)} says. */
    Kind nearFromEnd(String head, String tail) {
        nearby.add(new Shape(head + tail, WEAK, head.length()));
        return this;
    }

    /** Found directly behind its name only. */
    Kind announced(String... templates) {
        Arrays.stream(templates).forEach(template -> announced.addAll(alternatives(template, WEAK)));
        return this;
    }

    /** What it is called, in any language; case and accents do not matter. */
    Kind names(String... more) {
        names.addAll(List.of(more));
        return this;
    }

    /** Other words beside it, by language. */
    Kind words(String language, String... more) {
        words.computeIfAbsent(language, l -> new ArrayList<>()).addAll(List.of(more));
        return this;
    }

    /**
     * What no number of this kind can be without: a date, a region. Told the letters and digits only, in capitals, in one of
     * the shapes.
     */
    Kind possible(Predicate<String> test) {
        possible = possible.and(test);
        return this;
    }

    /** At least so many of its signs are digits. */
    Kind digits(int least) {
        leastDigits = least;
        return possible(number -> LettersAndDigits.digits(number) >= least);
    }

    /** Its check digits; as {@link #possible}. */
    Kind check(String name, Predicate<String> test) {
        checkName = name;
        check = Optional.of(test);
        return this;
    }

    /** With wrong check digits it counts this much, also without a word: its shape says enough, or they are not always there. */
    Kind wrong(double score) {
        wrong = score;
        return this;
    }

    /** With wrong check digits it never counts, not even behind its name. */
    Kind strict() {
        strict = true;
        return this;
    }

    /** Written in capitals only. */
    Kind cased() {
        cased = true;
        return this;
    }

    /** Different separators may stand in one number. */
    Kind mixed() {
        mixed = true;
        return this;
    }

    /** Examples, as {@link Examples#match()}. */
    Kind finds(String... examples) {
        finds = List.of(examples);
        return this;
    }

    /** Counter-examples, as {@link Examples#noMatch()}. */
    Kind leaves(String... examples) {
        leaves = List.of(examples);
        return this;
    }

    Identifier identifier() {
        List<Form> forms = new ArrayList<>();
        shapes.forEach(shape -> forms.addAll(forms(shape.template(), shape)));
        for (Shape shape : nearby) {
            forms(NumberCheck.NEAR + shape.template(), shape).forEach(form -> forms.add(form.withContext()));
        }
        List<Shape> all = new ArrayList<>(shapes);
        all.addAll(nearby);
        all.addAll(announced);
        Optional<NamedNumber> named = NamedNumber.of(names, all);
        named.ifPresent(number -> forms.add(new Form(
                NumberCheck.NAMED, Expression.known(number.expression()), NAME_START, Boundary.WORD, 0.9, false)));
        NumberCheck validator = new NumberCheck(checkName, possible, check, wrong, strict, mixed, all, named);
        return new Identifier(id, entity, forms, Optional.of(validator), context(), new Examples(finds, leaves));
    }

    /** Each by itself, since {@link Shape#smeared} needs templates without groups. */
    private static List<Shape> alternatives(String template, double score) {
        String[] all = template.indexOf('(') < 0 ? template.split("\\|") : new String[] {template};
        return Arrays.stream(all).map(one -> new Shape(one, score, 0)).toList();
    }

    private List<Form> forms(String name, Shape shape) {
        String head = Coarse.of(shape.template().substring(0, shape.head()));
        List<Form> forms = new ArrayList<>();
        for (String source : shape.expressions()) {
            String searched = leastDigits > 0 ? Coarse.withDigit(source) : source;
            Form form = Form.of(name, inCase(searched), shape.score());
            forms.add(head.isEmpty() ? form : form.behind(inCase(head)));
        }
        return forms;
    }

    private String inCase(String expression) {
        return cased ? expression : "(?i)" + expression;
    }

    private Context context() {
        Map<String, List<String>> all = new TreeMap<>();
        words.forEach((language, list) -> all.put(language, spelt(list)));
        all.put("und", spelt(names));
        return new Context(all, REACH, BOOST);
    }

    private static List<String> spelt(List<String> words) {
        Set<String> all = new LinkedHashSet<>();
        words.forEach(word -> all.addAll(NamedNumber.spellings(word)));
        return List.copyOf(all);
    }

    private static boolean isOneSign(String number) {
        return Sums.isUniform(number);
    }
}
