package org.leakproof.publish.spool;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Outcome;
import org.leakproof.contract.record.Outcome.AttachmentOutcome;
import org.leakproof.contract.record.Outcome.Held;
import org.leakproof.contract.record.Outcome.Passed;
import org.leakproof.contract.record.Outcome.Withheld;
import org.leakproof.contract.record.Provenance;
import org.leakproof.contract.record.StageName;
import org.leakproof.publish.disk.ByteReader;
import org.leakproof.publish.disk.ByteWriter;

/** An outcome without its record: all that sorting, joining and the books need.
 *
 *  <p>Encoded, it begins with archive, entry, offset and message id, so that encoded heads sort by place.
 *
 *  @param archive the archive's id, 32 hexadecimal digits
 *  @param message the message's id, 32 hexadecimal digits
 *  @param publicId the cite_id
 *  @param partition the partition of the topic that it came from */
public record Head(
        String archive,
        int entry,
        long offset,
        String message,
        String publicId,
        int partition,
        Fate fate,
        long length,
        String source,
        String reader,
        int readerVersion,
        Optional<String> sameAs,
        Optional<Instant> order,
        Optional<String> selfKey,
        Optional<String> replyKey,
        List<Optional<String>> quoteKeys,
        List<AttachmentOutcome> attachments) {
    /** Bytes of archive, entry, offset and message id. */
    public static final int PLACE = 16 + 4 + 8 + 16;

    public static final int PUBLIC_ID = 16;

    private static final StageName[] STAGES = StageName.values();
    private static final HeldReason[] REASONS = HeldReason.values();

    /** What the outcome says. */
    public sealed interface Fate permits Pass, Hold, Withhold {}

    /** @param body where the record's frame begins in the spool
     *  @param bodyLength bytes of the encoded record */
    public record Pass(String conversation, long body, int bodyLength) implements Fate {}

    public record Hold(StageName stage, HeldReason reason) implements Fate {}

    public record Withhold() implements Fate {}

    /** @param body where the record went, if the outcome has one
     *  @param bodyLength its bytes */
    static Head of(Outcome outcome, int partition, long body, int bodyLength) {
        Provenance found = outcome.provenance();
        Fate fate;
        if (outcome.result() instanceof Passed passed) {
            fate = new Pass(passed.record().conversation(), body, bodyLength);
        } else if (outcome.result() instanceof Held held) {
            fate = new Hold(held.stage(), held.reason());
        } else if (outcome.result() instanceof Withheld) {
            fate = new Withhold();
        } else {
            throw new IllegalStateException("a result of no known kind");
        }
        return new Head(
                found.archive().value(),
                found.entry(),
                found.offset(),
                outcome.id().value(),
                outcome.publicId().value(),
                partition,
                fate,
                found.length(),
                found.source(),
                found.reader(),
                found.readerVersion(),
                outcome.sameAs(),
                outcome.order(),
                outcome.selfKey(),
                outcome.replyKey(),
                outcome.quoteKeys(),
                outcome.attachments());
    }

    /** The same message with another fate. */
    public Head with(Fate other) {
        return new Head(
                archive,
                entry,
                offset,
                message,
                publicId,
                partition,
                other,
                length,
                source,
                reader,
                readerVersion,
                sameAs,
                order,
                selfKey,
                replyKey,
                quoteKeys,
                attachments);
    }

    /** Writes archive, entry, offset and message id: 44 bytes. */
    public void writePlace(ByteWriter out) {
        out.hex(archive).i32(entry).i64(offset).hex(message);
    }

    public void write(ByteWriter out) {
        writePlace(out);
        out.ascii(publicId).i32(partition);
        if (fate instanceof Withhold) {
            out.u8(0);
        } else if (fate instanceof Hold hold) {
            out.u8(1).word(hold.stage()).word(hold.reason());
        } else if (fate instanceof Pass pass) {
            out.u8(2).text(pass.conversation()).i64(pass.body()).i32(pass.bodyLength());
        }
        out.i64(length).text(source).text(reader).i32(readerVersion).text(sameAs);
        out.u8(order.isPresent() ? 1 : 0);
        order.ifPresent(time -> out.i64(time.getEpochSecond()).i32(time.getNano()));
        out.text(selfKey).text(replyKey).i32(quoteKeys.size());
        quoteKeys.forEach(out::text);
        out.i32(attachments.size());
        for (AttachmentOutcome attachment : attachments) {
            out.i32(attachment.ordinal()).u8(attachment.held().isPresent() ? 1 : 0);
            attachment.held().ifPresent(out::word);
        }
    }

    public static Head read(ByteReader in) {
        String archive = in.hex(16);
        int entry = in.i32();
        long offset = in.i64();
        String message = in.hex(16);
        String publicId = in.ascii(PUBLIC_ID);
        int partition = in.i32();
        Fate fate = switch (in.u8()) {
            case 0 -> new Withhold();
            case 1 -> new Hold(in.word(STAGES), in.word(REASONS));
            case 2 -> new Pass(in.text(), in.i64(), in.i32());
            default -> throw new IllegalStateException("not a head");
        };
        long length = in.i64();
        String source = in.text();
        String reader = in.text();
        int readerVersion = in.i32();
        Optional<String> sameAs = in.optionalText();
        Optional<Instant> order =
                in.u8() == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(in.i64(), in.i32()));
        Optional<String> selfKey = in.optionalText();
        Optional<String> replyKey = in.optionalText();
        List<Optional<String>> quoteKeys = new ArrayList<>();
        for (int n = in.i32(); n > 0; n--) {
            quoteKeys.add(in.optionalText());
        }
        List<AttachmentOutcome> attachments = new ArrayList<>();
        for (int n = in.i32(); n > 0; n--) {
            attachments.add(
                    new AttachmentOutcome(in.i32(), in.u8() == 0 ? Optional.empty() : Optional.of(in.word(REASONS))));
        }
        return new Head(
                archive,
                entry,
                offset,
                message,
                publicId,
                partition,
                fate,
                length,
                source,
                reader,
                readerVersion,
                sameAs,
                order,
                selfKey,
                replyKey,
                quoteKeys,
                attachments);
    }

    @Override
    public String toString() {
        return "Head[" + message + ", " + fate.getClass().getSimpleName() + "]";
    }
}
