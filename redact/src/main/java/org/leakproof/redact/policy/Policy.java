package org.leakproof.redact.policy;

import java.util.List;
import java.util.Map;
import org.leakproof.redact.gate.GateSettings;

/** What may leave, and how: an immutable value. Made by {@link PolicyLoader}.
 *
 *  @param approvable whether a release made with it may leave the building
 *  @param regions whose telephone numbers are found without a country code, ISO 3166-1 alpha-2
 *  @param fields what becomes of each text; every field has its entry
 *  @param authenticity whether a word on the signatures leaves
 *  @param rules in the order of the file
 *  @param keep in the order of the file */
public record Policy(
        String name,
        boolean approvable,
        List<String> regions,
        Times times,
        People people,
        Map<Field, Treatment> fields,
        boolean authenticity,
        Unreadable unreadable,
        ScriptCoverage coverage,
        List<Rule> rules,
        List<Keep> keep,
        GateSettings gate) {
    /** Changes when the same values would be read otherwise. */
    private static final String FORM = "leakproof-policy-1";

    public Policy {
        regions = List.copyOf(regions);
        fields = Map.copyOf(fields);
        rules = List.copyOf(rules);
        keep = List.copyOf(keep);
        for (Field field : Field.values()) {
            if (field != Field.PARTICIPANTS && !fields.containsKey(field)) {
                throw new IllegalArgumentException("no treatment of " + field);
            }
        }
    }

    /** SHA-256 over all values and the terms of all files, 64 hexadecimal digits: comments, order of keys and white space
     *  do not change it. */
    public String hash() {
        return CanonicalHash.of(List.of(FORM, this));
    }

    @Override
    public String toString() {
        return "Policy[" + rules.size() + " rules, " + keep.size() + " kept, " + hash().substring(0, 8) + "]";
    }
}
