package org.leakproof.publish.spool;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.leakproof.contract.record.CleanAttachment;
import org.leakproof.contract.record.CleanParticipant;
import org.leakproof.contract.record.CleanReaction;
import org.leakproof.contract.record.CleanRecord;
import org.leakproof.contract.record.CleanSegment;
import org.leakproof.contract.record.CleanTime;
import org.leakproof.contract.record.Coverage;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.Place;
import org.leakproof.contract.record.Precision;
import org.leakproof.contract.record.PublicId;
import org.leakproof.contract.record.RecipientsBasis;
import org.leakproof.contract.record.Redaction;
import org.leakproof.contract.record.Role;
import org.leakproof.contract.record.SegmentKind;
import org.leakproof.contract.record.TextStatus;
import org.leakproof.contract.record.ZoneBasis;
import org.leakproof.publish.disk.ByteReader;
import org.leakproof.publish.disk.ByteWriter;

/** A clean record as the spool keeps it: its fields in order. It never leaves the work folder, and is read only by the
 *  program that wrote it. */
final class BodyCodec {
    private static final Kind[] KINDS = Kind.values();
    private static final RecipientsBasis[] BASES = RecipientsBasis.values();
    private static final Precision[] PRECISIONS = Precision.values();
    private static final ZoneBasis[] ZONES = ZoneBasis.values();
    private static final Role[] ROLES = Role.values();
    private static final SegmentKind[] SEGMENTS = SegmentKind.values();
    private static final TextStatus[] TEXTS = TextStatus.values();
    private static final Place.Kind[] PLACES = Place.Kind.values();
    private static final Redaction.Status[] STATUSES = Redaction.Status.values();

    private BodyCodec() {}

    static void write(ByteWriter out, CleanRecord record) {
        out.i32(record.version()).text(record.id().value()).word(record.kind());
        out.text(record.conversation()).text(record.conversationTitle());
        writeTime(out, record.sent());
        writeOptional(out, record.sender(), BodyCodec::writeParticipant);
        writeList(out, record.recipients(), BodyCodec::writeParticipant);
        out.word(record.recipientsBasis());
        out.text(record.replyTo().map(PublicId::value)).text(record.subject());
        writeList(out, record.segments(), BodyCodec::writeSegment);
        out.text(record.language());
        writeList(out, record.attachments(), BodyCodec::writeAttachment);
        writeList(out, record.reactions(), (to, reaction) -> {
            to.text(reaction.symbol());
            writeOptional(to, reaction.by(), BodyCodec::writeParticipant);
        });
        out.u8(record.edited() ? 1 : 0).u8(record.deleted() ? 1 : 0).text(record.authenticity());
        writeList(out, record.redactions(), BodyCodec::writeRedaction);
        writeList(out, record.coverage().languages(), ByteWriter::text);
        writeList(out, record.coverage().scripts(), ByteWriter::text);
        writeList(out, record.coverage().detectors(), ByteWriter::text);
        out.text(record.policy());
    }

    static CleanRecord read(ByteReader in) {
        return new CleanRecord(
                in.i32(),
                new PublicId(in.text()),
                in.word(KINDS),
                in.text(),
                in.optionalText(),
                readTime(in),
                readOptional(in, BodyCodec::readParticipant),
                readList(in, BodyCodec::readParticipant),
                in.word(BASES),
                in.optionalText().map(PublicId::new),
                in.optionalText(),
                readList(in, BodyCodec::readSegment),
                in.optionalText(),
                readList(in, BodyCodec::readAttachment),
                readList(in, from -> new CleanReaction(from.text(), readOptional(from, BodyCodec::readParticipant))),
                in.u8() == 1,
                in.u8() == 1,
                in.optionalText(),
                readList(in, BodyCodec::readRedaction),
                new Coverage(
                        readList(in, ByteReader::text), readList(in, ByteReader::text), readList(in, ByteReader::text)),
                in.text());
    }

    private static void writeTime(ByteWriter out, CleanTime time) {
        writeOptional(out, time.utc(), (to, utc) -> to.i64(utc.getEpochSecond()).i32(utc.getNano()));
        out.text(time.date()).word(time.precision()).word(time.basis());
    }

    private static CleanTime readTime(ByteReader in) {
        return new CleanTime(
                readOptional(in, from -> Instant.ofEpochSecond(from.i64(), from.i32())),
                in.optionalText(),
                in.word(PRECISIONS),
                in.word(ZONES));
    }

    private static void writeParticipant(ByteWriter out, CleanParticipant participant) {
        out.text(participant.id()).text(participant.label()).word(participant.role());
    }

    private static CleanParticipant readParticipant(ByteReader in) {
        return new CleanParticipant(in.text(), in.text(), in.word(ROLES));
    }

    private static void writeSegment(ByteWriter out, CleanSegment segment) {
        out.word(segment.kind())
                .text(segment.text())
                .text(segment.quotedMessage().map(PublicId::value));
    }

    private static CleanSegment readSegment(ByteReader in) {
        return new CleanSegment(in.word(SEGMENTS), in.text(), in.optionalText().map(PublicId::new));
    }

    private static void writeAttachment(ByteWriter out, CleanAttachment attachment) {
        out.i32(attachment.ordinal()).i32(attachment.parent().orElse(-1)).text(attachment.name());
        out.text(attachment.mediaType()).word(attachment.status()).text(attachment.text());
    }

    private static CleanAttachment readAttachment(ByteReader in) {
        int ordinal = in.i32();
        int parent = in.i32();
        return new CleanAttachment(
                ordinal,
                parent < 0 ? OptionalInt.empty() : OptionalInt.of(parent),
                in.optionalText(),
                in.text(),
                in.word(TEXTS),
                in.optionalText());
    }

    private static void writeRedaction(ByteWriter out, Redaction redaction) {
        Place place = redaction.place();
        out.text(redaction.id()).word(place.kind()).i32(place.index());
        out.i32(redaction.start()).i32(redaction.end()).text(redaction.entity()).text(redaction.label());
        out.text(redaction.operator()).word(redaction.status());
    }

    private static Redaction readRedaction(ByteReader in) {
        return new Redaction(
                in.text(),
                new Place(in.word(PLACES), in.i32()),
                in.i32(),
                in.i32(),
                in.text(),
                in.text(),
                in.text(),
                in.word(STATUSES));
    }

    /** Writes one value. */
    private interface Put<T> {
        void write(ByteWriter out, T value);
    }

    private static <T> void writeOptional(ByteWriter out, Optional<T> value, Put<T> put) {
        out.u8(value.isPresent() ? 1 : 0);
        value.ifPresent(present -> put.write(out, present));
    }

    private static <T> Optional<T> readOptional(ByteReader in, Function<ByteReader, T> get) {
        return in.u8() == 0 ? Optional.empty() : Optional.of(get.apply(in));
    }

    private static <T> void writeList(ByteWriter out, List<T> values, Put<T> put) {
        out.i32(values.size());
        values.forEach(value -> put.write(out, value));
    }

    private static <T> List<T> readList(ByteReader in, Function<ByteReader, T> get) {
        List<T> values = new ArrayList<>();
        for (int n = in.i32(); n > 0; n--) {
            values.add(get.apply(in));
        }
        return values;
    }
}
