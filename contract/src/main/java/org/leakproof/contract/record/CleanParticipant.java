package org.leakproof.contract.record;

/** Somebody who takes part, as the reader of a release may know them.
 *
 *  @param id a keyed label, the same for the same person within the policy's scope; never an address
 *  @param label what to call them: the id, or the name of somebody whom the policy keeps */
public record CleanParticipant(String id, String label, Role role) {
    @Override
    public String toString() {
        return "CleanParticipant[" + id + ", " + role + "]";
    }
}
