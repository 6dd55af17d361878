package org.leakproof.redact.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leakproof.redact.scan.Boundary;
import org.leakproof.redact.scan.Expression;
import org.leakproof.redact.scan.Head;

/**
 * Makes identifiers of which a part of the expression is what is looked for and the rest tells that it is: {@code
 * MRN: (?<v>\d{6,10})}. Expressions mean the same to the scanner and to {@code java.util.regex}, which only sees what the
 * scanner found.
 */
public final class Labelled implements Validator {

    /** The group that tells what is looked for. */
    private enum Mark {
        VALUE("v"),
        LABEL("label"),
        REST("rest");

        private final String group;

        Mark(String group) {
            this.group = group;
        }
    }

    private record Marked(LatePattern pattern, Mark mark) {

        static Optional<Marked> of(String expression) {
            return Arrays.stream(Mark.values())
                    .filter(mark -> expression.contains("(?<" + mark.group + ">"))
                    .findFirst()
                    .map(mark -> new Marked(new LatePattern(expression, Pattern.UNICODE_CHARACTER_CLASS), mark));
        }
    }

    private final String name;

    /** Of the ways of which only a part is looked for. */
    private final Map<String, Marked> patterns;

    private final Predicate<String> check;
    private final double otherwise;

    private Labelled(String name, Map<String, Marked> patterns, Predicate<String> check, double otherwise) {
        this.name = name;
        this.patterns = Map.copyOf(patterns);
        this.check = check;
        this.otherwise = otherwise;
    }

    /**
     * A way in which it is written.
     *
     * @param name tells it from the others
     * @param expression with a group {@code v} around what is looked for; or with a group {@code label} before it, which may
     *     be in the head, or {@code rest} behind it; or without: then it is all of it
     * @param head as {@link Form#head}
     */
    public record Way(
            String name,
            String expression,
            Boundary left,
            Boundary right,
            double score,
            boolean needsContext,
            Optional<Head> head) {

        /** Not inside a word or number. */
        public static Way of(String name, String expression, double score) {
            return new Way(name, expression, Boundary.WORD, Boundary.WORD, score, false, Optional.empty());
        }

        public Way between(Boundary newLeft, Boundary newRight) {
            return new Way(name, expression, newLeft, newRight, score, needsContext, head);
        }

        public Way withContext() {
            return new Way(name, expression, left, right, score, true, head);
        }

        /** As {@link Form#behind}. */
        public Way behind(String newHead) {
            return behind(new Head(Expression.known(newHead), Boundary.WORD));
        }

        public Way behind(Head newHead) {
            return new Way(name, expression, left, right, score, needsContext, Optional.of(newHead));
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
        Map<String, Marked> patterns = new HashMap<>();
        for (Way way : ways) {
            Form form = new Form(
                    way.name(),
                    Expression.known(way.expression()),
                    way.left(),
                    way.right(),
                    way.score(),
                    way.needsContext());
            forms.add(way.head().map(form::behind).orElse(form));
            String head = way.head().map(each -> each.expression().source()).orElse("");
            Marked.of(head + way.expression()).ifPresent(marked -> patterns.put(way.name(), marked));
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
        Marked marked = patterns.get(candidate.form());
        int from = 0;
        int to = text.length();
        if (marked != null) {
            Matcher matcher = marked.pattern.get().matcher(text);
            if (!matcher.matches() || matcher.start(marked.mark.group) < 0) {
                return Verdict.rejected();
            }
            String group = marked.mark.group;
            switch (marked.mark) {
                case LABEL -> from = matcher.end(group);
                case REST -> to = matcher.start(group);
                default -> {
                    from = matcher.start(group);
                    to = matcher.end(group);
                }
            }
        }
        boolean good = check.test(text.substring(from, to));
        if (!good && otherwise == 0 || from == to) {
            return Verdict.rejected();
        }
        return Verdict.part(from, to, good ? candidate.score() : otherwise);
    }
}
