package org.leakproof.redact.policy;

import java.util.Map;
import org.leakproof.contract.record.Role;
import org.leakproof.redact.operate.Scope;

/** How participants leave.
 *
 *  @param label what stands before the code of a pseudonym
 *  @param roleLabels what stands in place of somebody whose role only is shown */
public record People(Show show, Scope scope, String label, Map<Role, String> roleLabels) {
    /** What a reader sees of somebody. */
    public enum Show {
        /** A keyed label, the same for the same person in its scope. */
        PSEUDONYM,
        /** What they are to the message, nothing that could be followed. */
        ROLE,
        /** Name and address, as the rules leave them. */
        KEEP,
        /** Nothing: the record has no participants. */
        DROP
    }

    public People {
        roleLabels = Map.copyOf(roleLabels);
    }
}
