package org.leakproof.publish;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.leakproof.contract.record.CleanAttachment;
import org.leakproof.contract.record.CleanParticipant;
import org.leakproof.contract.record.CleanReaction;
import org.leakproof.contract.record.CleanRecord;
import org.leakproof.contract.record.CleanSegment;
import org.leakproof.contract.record.CleanTime;
import org.leakproof.contract.record.Coverage;
import org.leakproof.contract.record.Hashes;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.MessageId;
import org.leakproof.contract.record.Outcome;
import org.leakproof.contract.record.Outcome.AttachmentOutcome;
import org.leakproof.contract.record.Outcome.Held;
import org.leakproof.contract.record.Outcome.Passed;
import org.leakproof.contract.record.Outcome.Result;
import org.leakproof.contract.record.Outcome.Withheld;
import org.leakproof.contract.record.Precision;
import org.leakproof.contract.record.Provenance;
import org.leakproof.contract.record.PublicId;
import org.leakproof.contract.record.RecipientsBasis;
import org.leakproof.contract.record.Redaction;
import org.leakproof.contract.record.Role;
import org.leakproof.contract.record.SegmentKind;
import org.leakproof.contract.record.StageName;
import org.leakproof.contract.record.TextStatus;
import org.leakproof.contract.record.ZoneBasis;

/** One made-up outcome: a message at a place, with what a test says about it. */
public final class MadeUpOutcome {
    private final Provenance provenance;
    private final MessageId id;
    private PublicId publicId;
    private Optional<String> sameAs = Optional.empty();
    private Optional<Instant> order = Optional.empty();
    private Optional<String> selfKey = Optional.empty();
    private Optional<String> replyKey = Optional.empty();
    private final List<Optional<String>> quoteKeys = new ArrayList<>();
    private final List<AttachmentOutcome> attachmentOutcomes = new ArrayList<>();
    private final List<CleanAttachment> attachments = new ArrayList<>();
    private final List<CleanSegment> segments = new ArrayList<>();
    private final List<CleanParticipant> recipients = new ArrayList<>();
    private final List<CleanReaction> reactions = new ArrayList<>();
    private final List<Redaction> redactions = new ArrayList<>();
    private Optional<CleanParticipant> sender = Optional.empty();
    private Optional<String> title = Optional.empty();
    private Optional<String> subject = Optional.empty();
    private String conversation = "C-1";
    private Optional<Result> result = Optional.empty();

    private MadeUpOutcome(Provenance provenance, MessageId id) {
        this.provenance = provenance;
        this.id = id;
        this.publicId = PublicId.ofMac(Hashes.sha256("public", id.value()));
    }

    /** A message that passes, whose text is its place. */
    public static MadeUpOutcome at(int archive, int entry, long offset) {
        String source = "src" + archive + "-" + entry;
        return at(archive, entry, offset, source);
    }

    /** The same with the entry's content named: equal sources at equal offsets are one message. */
    public static MadeUpOutcome at(int archive, int entry, long offset, String source) {
        Provenance provenance = new Provenance(MadeUpRun.archive(archive), entry, source, offset, 100, "mbox", 1);
        return new MadeUpOutcome(provenance, MessageId.of(provenance));
    }

    public PublicId publicId() {
        return publicId;
    }

    public MessageId id() {
        return id;
    }

    public MadeUpOutcome publicId(PublicId other) {
        publicId = other;
        return this;
    }

    public MadeUpOutcome in(String conversationId) {
        conversation = conversationId;
        return this;
    }

    public MadeUpOutcome titled(String text) {
        title = Optional.of(text);
        return this;
    }

    public MadeUpOutcome minute(int minute) {
        order = Optional.of(MadeUpRun.minute(minute));
        return this;
    }

    public MadeUpOutcome subject(String text) {
        subject = Optional.of(text);
        return this;
    }

    public MadeUpOutcome text(String text) {
        return segment(SegmentKind.OWN, text, Optional.empty());
    }

    public MadeUpOutcome segment(SegmentKind kind, String text, Optional<String> quoteKey) {
        segments.add(new CleanSegment(kind, text, Optional.empty()));
        quoteKeys.add(quoteKey);
        return this;
    }

    public MadeUpOutcome sameAs(String key) {
        sameAs = Optional.of(key);
        return this;
    }

    public MadeUpOutcome self(String key) {
        selfKey = Optional.of(key);
        return this;
    }

    public MadeUpOutcome replyTo(String key) {
        replyKey = Optional.of(key);
        return this;
    }

    public MadeUpOutcome from(String participant, String label) {
        sender = Optional.of(new CleanParticipant(participant, label, Role.FROM));
        return this;
    }

    public MadeUpOutcome to(String participant, String label, Role role) {
        recipients.add(new CleanParticipant(participant, label, role));
        return this;
    }

    public MadeUpOutcome reaction(String symbol) {
        reactions.add(new CleanReaction(symbol, sender));
        return this;
    }

    public MadeUpOutcome redaction(Redaction redaction) {
        redactions.add(redaction);
        return this;
    }

    public MadeUpOutcome attachment(String name, String text) {
        attachments.add(new CleanAttachment(
                attachments.size(),
                OptionalInt.empty(),
                Optional.of(name),
                "text/plain",
                TextStatus.TEXT,
                Optional.of(text)));
        attachmentOutcomes.add(new AttachmentOutcome(attachmentOutcomes.size(), Optional.empty()));
        return this;
    }

    public MadeUpOutcome heldAttachment(HeldReason reason) {
        attachments.add(new CleanAttachment(
                attachments.size(),
                OptionalInt.empty(),
                Optional.empty(),
                "application/pdf",
                TextStatus.HELD,
                Optional.empty()));
        attachmentOutcomes.add(new AttachmentOutcome(attachmentOutcomes.size(), Optional.of(reason)));
        return this;
    }

    public MadeUpOutcome held(StageName stage, HeldReason reason) {
        result = Optional.of(new Held(stage, reason));
        return this;
    }

    public MadeUpOutcome withheld() {
        result = Optional.of(new Withheld());
        return this;
    }

    public CleanRecord record() {
        List<CleanSegment> body = segments.isEmpty()
                ? List.of(new CleanSegment(SegmentKind.OWN, "at " + provenance.place(), Optional.empty()))
                : segments;
        return new CleanRecord(
                CleanRecord.VERSION,
                publicId,
                Kind.EMAIL,
                conversation,
                title,
                new CleanTime(
                        order,
                        order.map(time -> time.toString().substring(0, 10)),
                        order.isPresent() ? Precision.SECOND : Precision.NONE,
                        order.isPresent() ? ZoneBasis.STATED : ZoneBasis.UNKNOWN),
                sender,
                recipients,
                RecipientsBasis.EXPLICIT,
                Optional.empty(),
                subject,
                body,
                Optional.of("de"),
                attachments,
                reactions,
                false,
                false,
                Optional.empty(),
                redactions,
                new Coverage(List.of("de"), List.of("Latn"), List.of("e-mail address")),
                "policy-k1");
    }

    public Outcome build() {
        return new Outcome(
                id,
                publicId,
                provenance,
                sameAs,
                order,
                selfKey,
                replyKey,
                quoteKeys,
                attachmentOutcomes,
                result.orElseGet(() -> new Passed(record())));
    }
}
