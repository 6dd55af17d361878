package org.leakproof.redact.policy;

import java.util.List;

/** The operator's mistake: a policy or decisions file that cannot be used. One line each says where, what was found and
 *  what was expected. */
public final class PolicyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    PolicyException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** {@code file:line:column: message}, by place. */
    public List<String> problems() {
        return problems;
    }
}
