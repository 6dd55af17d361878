package org.leakproof.redact.policy;

import java.util.Set;

/** Which scripts the rules are fit for.
 *
 *  @param any whether all are
 *  @param scripts ISO 15924 codes
 *  @param hold whether a message with words in another script is held */
public record ScriptCoverage(boolean any, Set<String> scripts, boolean hold) {
    public ScriptCoverage {
        scripts = Set.copyOf(scripts);
    }

    public boolean holds(String script) {
        return hold && !any && !scripts.contains(script);
    }
}
