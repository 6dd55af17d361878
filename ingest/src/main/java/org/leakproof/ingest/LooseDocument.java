package org.leakproof.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.leakproof.contract.record.ArchiveId;
import org.leakproof.contract.record.Attachment;
import org.leakproof.contract.record.Conversation;
import org.leakproof.contract.record.Hashes;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.record.MessageId;
import org.leakproof.contract.record.Provenance;
import org.leakproof.contract.record.RecipientsBasis;
import org.leakproof.contract.record.Segment;
import org.leakproof.contract.record.SegmentKind;
import org.leakproof.contract.record.SentTime;
import org.leakproof.contract.record.TextStatus;
import org.leakproof.extract.protocol.Reason;
import org.leakproof.ingest.extract.DocumentSource;
import org.leakproof.ingest.extract.Extraction;
import org.leakproof.ingest.language.LanguageGuess;
import org.leakproof.ingest.walk.Entry;
import org.leakproof.ingest.walk.EntryReport;

/** A file of an archive that no reader wants: one message of the kind DOCUMENT if text extraction knows its format. Its
 *  name stays in the books; it often tells who kept it. */
final class LooseDocument {
    static final String READER = "document";
    private static final int VERSION = 1;
    private static final int HEAP_BYTES = 1 << 20;
    private static final long MAX_BYTES = 512L << 20;

    private final CompletableFuture<Extraction> extraction;
    private final Optional<Path> spooled;
    private final long bytes;

    private LooseDocument(CompletableFuture<Extraction> extraction, Optional<Path> spooled, long bytes) {
        this.extraction = extraction;
        this.spooled = spooled;
        this.bytes = bytes;
    }

    /** Reads the entry to its end and begins to extract its text. */
    static LooseDocument of(Entry entry, Path work, AttachmentTexts texts) throws IOException {
        String name = entry.name().lastPart();
        try (InputStream in = entry.open()) {
            byte[] head = in.readNBytes(HEAP_BYTES);
            if (head.length < HEAP_BYTES) {
                return new LooseDocument(texts.document(DocumentSource.of(head), name), Optional.empty(), head.length);
            }
            Path file = Files.createTempFile(work, "document", "");
            long size = head.length;
            try (OutputStream out = Files.newOutputStream(file)) {
                out.write(head);
                byte[] buffer = new byte[1 << 16];
                for (int n; size <= MAX_BYTES && (n = in.read(buffer)) > 0; size += n) {
                    out.write(buffer, 0, n);
                }
            }
            CompletableFuture<Extraction> extraction = size > MAX_BYTES
                    ? CompletableFuture.completedFuture(
                            new Extraction.NoText(Reason.TOO_LARGE, "application/octet-stream", false))
                    : texts.document(DocumentSource.of(file), name);
            return new LooseDocument(extraction, Optional.of(file), size);
        }
    }

    void await() {
        extraction.join();
        spooled.ifPresent(file -> {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    /** What became of it, once extraction has ended. */
    Extraction extraction() {
        return extraction.join();
    }

    /** Why its entry is held; empty if it gives a message. */
    Optional<HeldReason> held() {
        return extraction.join() instanceof Extraction.NoText none
                ? AttachmentTexts.heldReason(none.reason())
                : Optional.empty();
    }

    long bytes() {
        return bytes;
    }

    /** The message, once extraction has ended and nothing is held. A file that holds no text keeps its row, as an
     *  attachment without text. */
    Message message(ArchiveId archive, EntryReport report) {
        Extraction found = extraction.join();
        Provenance provenance =
                new Provenance(archive, report.ordinal(), report.source().text(), 0, report.size(), READER, VERSION);
        String sha256 = report.sha256().orElseThrow();
        List<Segment> body = found instanceof Extraction.Text text
                ? List.of(new Segment(SegmentKind.OWN, text.text(), Optional.empty()))
                : List.of();
        List<Attachment> itself = found instanceof Extraction.NoText none
                ? List.of(new Attachment(
                        0,
                        OptionalInt.empty(),
                        Optional.empty(),
                        none.detectedMediaType(),
                        report.size(),
                        sha256,
                        TextStatus.NO_TEXT,
                        Optional.empty(),
                        Optional.empty()))
                : List.of();
        return new Message(
                MessageId.of(provenance),
                provenance,
                sha256,
                Kind.DOCUMENT,
                new Conversation(Hashes.hex128("conversation of one", provenance.place()), Optional.empty()),
                SentTime.unreadable(""),
                Optional.empty(),
                List.of(),
                RecipientsBasis.UNKNOWN,
                Optional.empty(),
                body,
                List.of(),
                LanguageGuess.ofBody(body),
                itself,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false,
                List.of(),
                List.of(),
                List.of(),
                found instanceof Extraction.Text text ? AttachmentTexts.flags(text) : Set.of());
    }
}
