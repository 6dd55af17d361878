package org.leakproof.redact.operate;

import java.util.Optional;

/** Puts a fixed text in place: {@code [EMAIL]}.
 *
 *  @param with another text than the label in brackets */
record Replace(Optional<String> with) implements Operator {
    @Override
    public String name() {
        return "replace";
    }

    @Override
    public String apply(Passage passage, Labels labels) {
        return with.orElseGet(() -> "[" + passage.label() + "]");
    }
}
