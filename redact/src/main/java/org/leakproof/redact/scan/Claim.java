package org.leakproof.redact.scan;

import java.util.Comparator;
import java.util.Objects;

/**
 * A span and its rank where spans overlap.
 *
 * @param span what is claimed
 * @param priority higher wins before everything else; an editor's decision has a higher one than any rule
 * @param order place of the rule in the policy, from 0; the last tie-break, lower wins
 */
public record Claim(Span span, int priority, int order) {

    /**
     * The stronger claim first: higher priority, then higher score, then the longer span, then the earlier one, then the
     * lower order; then by entity and rule name, so that equal input gives equal output whatever its order.
     */
    public static final Comparator<Claim> STRONGEST_FIRST = Comparator.comparingInt(Claim::priority)
            .reversed()
            .thenComparing(
                    Comparator.comparingDouble((Claim c) -> c.span.score()).reversed())
            .thenComparing(Comparator.comparingInt((Claim c) -> c.span.length()).reversed())
            .thenComparingInt(c -> c.span.start())
            .thenComparingInt(Claim::order)
            .thenComparing(c -> c.span.entity())
            .thenComparing(c -> c.span.rule());

    public Claim {
        Objects.requireNonNull(span);
    }
}
