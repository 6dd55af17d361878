package org.leakproof.contract.record;

import java.util.Optional;

/** A reaction to a message, such as an emoji. Secret. */
public record Reaction(String symbol, Optional<Participant> by, Optional<SentTime> at) {
    @Override
    public String toString() {
        return "Reaction[" + symbol.length() + " chars]";
    }
}
