package org.leakproof.redact.catalogue;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An expression of {@code java.util.regex} that is compiled when it is first asked for: the catalogue has hundreds, and few
 * texts need more than some of them.
 *
 * <p>Immutable to the eye, and shareable.
 */
public final class LatePattern {

    private final String expression;
    private final int flags;
    private volatile @Nullable Pattern compiled;

    /** @param flags as {@link Pattern#compile(String, int)} takes them */
    public LatePattern(String expression, int flags) {
        this.expression = Objects.requireNonNull(expression);
        this.flags = flags;
    }

    /** @throws java.util.regex.PatternSyntaxException if it is no expression */
    public Pattern get() {
        Pattern known = compiled;
        if (known == null) {
            known = Pattern.compile(expression, flags);
            compiled = known;
        }
        return known;
    }

    /** Length only. */
    @Override
    public String toString() {
        return "LatePattern[" + expression.length() + " chars]";
    }
}
