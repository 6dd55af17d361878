package org.leakproof.redact.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.leakproof.contract.record.Alternative;
import org.leakproof.contract.record.ArchiveId;
import org.leakproof.contract.record.Attachment;
import org.leakproof.contract.record.Conversation;
import org.leakproof.contract.record.Header;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.record.MessageId;
import org.leakproof.contract.record.NameSource;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.Precision;
import org.leakproof.contract.record.Provenance;
import org.leakproof.contract.record.Reaction;
import org.leakproof.contract.record.RecipientsBasis;
import org.leakproof.contract.record.Role;
import org.leakproof.contract.record.Segment;
import org.leakproof.contract.record.SegmentKind;
import org.leakproof.contract.record.SentTime;
import org.leakproof.contract.record.SignatureCheck;
import org.leakproof.contract.record.TextStatus;
import org.leakproof.contract.record.ZoneBasis;

/** Makes messages for tests, field by field. */
public final class TestMessage {
    public static final ArchiveId ARCHIVE = new ArchiveId("0123456789abcdef0123456789abcdef");

    private ArchiveId archive = ARCHIVE;
    private long offset;
    private Kind kind = Kind.EMAIL;
    private Conversation conversation = new Conversation("<first@example.org>", Optional.empty());
    private SentTime sent = new SentTime(
            Optional.of(Instant.parse("2019-03-04T22:45:12.345Z")),
            Optional.empty(),
            "Mon, 4 Mar 2019 23:45:12 +0100",
            Precision.MILLISECOND,
            ZoneBasis.STATED,
            Optional.of("+01:00"));
    private Optional<Participant> sender = Optional.of(person("Jürgen Müller", "j.mueller@example.org", Role.FROM));
    private List<Participant> recipients = List.of(person("Smith, John", "john.smith@example.com", Role.TO));
    private Optional<String> subject = Optional.of("Hello");
    private final List<Segment> body = new ArrayList<>();
    private final List<Alternative> alternatives = new ArrayList<>();
    private Optional<String> language = Optional.empty();
    private final List<Attachment> attachments = new ArrayList<>();
    private Optional<String> platformId = Optional.empty();
    private Optional<String> replyTo = Optional.empty();
    private List<String> references = List.of();
    private final List<Reaction> reactions = new ArrayList<>();
    private List<Header> headers = List.of();
    private List<SignatureCheck> authenticity = List.of();

    public static TestMessage mail() {
        return new TestMessage();
    }

    public static Participant person(String name, String address, Role role) {
        return new Participant(
                Optional.of(name).filter(n -> !n.isEmpty()),
                Optional.of(address).filter(a -> !a.isEmpty()),
                Optional.empty(),
                role,
                NameSource.HEADER,
                false);
    }

    public TestMessage in(ArchiveId other) {
        archive = other;
        return this;
    }

    public TestMessage at(long place) {
        offset = place;
        return this;
    }

    public TestMessage kind(Kind value) {
        kind = value;
        return this;
    }

    public TestMessage conversation(String id, String title) {
        conversation = new Conversation(id, Optional.of(title));
        return this;
    }

    public TestMessage sent(SentTime value) {
        sent = value;
        return this;
    }

    public TestMessage from(Participant value) {
        sender = Optional.of(value);
        return this;
    }

    public TestMessage to(Participant... values) {
        recipients = List.of(values);
        return this;
    }

    public TestMessage subject(String value) {
        subject = Optional.of(value);
        return this;
    }

    public TestMessage body(String text) {
        return segment(SegmentKind.OWN, text);
    }

    public TestMessage segment(SegmentKind segment, String text) {
        body.add(new Segment(segment, text, Optional.empty()));
        return this;
    }

    public TestMessage quote(String quoted, String text) {
        body.add(new Segment(SegmentKind.QUOTED, text, Optional.of(quoted)));
        return this;
    }

    public TestMessage alternative(String text) {
        alternatives.add(new Alternative("text/html", false, text));
        return this;
    }

    public TestMessage language(String tag) {
        language = Optional.of(tag);
        return this;
    }

    public TestMessage attachment(String name, String mediaType, String text) {
        attachments.add(new Attachment(
                attachments.size(),
                OptionalInt.empty(),
                Optional.of(name),
                mediaType,
                10,
                "ab".repeat(32),
                TextStatus.TEXT,
                Optional.of(text),
                Optional.empty()));
        return this;
    }

    public TestMessage unreadable(String name, HeldReason reason) {
        attachments.add(new Attachment(
                attachments.size(),
                OptionalInt.empty(),
                Optional.of(name),
                "application/pdf",
                10,
                "ab".repeat(32),
                TextStatus.HELD,
                Optional.empty(),
                Optional.of(reason)));
        return this;
    }

    public TestMessage platform(String id, String answered, String... thread) {
        platformId = Optional.of(id);
        replyTo = Optional.of(answered).filter(text -> !text.isEmpty());
        references = List.of(thread);
        return this;
    }

    public TestMessage reaction(String symbol, Participant by) {
        reactions.add(new Reaction(symbol, Optional.of(by), Optional.empty()));
        return this;
    }

    public TestMessage headers(Header... values) {
        headers = List.of(values);
        return this;
    }

    public TestMessage authenticity(SignatureCheck... values) {
        authenticity = List.of(values);
        return this;
    }

    public Message make() {
        Provenance provenance = new Provenance(archive, 0, "ab".repeat(32) + ".0", offset, 100, "mbox", 1);
        return new Message(
                MessageId.of(provenance),
                provenance,
                "cd".repeat(32),
                kind,
                conversation,
                sent,
                sender,
                recipients,
                RecipientsBasis.EXPLICIT,
                subject,
                body,
                alternatives,
                language,
                attachments,
                platformId,
                replyTo,
                references,
                Optional.empty(),
                false,
                reactions,
                headers,
                authenticity,
                Set.of());
    }
}
