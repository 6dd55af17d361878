package org.leakproof.redact.catalogue;

import java.util.Objects;
import org.leakproof.redact.scan.Boundary;
import org.leakproof.redact.scan.Expression;

/**
 * An editor's own expression.
 *
 * @param name the rule's name, unique in a scanner
 * @param entity what its spans are called
 * @param expression parsed; {@link Expression#parse} refuses what cannot run in linear time
 * @param left what may not stand before a match
 * @param right what may not stand behind it
 * @param score 0 to 1
 */
public record OwnExpression(
        String name, String entity, Expression expression, Boundary left, Boundary right, double score) {

    public OwnExpression {
        Objects.requireNonNull(name);
        Objects.requireNonNull(entity);
        Objects.requireNonNull(expression);
        Objects.requireNonNull(left);
        Objects.requireNonNull(right);
        if (!(score > 0 && score <= 1)) {
            throw new IllegalArgumentException("not a score: " + score);
        }
    }
}
