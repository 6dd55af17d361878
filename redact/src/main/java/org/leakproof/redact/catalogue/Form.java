package org.leakproof.redact.catalogue;

import java.util.Objects;
import java.util.Optional;
import org.leakproof.redact.scan.Boundary;
import org.leakproof.redact.scan.Expression;
import org.leakproof.redact.scan.Head;

/**
 * One way in which an identifier is written.
 *
 * @param name tells it from the identifier's other forms, in explanations; empty if there is only one
 * @param expression what it looks like
 * @param left what may not stand before it
 * @param right what may not stand behind it
 * @param score 0 to 1, before validator and context
 * @param needsContext whether it counts only beside a context word
 * @param head where nearly anything may be the beginning: what must stand directly before what the expression matches, and
 *     belongs to it
 */
public record Form(
        String name,
        Expression expression,
        Boundary left,
        Boundary right,
        double score,
        boolean needsContext,
        Optional<Head> head) {

    /** Without a head. */
    public Form(String name, Expression expression, Boundary left, Boundary right, double score, boolean needsContext) {
        this(name, expression, left, right, score, needsContext, Optional.empty());
    }

    public Form {
        Objects.requireNonNull(name);
        Objects.requireNonNull(expression);
        Objects.requireNonNull(left);
        Objects.requireNonNull(right);
        Objects.requireNonNull(head);
        if (!(score > 0 && score <= 1)) {
            throw new IllegalArgumentException("not a score: " + score);
        }
    }

    /** Not inside a word or number on either side, no context needed. */
    public static Form of(String name, String expression, double score) {
        return new Form(name, Expression.known(expression), Boundary.WORD, Boundary.WORD, score, false);
    }

    public Form between(Boundary newLeft, Boundary newRight) {
        return new Form(name, expression, newLeft, newRight, score, needsContext, head);
    }

    public Form withContext() {
        return new Form(name, expression, left, right, score, true, head);
    }

    /** The same behind a head, before which no word character stands. */
    public Form behind(String newHead) {
        return behind(new Head(Expression.known(newHead), Boundary.WORD));
    }

    public Form behind(Head newHead) {
        return new Form(name, expression, left, right, score, needsContext, Optional.of(newHead));
    }
}
