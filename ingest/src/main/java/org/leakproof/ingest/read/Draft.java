package org.leakproof.ingest.read;

import java.io.Closeable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.leakproof.contract.record.Alternative;
import org.leakproof.contract.record.Attachment;
import org.leakproof.contract.record.Conversation;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Hashes;
import org.leakproof.contract.record.Header;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.record.MessageId;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.Provenance;
import org.leakproof.contract.record.Reaction;
import org.leakproof.contract.record.RecipientsBasis;
import org.leakproof.contract.record.Segment;
import org.leakproof.contract.record.SegmentKind;
import org.leakproof.contract.record.SentTime;
import org.leakproof.contract.record.SignatureCheck;

/** A message as its reader knows it: everything but its id, the archive it belongs to and the texts of attachments.
 * A reader sets what its format has; the rest stays empty. Not thread-safe. */
public final class Draft implements Closeable {
    private final long offset;
    private final long length;
    private final Kind kind;
    private final String sha256;
    private Optional<ByteBuffer> original = Optional.empty();
    private Optional<Conversation> conversation = Optional.empty();
    private SentTime sent = SentTime.unreadable("");
    private Optional<Participant> sender = Optional.empty();
    private final List<Participant> recipients = new ArrayList<>();
    private RecipientsBasis recipientsBasis = RecipientsBasis.UNKNOWN;
    private Optional<String> subject = Optional.empty();
    private List<Segment> body = List.of();
    private List<Alternative> alternatives = List.of();
    private List<DraftAttachment> attachments = List.of();
    private Optional<String> platformId = Optional.empty();
    private Optional<String> replyTo = Optional.empty();
    private List<String> references = List.of();
    private Optional<SentTime> edited = Optional.empty();
    private boolean deleted;
    private List<Reaction> reactions = List.of();
    private List<Header> headers = List.of();
    private boolean textIsSure;
    private Optional<Pages> pages = Optional.empty();
    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);

    /** @param offset where it begins in the entry, in the reader's unit
     *  @param length in the same unit
     *  @param sha256 of its original bytes, 64 hexadecimal digits; of the row's canonical form where there are none */
    public Draft(long offset, long length, Kind kind, String sha256) {
        if (offset < 0 || length < 0 || sha256.length() != 64) {
            throw new IllegalArgumentException("draft out of range");
        }
        this.offset = offset;
        this.length = length;
        this.kind = kind;
        this.sha256 = sha256;
    }

    /** Its original bytes, read only, for checking signatures; good until the sink returns. */
    public Draft original(ByteBuffer bytes) {
        original = Optional.of(bytes.asReadOnlyBuffer());
        return this;
    }

    /** Left unset, the message is a conversation of its own. */
    public Draft conversation(Conversation value) {
        conversation = Optional.of(value);
        return this;
    }

    public Draft sent(SentTime value) {
        sent = value;
        return this;
    }

    public Draft sender(Participant value) {
        sender = Optional.of(value);
        return this;
    }

    /** Adds recipients and says how they are known. */
    public Draft recipients(RecipientsBasis basis, List<Participant> values) {
        recipientsBasis = basis;
        recipients.addAll(values);
        return this;
    }

    public Draft subject(String value) {
        subject = Optional.of(value);
        return this;
    }

    /** The body as one piece of the sender's own words. */
    public Draft body(String text) {
        return body(text.isEmpty() ? List.of() : List.of(new Segment(SegmentKind.OWN, text, Optional.empty())));
    }

    /** Joined, the segments are the whole body. */
    public Draft body(List<Segment> segments) {
        body = List.copyOf(segments);
        return this;
    }

    public Draft alternatives(List<Alternative> values) {
        alternatives = List.copyOf(values);
        return this;
    }

    public Draft attachments(List<DraftAttachment> values) {
        attachments = List.copyOf(values);
        for (int i = 0; i < attachments.size(); i++) {
            if (attachments.get(i).parent().orElse(-1) >= i) {
                throw new IllegalArgumentException("attachment " + i + " stands before its parent");
            }
        }
        return this;
    }

    public Draft platformId(String value) {
        platformId = Optional.of(value);
        return this;
    }

    public Draft replyTo(String value) {
        replyTo = Optional.of(value);
        return this;
    }

    public Draft references(List<String> values) {
        references = List.copyOf(values);
        return this;
    }

    public Draft edited(SentTime value) {
        edited = Optional.of(value);
        return this;
    }

    public Draft deleted(boolean value) {
        deleted = value;
        return this;
    }

    public Draft reactions(List<Reaction> values) {
        reactions = List.copyOf(values);
        return this;
    }

    public Draft headers(List<Header> values) {
        headers = List.copyOf(values);
        return this;
    }

    public Draft flag(Flag flag) {
        flags.add(flag);
        return this;
    }

    public Draft flags(Set<Flag> values) {
        flags.addAll(values);
        return this;
    }

    /** A document whose pages another file of the export may list under this number. */
    public Draft takesPagesOf(String number) {
        pages = Optional.of(new Pages(number, false));
        return this;
    }

    /** Nothing but the pages of a document that another file of the export may hold under this number: then they are that
     *  document's, and this is no message of its own. */
    public Draft isPagesOf(String number) {
        pages = Optional.of(new Pages(number, true));
        return this;
    }

    /** Which document this is, or whose pages.
     *
     *  @param only whether it is nothing but pages */
    public record Pages(String number, boolean only) {
        @Override
        public String toString() {
            return "Pages[" + number.length() + " chars]";
        }
    }

    public Optional<Pages> pages() {
        return pages;
    }

    /** Its texts are known to be as they were written: {@link #repairText} leaves them alone. */
    public Draft textIsSure() {
        textIsSure = true;
        return this;
    }

    /** Puts right what was decoded twice, in everything that people wrote and wherever that is certain, and flags it. */
    public Draft repairText() {
        if (textIsSure) {
            return this;
        }
        body = body.stream()
                .map(part -> new Segment(part.kind(), repaired(part.text()), part.quotedMessage()))
                .toList();
        alternatives = alternatives.stream()
                .map(one -> new Alternative(one.mediaType(), one.chosen(), repaired(one.text())))
                .toList();
        subject = subject.map(this::repaired);
        conversation =
                conversation.map(one -> new Conversation(one.id(), one.title().map(this::repaired)));
        sender = sender.map(this::repaired);
        recipients.replaceAll(this::repaired);
        reactions = reactions.stream()
                .map(one -> new Reaction(repaired(one.symbol()), one.by().map(this::repaired), one.at()))
                .toList();
        attachments = attachments.stream()
                .map(one -> new DraftAttachment(
                        one.parent(),
                        one.name().map(this::repaired),
                        one.mediaType(),
                        one.size(),
                        one.sha256(),
                        one.content()))
                .toList();
        return this;
    }

    private Participant repaired(Participant one) {
        return new Participant(
                one.name().map(this::repaired),
                one.address(),
                one.handle(),
                one.role(),
                one.nameSource(),
                one.exporter());
    }

    private String repaired(String text) {
        Optional<String> better = TwiceDecoded.repaired(text);
        if (better.isPresent()) {
            flags.add(Flag.CHARSET_GUESSED);
        }
        return better.orElse(text);
    }

    public long offset() {
        return offset;
    }

    public long length() {
        return length;
    }

    public Kind kind() {
        return kind;
    }

    public String sha256() {
        return sha256;
    }

    public Optional<ByteBuffer> original() {
        return original;
    }

    /** Whether there is a header of that name, in any case. */
    public boolean hasHeader(String name) {
        return headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(name));
    }

    public List<Header> headers() {
        return headers;
    }

    /** Empty if the message is a conversation of its own. */
    public Optional<Conversation> conversation() {
        return conversation;
    }

    public Optional<Participant> sender() {
        return sender;
    }

    public List<Participant> recipients() {
        return List.copyOf(recipients);
    }

    public Optional<String> subject() {
        return subject;
    }

    public Optional<String> platformId() {
        return platformId;
    }

    public List<Segment> body() {
        return body;
    }

    public SentTime sent() {
        return sent;
    }

    public List<DraftAttachment> attachments() {
        return attachments;
    }

    public Set<Flag> flags() {
        return Set.copyOf(flags);
    }

    /** The message, once the rest is known.
     *
     *  @param texts one for each of {@link #attachments()}, with the same ordinals
     *  @param provenance of the same offset and length */
    public Message toMessage(
            MessageId id,
            Provenance provenance,
            List<Attachment> texts,
            Optional<String> language,
            List<SignatureCheck> authenticity) {
        if (provenance.offset() != offset || provenance.length() != length || texts.size() != attachments.size()) {
            throw new IllegalArgumentException("provenance or attachments are those of another message");
        }
        return new Message(
                id,
                provenance,
                sha256,
                kind,
                conversation.orElseGet(() ->
                        new Conversation(Hashes.hex128("conversation of one", provenance.place()), Optional.empty())),
                sent,
                sender,
                recipients,
                recipientsBasis,
                subject,
                body,
                alternatives,
                language,
                texts,
                platformId,
                replyTo,
                references,
                edited,
                deleted,
                reactions,
                headers,
                authenticity,
                flags);
    }

    /** Frees what its attachments hold on disk. */
    @Override
    public void close() {
        for (DraftAttachment attachment : attachments) {
            attachment.content().close();
        }
    }

    @Override
    public String toString() {
        return "Draft[" + kind + " at " + offset + ", length " + length + ", " + attachments.size() + " attachments]";
    }
}
