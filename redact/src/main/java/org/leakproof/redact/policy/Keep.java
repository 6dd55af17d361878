package org.leakproof.redact.policy;

import java.util.List;
import java.util.Set;

/** Somebody or something that is not redacted.
 *
 *  @param name what a participant is called who goes by one of the terms; empty for a mere term
 *  @param terms names, aliases, addresses: every one is kept where it stands as a whole
 *  @param fields where */
public record Keep(String name, List<String> terms, Set<Field> fields) {
    public Keep {
        terms = List.copyOf(terms);
        fields = Set.copyOf(fields);
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("nothing to keep");
        }
    }

    @Override
    public String toString() {
        return "Keep[" + terms.size() + " terms, " + fields + "]";
    }
}
