package org.leakproof.contract.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leakproof.contract.record.CleanAttachment;
import org.leakproof.contract.record.CleanParticipant;
import org.leakproof.contract.record.CleanReaction;
import org.leakproof.contract.record.CleanRecord;
import org.leakproof.contract.record.CleanSegment;
import org.leakproof.contract.record.Place;
import org.leakproof.contract.record.Redaction;

/** The texts of a record by their places, and its lists. */
final class CleanTexts {
    /** Gives the text that a place is to have. */
    interface Mapper {
        String text(Place place, String text);
    }

    private CleanTexts() {}

    /** The record with other texts. Places that are absent are not asked for. */
    static CleanRecord map(CleanRecord record, Mapper mapper) {
        List<CleanParticipant> recipients = new ArrayList<>();
        for (CleanParticipant recipient : record.recipients()) {
            recipients.add(labelled(recipient, place(Place.Kind.RECIPIENT, recipients.size()), mapper));
        }
        List<CleanSegment> segments = new ArrayList<>();
        for (CleanSegment segment : record.segments()) {
            String text = mapper.text(place(Place.Kind.SEGMENT, segments.size()), segment.text());
            segments.add(new CleanSegment(segment.kind(), text, segment.quotedMessage()));
        }
        List<CleanAttachment> attachments = new ArrayList<>();
        for (CleanAttachment attachment : record.attachments()) {
            int index = attachments.size();
            attachments.add(new CleanAttachment(
                    attachment.ordinal(),
                    attachment.parent(),
                    mapped(attachment.name(), place(Place.Kind.ATTACHMENT_NAME, index), mapper),
                    attachment.mediaType(),
                    attachment.status(),
                    mapped(attachment.text(), place(Place.Kind.ATTACHMENT_TEXT, index), mapper)));
        }
        List<CleanReaction> reactions = new ArrayList<>();
        for (CleanReaction reaction : record.reactions()) {
            String symbol = mapper.text(place(Place.Kind.REACTION, reactions.size()), reaction.symbol());
            reactions.add(new CleanReaction(symbol, reaction.by()));
        }
        return with(
                record,
                mapped(record.conversationTitle(), place(Place.Kind.CONVERSATION_TITLE, 0), mapper),
                record.sender().map(sender -> labelled(sender, place(Place.Kind.SENDER, 0), mapper)),
                mapped(record.subject(), place(Place.Kind.SUBJECT, 0), mapper),
                recipients,
                segments,
                attachments,
                reactions,
                record.redactions());
    }

    /** The record with other lists. */
    static CleanRecord with(
            CleanRecord record,
            List<CleanParticipant> recipients,
            List<CleanSegment> segments,
            List<CleanAttachment> attachments,
            List<CleanReaction> reactions,
            List<Redaction> redactions) {
        return with(
                record,
                record.conversationTitle(),
                record.sender(),
                record.subject(),
                recipients,
                segments,
                attachments,
                reactions,
                redactions);
    }

    private static CleanRecord with(
            CleanRecord record,
            Optional<String> conversationTitle,
            Optional<CleanParticipant> sender,
            Optional<String> subject,
            List<CleanParticipant> recipients,
            List<CleanSegment> segments,
            List<CleanAttachment> attachments,
            List<CleanReaction> reactions,
            List<Redaction> redactions) {
        return new CleanRecord(
                record.version(),
                record.id(),
                record.kind(),
                record.conversation(),
                conversationTitle,
                record.sent(),
                sender,
                recipients,
                record.recipientsBasis(),
                record.replyTo(),
                subject,
                segments,
                record.language(),
                attachments,
                reactions,
                record.edited(),
                record.deleted(),
                record.authenticity(),
                redactions,
                record.coverage(),
                record.policy());
    }

    private static Place place(Place.Kind kind, int index) {
        return new Place(kind, index);
    }

    private static Optional<String> mapped(Optional<String> text, Place place, Mapper mapper) {
        return text.map(present -> mapper.text(place, present));
    }

    private static CleanParticipant labelled(CleanParticipant participant, Place place, Mapper mapper) {
        return new CleanParticipant(participant.id(), mapper.text(place, participant.label()), participant.role());
    }
}
