package org.leakproof.redact.policy;

import java.util.List;
import java.util.Set;
import org.leakproof.redact.operate.Operator;

/** One rule: what it finds, and what happens to that.
 *
 *  @param name the editor's name for it; stays inside
 *  @param entity the kind of thing, for labels and counts
 *  @param label what a reader of the release sees
 *  @param minimumScore spans below it are left
 *  @param fields where it applies */
public record Rule(
        String name,
        Finds finds,
        String entity,
        String label,
        Operator operator,
        double minimumScore,
        Set<Field> fields,
        List<String> match,
        List<String> noMatch) {
    public Rule {
        fields = Set.copyOf(fields);
        match = List.copyOf(match);
        noMatch = List.copyOf(noMatch);
    }

    /** What a rule finds. */
    public sealed interface Finds {
        /** An identifier of the catalogue, by id. */
        record Identifier(String id) implements Finds {}

        /** @param wholeWords whether a match may not begin or end within a word */
        record Expression(String source, boolean ignoreCase, boolean wholeWords) implements Finds {}

        /** Words and phrases, from a file or written in the policy; found as whole words. */
        record Terms(List<String> terms, boolean ignoreCase) implements Finds {
            public Terms {
                terms = List.copyOf(terms);
            }
        }

        /** Names, addresses and handles of the message's own participants and of all that the archive names. */
        record People() implements Finds {}
    }

    @Override
    public String toString() {
        return "Rule[" + finds.getClass().getSimpleName() + ", " + entity + ", " + operator.name() + "]";
    }
}
