package org.leakproof.ingest.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.leakproof.contract.record.ArchiveId;
import org.leakproof.contract.record.Attachment;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.record.MessageId;
import org.leakproof.contract.record.Provenance;
import org.leakproof.contract.record.Segment;
import org.leakproof.contract.record.TextStatus;

/** Notes everything that a reader hands over. */
public final class Recording implements MessageSink {
    /** A piece of an entry, as it was reported. */
    public record Piece(
            long offset, long length, Optional<Message> message, Optional<HeldReason> held, int attachments) {}

    /** What the source says of a part. */
    public record Declared(long offset, String part, long count) {}

    private final List<Declared> declared = new ArrayList<>();
    private final long wantedFrom;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<byte[]> originals = new ArrayList<>();
    private final List<List<AttachmentContent>> contents = new ArrayList<>();

    public Recording() {
        this(0);
    }

    /** @param wantedFrom messages before it are not wanted */
    public Recording(long wantedFrom) {
        this.wantedFrom = wantedFrom;
    }

    @Override
    public boolean wants(long offset) {
        return offset >= wantedFrom;
    }

    @Override
    public void message(Draft draft) {
        try (draft) {
            Message message = draft.toMessage(
                    id(draft.offset()),
                    new Provenance(archive(), 0, "0", draft.offset(), draft.length(), "test", 1),
                    texts(draft.attachments()),
                    Optional.empty(),
                    List.of());
            pieces.add(new Piece(draft.offset(), draft.length(), Optional.of(message), Optional.empty(), 0));
            originals.add(draft.original()
                    .map(buffer -> {
                        byte[] bytes = new byte[buffer.remaining()];
                        buffer.duplicate().get(bytes);
                        return bytes;
                    })
                    .orElse(new byte[0]));
            contents.add(draft.attachments().stream()
                    .map(DraftAttachment::content)
                    .map(Recording::loaded)
                    .toList());
        }
    }

    private static AttachmentContent loaded(AttachmentContent content) {
        if (content instanceof AttachmentContent.InFile file) {
            try {
                return new AttachmentContent.InHeap(java.nio.file.Files.readAllBytes(file.file()), file.charset());
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return content;
    }

    private static MessageId id(long offset) {
        return new MessageId(String.format("%032x", offset));
    }

    private static ArchiveId archive() {
        return new ArchiveId("0123456789abcdef0123456789abcdef");
    }

    /** As a stage that extracts nothing would do. */
    private static List<Attachment> texts(List<DraftAttachment> drafts) {
        List<Attachment> texts = new ArrayList<>();
        for (DraftAttachment draft : drafts) {
            AttachmentContent content = draft.content();
            TextStatus status = content instanceof AttachmentContent.Ready
                    ? TextStatus.TEXT
                    : content instanceof AttachmentContent.Held
                            ? TextStatus.HELD
                            : content instanceof AttachmentContent.Missing
                                    ? TextStatus.MISSING
                                    : content instanceof AttachmentContent.NoText
                                            ? TextStatus.NO_TEXT
                                            : TextStatus.NOT_EXTRACTED;
            texts.add(new Attachment(
                    texts.size(),
                    draft.parent(),
                    draft.name(),
                    draft.mediaType(),
                    draft.size(),
                    draft.sha256(),
                    status,
                    content instanceof AttachmentContent.Ready ready ? Optional.of(ready.text()) : Optional.empty(),
                    content instanceof AttachmentContent.Held held ? Optional.of(held.reason()) : Optional.empty()));
        }
        return texts;
    }

    @Override
    public void held(long offset, long length, HeldReason reason, int attachments) {
        pieces.add(new Piece(offset, length, Optional.empty(), Optional.of(reason), attachments));
    }

    @Override
    public void gap(long offset, long length) {
        pieces.add(new Piece(offset, length, Optional.empty(), Optional.empty(), 0));
    }

    @Override
    public void declared(long offset, String part, long count) {
        declared.add(new Declared(offset, part, count));
    }

    /** What the source says of its parts, in order. */
    public List<Declared> declared() {
        return declared;
    }

    /** Everything in the order in which it came. */
    public List<Piece> pieces() {
        return pieces;
    }

    public List<Message> messages() {
        return pieces.stream().flatMap(piece -> piece.message().stream()).toList();
    }

    public List<HeldReason> held() {
        return pieces.stream().flatMap(piece -> piece.held().stream()).toList();
    }

    /** The only message. */
    public Message message() {
        if (messages().size() != 1) {
            throw new AssertionError(messages().size() + " messages, held " + held());
        }
        return messages().get(0);
    }

    /** The original bytes of the messages, in order. */
    public List<byte[]> originals() {
        return originals;
    }

    /** What the attachments of a message held. */
    public List<AttachmentContent> contents(int message) {
        return contents.get(message);
    }

    /** The text of a message's body. */
    public static String body(Message message) {
        return message.body().stream().map(Segment::text).collect(Collectors.joining());
    }
}
