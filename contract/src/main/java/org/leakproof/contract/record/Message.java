package org.leakproof.contract.record;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One message as an archive holds it. Secret: it never reaches publish.
 *
 *  @param sha256 of the original bytes, 64 hexadecimal digits; of the row's canonical form for databases
 *  @param conversation what it belongs to
 *  @param body the chosen text in segments; joined, they are the whole text
 *  @param alternatives every version of the body that the message holds, the chosen one among them, where there are several
 *  @param language IETF tag, where the text is long enough to tell
 *  @param platformId Message-ID or the platform's id, as text
 *  @param replyTo platform id of the message it answers
 *  @param references platform ids of the thread so far, oldest first
 *  @param edited when it was last edited; a SentTime without a time where only the fact is known
 *  @param authenticity one result per signature; empty if unsigned or not checked */
public record Message(
        MessageId id,
        Provenance provenance,
        String sha256,
        Kind kind,
        Conversation conversation,
        SentTime sent,
        Optional<Participant> sender,
        List<Participant> recipients,
        RecipientsBasis recipientsBasis,
        Optional<String> subject,
        List<Segment> body,
        List<Alternative> alternatives,
        Optional<String> language,
        List<Attachment> attachments,
        Optional<String> platformId,
        Optional<String> replyTo,
        List<String> references,
        Optional<SentTime> edited,
        boolean deleted,
        List<Reaction> reactions,
        List<Header> headers,
        List<SignatureCheck> authenticity,
        Set<Flag> flags)
        implements Ingested {
    public Message {
        recipients = List.copyOf(recipients);
        body = List.copyOf(body);
        alternatives = List.copyOf(alternatives);
        attachments = List.copyOf(attachments);
        references = List.copyOf(references);
        reactions = List.copyOf(reactions);
        headers = List.copyOf(headers);
        authenticity = List.copyOf(authenticity);
        flags = Set.copyOf(flags);
        for (int i = 0; i < attachments.size(); i++) {
            if (attachments.get(i).ordinal() != i) {
                throw new IllegalArgumentException("attachment " + i + " has another ordinal");
            }
        }
    }

    /** The characters of text that it carries, attachments included: what the size limit counts. */
    public long textLength() {
        long length = subject.map(String::length).orElse(0);
        for (Segment segment : body) {
            length += segment.text().length();
        }
        for (Alternative alternative : alternatives) {
            length += alternative.text().length();
        }
        for (Attachment attachment : attachments) {
            length += attachment.text().map(String::length).orElse(0);
        }
        return length;
    }

    @Override
    public String toString() {
        return "Message[" + id + ", " + kind + ", " + textLength() + " chars, " + attachments.size() + " attachments]";
    }
}
