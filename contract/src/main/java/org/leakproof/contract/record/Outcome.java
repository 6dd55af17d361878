package org.leakproof.contract.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What became of one message. The envelope stays inside; of it, only a {@link CleanRecord} may leave.
 *
 *  @param sameAs keyed hash of the normalised original: equal for copies of the same message
 *  @param order the time by which a conversation is sorted
 *  @param selfKey keyed hash of the message's platform id, to find it when another answers or quotes it
 *  @param replyKey the same of the message it answers
 *  @param quoteKeys the same of the message that each segment quotes, one per segment
 *  @param attachments what became of each, by ordinal */
public record Outcome(
        MessageId id,
        PublicId publicId,
        Provenance provenance,
        Optional<String> sameAs,
        Optional<Instant> order,
        Optional<String> selfKey,
        Optional<String> replyKey,
        List<Optional<String>> quoteKeys,
        List<AttachmentOutcome> attachments,
        Result result)
        implements Cleaned {
    /** Published if nothing else stands against it, or kept back. */
    public sealed interface Result permits Passed, Held, Withheld {}

    public record Passed(CleanRecord record) implements Result {}

    public record Held(StageName stage, HeldReason reason) implements Result {}

    /** Kept back by an editor. */
    public record Withheld() implements Result {}

    /** @param held empty if it goes with its message */
    public record AttachmentOutcome(int ordinal, Optional<HeldReason> held) {}

    public Outcome {
        quoteKeys = List.copyOf(quoteKeys);
        attachments = List.copyOf(attachments);
    }

    /** The same message, held after all. */
    public Outcome held(StageName stage, HeldReason reason) {
        return new Outcome(
                id,
                publicId,
                provenance,
                sameAs,
                order,
                selfKey,
                replyKey,
                quoteKeys,
                attachments,
                new Held(stage, reason));
    }

    @Override
    public String toString() {
        return "Outcome[" + id + ", " + result.getClass().getSimpleName() + "]";
    }
}
