package org.leakproof.redact.policy;

import java.util.OptionalInt;
import org.leakproof.contract.record.PublicId;

/** What an editor decided about one message. Stays inside. */
public sealed interface Decision {
    PublicId message();

    /** Who decided, and why; changes nothing in a release.
     *
     *  @param author who
     *  @param reason why */
    record Note(String author, String reason) {}

    Note note();

    /** The same without the note: what a release depends on. */
    Decision effect();

    /** Takes a passage out.
     *
     *  @param occurrence which one, from 1, counted in the original text; empty for all. One of several leaves the others
     *      standing, so the gate does not search for it
     *  @param label what stands in its place, in brackets */
    record Redact(PublicId message, Where where, String text, OptionalInt occurrence, String label, Note note)
            implements Decision {
        @Override
        public Decision effect() {
            return new Redact(message, where, text, occurrence, label, NONE);
        }

        @Override
        public String toString() {
            return "Redact[" + message + ", " + where + "]";
        }
    }

    /** Lets a passage stand that a rule would take out. */
    record Keep(PublicId message, Where where, String text, OptionalInt occurrence, Note note) implements Decision {
        @Override
        public Decision effect() {
            return new Keep(message, where, text, occurrence, NONE);
        }

        @Override
        public String toString() {
            return "Keep[" + message + ", " + where + "]";
        }
    }

    /** Keeps the message back. */
    record Withhold(PublicId message, Note note) implements Decision {
        @Override
        public Decision effect() {
            return new Withhold(message, NONE);
        }
    }

    /** Which text is meant.
     *
     *  @param index which segment, attachment, recipient or reaction, from 0; empty for all together */
    record Where(Field field, OptionalInt index) {}

    /** No note. */
    Note NONE = new Note("", "");
}
