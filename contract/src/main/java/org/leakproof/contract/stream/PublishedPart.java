package org.leakproof.contract.stream;

import java.util.List;
import org.leakproof.contract.record.CleanAttachment;
import org.leakproof.contract.record.CleanParticipant;
import org.leakproof.contract.record.CleanReaction;
import org.leakproof.contract.record.CleanRecord;
import org.leakproof.contract.record.CleanSegment;
import org.leakproof.contract.record.Place;
import org.leakproof.contract.record.PublicId;
import org.leakproof.contract.record.Redaction;

/** One record of the output topic: a published message, or a piece of a long one. */
public sealed interface PublishedPart {
    /** Whose part it is. */
    PublicId id();

    /** Its number, from 0. */
    int part();

    /** How many there are of this message. */
    int parts();

    /** The key on the topic: the cite_id for part 0, {@code <cite_id>/<part>} for the others. */
    default String key() {
        return PublishedParts.key(id(), part());
    }

    /** Part 0: the message, as far as it fits. */
    record First(int parts, CleanRecord record) implements PublishedPart {
        @Override
        public PublicId id() {
            return record.id();
        }

        @Override
        public int part() {
            return 0;
        }
    }

    /** Text to be appended to the text of a place. A participant's place means the label, a reaction's the symbol. */
    record MoreText(PublicId id, int part, int parts, Place place, String text) implements PublishedPart {
        @Override
        public String toString() {
            return "MoreText[" + id + ", " + part + "/" + parts + ", " + text.length() + " chars]";
        }
    }

    /** Elements to be appended to the lists of the message. */
    record MoreElements(
            PublicId id,
            int part,
            int parts,
            List<CleanParticipant> recipients,
            List<CleanSegment> segments,
            List<CleanAttachment> attachments,
            List<CleanReaction> reactions,
            List<Redaction> redactions)
            implements PublishedPart {
        public MoreElements {
            recipients = List.copyOf(recipients);
            segments = List.copyOf(segments);
            attachments = List.copyOf(attachments);
            reactions = List.copyOf(reactions);
            redactions = List.copyOf(redactions);
        }

        @Override
        public String toString() {
            return "MoreElements[" + id + ", " + part + "/" + parts + "]";
        }
    }
}
