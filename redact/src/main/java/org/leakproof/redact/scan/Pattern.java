package org.leakproof.redact.scan;

import java.util.Objects;
import java.util.Optional;

/**
 * An expression to scan for, and what may not stand beside its matches.
 *
 * @param id told to the sink; unique in a scanner
 * @param left what may not stand before the expression's matches; before its head, the head says that
 */
public record Pattern(int id, Expression expression, Boundary left, Boundary right, Optional<Head> head) {

    public Pattern {
        Objects.requireNonNull(expression);
        Objects.requireNonNull(left);
        Objects.requireNonNull(right);
        Objects.requireNonNull(head);
    }

    /** Without a head. */
    public Pattern(int id, Expression expression, Boundary left, Boundary right) {
        this(id, expression, left, right, Optional.empty());
    }
}
