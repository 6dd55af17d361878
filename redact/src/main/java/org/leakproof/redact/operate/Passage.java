package org.leakproof.redact.operate;

import java.util.Optional;

/** What a rule found, as the operator sees it.
 *
 *  @param entity the kind of thing
 *  @param label the rule's public label
 *  @param text as it stands in the record; as it reads where it stands encoded
 *  @param written how it is brought to one written form
 *  @param identity whose name or address it is, where that is known; all of somebody's names then get one label */
public record Passage(String entity, String label, String text, Canonical.Written written, Optional<String> identity) {
    @Override
    public String toString() {
        return "Passage[" + entity + ", " + text.length() + " chars]";
    }
}
