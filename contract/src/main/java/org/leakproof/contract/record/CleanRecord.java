package org.leakproof.contract.record;

import java.util.List;
import java.util.Optional;

/** One message as it may leave, field by field. Only redact makes it. No field of a {@link Message} is in it by default:
 *  what is not named here does not leave.
 *
 *  @param version of this contract, now {@link #VERSION}
 *  @param conversation keyed label of the conversation
 *  @param replyTo filled when the release is written, where the answered message is in it
 *  @param authenticity what the signatures say, in one word, where the policy lets it leave
 *  @param policy keyed id of the policy
 *  @param redactions sorted by place and start */
public record CleanRecord(
        int version,
        PublicId id,
        Kind kind,
        String conversation,
        Optional<String> conversationTitle,
        CleanTime sent,
        Optional<CleanParticipant> sender,
        List<CleanParticipant> recipients,
        RecipientsBasis recipientsBasis,
        Optional<PublicId> replyTo,
        Optional<String> subject,
        List<CleanSegment> segments,
        Optional<String> language,
        List<CleanAttachment> attachments,
        List<CleanReaction> reactions,
        boolean edited,
        boolean deleted,
        Optional<String> authenticity,
        List<Redaction> redactions,
        Coverage coverage,
        String policy) {
    /** The version that this program writes. */
    public static final int VERSION = 1;

    public CleanRecord {
        if (version != VERSION) {
            throw new IllegalArgumentException("version " + version + " of the record contract, expected " + VERSION);
        }
        recipients = List.copyOf(recipients);
        segments = List.copyOf(segments);
        attachments = List.copyOf(attachments);
        reactions = List.copyOf(reactions);
        redactions = List.copyOf(redactions);
    }

    /** The same record, linked: what it answers and quotes, as far as that is in the release. */
    public CleanRecord linked(Optional<PublicId> answered, List<CleanSegment> linkedSegments) {
        return new CleanRecord(
                version,
                id,
                kind,
                conversation,
                conversationTitle,
                sent,
                sender,
                recipients,
                recipientsBasis,
                answered,
                subject,
                linkedSegments,
                language,
                attachments,
                reactions,
                edited,
                deleted,
                authenticity,
                redactions,
                coverage,
                policy);
    }

    @Override
    public String toString() {
        return "CleanRecord[" + id + ", " + kind + ", " + segments.size() + " segments, " + redactions.size()
                + " redactions]";
    }
}
