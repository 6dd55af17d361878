package org.leakproof.redact.record;

import java.util.Optional;
import org.leakproof.contract.record.CleanParticipant;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.Place;
import org.leakproof.redact.catalogue.Refusal;
import org.leakproof.redact.policy.Field;
import org.leakproof.redact.policy.Rule;
import org.leakproof.redact.scan.Span;

/** Watches how a message is redacted, for explanations, previews and comparisons; changes nothing. What it is told is
 *  secret: original texts and places in them. Offsets are UTF-16 units of the text that comes with them. */
public interface Trail {
    /** Looks away. */
    Trail NONE = new Trail() {};

    /** Why something that was found stays as it is, or is another's. */
    enum Why {
        /** The detector is less sure than every rule for it asks. */
        BELOW_MINIMUM,
        /** No rule for it applies to this field. */
        NOT_IN_THIS_FIELD,
        /** The policy keeps it. */
        KEPT,
        /** A name that is a part of something longer. */
        PART_OF_LONGER,
        /** Something stronger has all of it. */
        OVERLAPPED
    }

    /** A passage and what was done to it.
     *
     *  @param place where it is listed; empty for somebody who reacted
     *  @param offset of the passage within the text of that place
     *  @param text the text it stands in, of several places where they are searched as one
     *  @param start of the passage within {@code text}
     *  @param end behind it
     *  @param whole what was found, of which this may be a piece, within {@code text}
     *  @param plain what was found as it reads once what stands encoded in it is undone; mostly what stands there
     *  @param rule empty for an editor's decision
     *  @param label the public label
     *  @param operator its name
     *  @param redacts whether it is gone
     *  @param replacement what stands there now; empty in later pieces of one find */
    record Edit(
            Optional<Place> place,
            Field field,
            int offset,
            String text,
            int start,
            int end,
            Span whole,
            String plain,
            Optional<Rule> rule,
            String label,
            String operator,
            boolean redacts,
            String replacement) {
        /** The passage as it stood. */
        public String passage() {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return "Edit[" + place + ", " + (end - start) + " chars, " + operator + "]";
        }
    }

    /** Something that was found and does not count.
     *
     *  @param rule the rule that it would have been for; empty if none is
     *  @param by what has it instead: the longer or stronger find; empty otherwise
     *  @param byRule the rule of that */
    record PassedOver(
            Field field,
            String text,
            Span span,
            Why why,
            Optional<Rule> rule,
            Optional<Span> by,
            Optional<Rule> byRule) {
        @Override
        public String toString() {
            return "PassedOver[" + field + ", " + span.length() + " chars, " + why + "]";
        }
    }

    /** Whether anybody watches. */
    default boolean watches() {
        return this != NONE;
    }

    /** @param text that the refusal's offsets are in */
    default void refused(Field field, String text, Refusal refusal) {}

    default void passedOver(PassedOver over) {}

    default void edited(Edit edit) {}

    /** @param place empty for somebody who reacted */
    default void shown(Participant participant, Optional<Place> place, CleanParticipant as) {}

    /** The gate has found a value that was taken out. */
    default void gateHit(Place.Kind place) {}
}
