package org.leakproof.redact.scan;

import java.util.Objects;

/**
 * What must stand directly before the matches of a pattern, and belongs to them: where nearly anything may be the beginning of
 * an identifier, it is searched for from where it is rare. Of several places where the head may begin it is the farthest, but
 * not before the end of the pattern's last match.
 *
 * @param left what may not stand before it
 */
public record Head(Expression expression, Boundary left) {

    public Head {
        Objects.requireNonNull(expression);
        Objects.requireNonNull(left);
    }
}
