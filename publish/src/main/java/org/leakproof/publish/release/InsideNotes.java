package org.leakproof.publish.release;

import java.util.Set;

/** What the caller has to add to the folder that stays inside.
 *
 *  @param decided cite ids that the editor's file of decisions names; those that no message of the run has are listed */
public record InsideNotes(Set<String> decided) {
    /** Where they are listed, with the reason. */
    public static final String FILE = "decisions-without-effect.txt";

    public static final InsideNotes NONE = new InsideNotes(Set.of());

    public InsideNotes {
        decided = Set.copyOf(decided);
    }

    @Override
    public String toString() {
        return "InsideNotes[decisions about " + decided.size() + " messages]";
    }
}
