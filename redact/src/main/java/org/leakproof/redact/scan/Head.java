package org.leakproof.redact.scan;

import java.util.Objects;

/**
 * What must stand directly before the matches of a pattern, and belongs to them: where nearly anything may be the beginning of
 * an identifier, it is searched for from where it is rare. Of several places where the head may begin it is the farthest, but
 * not before the end of the pattern's last match.
 *
 * <p>Time stays linear in the text only if a head has a longest length, or holds no character with which the pattern's own
 * expression begins: else one run backward after the other may go over the same text in vain.
 *
 * @param left what may not stand before it
 */
public record Head(Expression expression, Boundary left) {

    public Head {
        Objects.requireNonNull(expression);
        Objects.requireNonNull(left);
    }
}
