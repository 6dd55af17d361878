package org.leakproof.redact.scan;

import java.util.Objects;

/**
 * An expression to scan for, and what may not stand beside its matches.
 *
 * @param id told to the sink; unique in a scanner
 */
public record Pattern(int id, Expression expression, Boundary left, Boundary right) {

    public Pattern {
        Objects.requireNonNull(expression);
        Objects.requireNonNull(left);
        Objects.requireNonNull(right);
    }
}
