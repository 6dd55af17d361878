package org.leakproof.contract.record;

import java.util.Optional;

/** A reaction as it may leave. */
public record CleanReaction(String symbol, Optional<CleanParticipant> by) {
    @Override
    public String toString() {
        return "CleanReaction[" + symbol.length() + " chars]";
    }
}
