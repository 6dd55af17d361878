package org.leakproof.redact.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leakproof.redact.scan.Boundary;
import org.leakproof.redact.scan.Expression;

/**
 * Makes identifiers of which a part of the expression is what is looked for and the rest tells that it is: {@code
 * MRN: (?<v>\d{6,10})}. Expressions mean the same to the scanner and to {@code java.util.regex}, which only sees what the
 * scanner found.
 */
public final class Labelled implements Validator {

    private final String name;

    /** Of the ways of which only a part is looked for. */
    private final Map<String, Pattern> patterns;

    private final Predicate<String> check;
    private final double otherwise;

    private Labelled(String name, Map<String, Pattern> patterns, Predicate<String> check, double otherwise) {
        this.name = name;
        this.patterns = Map.copyOf(patterns);
        this.check = check;
        this.otherwise = otherwise;
    }

    /**
     * A way in which it is written.
     *
     * @param name tells it from the others
     * @param expression with a group {@code v} around what is looked for, or without: then it is all of it
     * @param head as {@link Form#head}, or empty
     */
    public record Way(
            String name,
            String expression,
            Boundary left,
            Boundary right,
            double score,
            boolean needsContext,
            String head) {

        /** Not inside a word or number. */
        public static Way of(String name, String expression, double score) {
            return new Way(name, expression, Boundary.WORD, Boundary.WORD, score, false, "");
        }

        public Way between(Boundary newLeft, Boundary newRight) {
            return new Way(name, expression, newLeft, newRight, score, needsContext, head);
        }

        public Way withContext() {
            return new Way(name, expression, left, right, score, true, head);
        }

        /** As {@link Form#behind}. */
        public Way behind(String newHead) {
            return new Way(name, expression, left, right, score, needsContext, newHead);
        }
    }

    /** An identifier without a check of what it finds. */
    public static Identifier identifier(String id, String entity, List<Way> ways, Context context, Examples examples) {
        return identifier(id, entity, ways, "label", value -> true, 0, context, examples);
    }

    /**
     * @param check of the value
     * @param otherwise score of a value that fails it; 0 rejects it
     */
    public static Identifier identifier(
            String id,
            String entity,
            List<Way> ways,
            String checkName,
            Predicate<String> check,
            double otherwise,
            Context context,
            Examples examples) {
        List<Form> forms = new ArrayList<>();
        Map<String, Pattern> patterns = new HashMap<>();
        for (Way way : ways) {
            Form form = new Form(
                    way.name(),
                    Expression.known(way.expression()),
                    way.left(),
                    way.right(),
                    way.score(),
                    way.needsContext());
            forms.add(way.head().isEmpty() ? form : form.behind(way.head()));
            if (way.expression().contains("(?<v>")) {
                patterns.put(way.name(), Pattern.compile(way.expression(), Pattern.UNICODE_CHARACTER_CLASS));
            }
        }
        return new Identifier(
                id, entity, forms, Optional.of(new Labelled(checkName, patterns, check, otherwise)), context, examples);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Verdict check(Candidate candidate) {
        String text = candidate.text();
        Pattern pattern = patterns.get(candidate.form());
        int from = 0;
        int to = text.length();
        if (pattern != null) {
            Matcher matcher = pattern.matcher(text);
            if (!matcher.matches() || matcher.start("v") < 0) {
                return Verdict.rejected();
            }
            from = matcher.start("v");
            to = matcher.end("v");
        }
        boolean good = check.test(text.substring(from, to));
        if (!good && otherwise == 0 || from == to) {
            return Verdict.rejected();
        }
        return Verdict.part(from, to, good ? candidate.score() : otherwise);
    }
}
