package org.leakproof.publish.release;

import java.util.List;

/** What the caller has to add to the folder that stays inside.
 *
 *  @param decisionsWithoutEffect a line for each decision of the editor's file that changed nothing */
public record InsideNotes(List<String> decisionsWithoutEffect) {
    public static final InsideNotes NONE = new InsideNotes(List.of());

    public InsideNotes {
        decisionsWithoutEffect = List.copyOf(decisionsWithoutEffect);
    }

    @Override
    public String toString() {
        return "InsideNotes[" + decisionsWithoutEffect.size() + " decisions without effect]";
    }
}
