package org.leakproof.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.leakproof.contract.record.ArchiveEvent;
import org.leakproof.extract.protocol.Reason;
import org.leakproof.ingest.authentic.SigningKeys;
import org.leakproof.ingest.extract.DocumentSource;
import org.leakproof.ingest.extract.Extraction;
import org.leakproof.ingest.extract.TextExtractor;
import org.leakproof.ingest.read.ReadOptions;
import org.leakproof.ingest.walk.ArchiveWalker;
import org.leakproof.ingest.walk.Budget;
import org.leakproof.ingest.walk.FingerprintCache;
import org.leakproof.ingest.walk.FingerprintProgress;
import org.leakproof.ingest.walk.Passwords;

/** Ingests exports, with the threads, the work folder and the options that its tests share. */
final class ExportIngest {
    /** Gives UTF-8 as text; what begins with NUL has none. */
    private static final TextExtractor PLAIN = (source, mediaType, extension) -> {
        String text = new String(all(source), StandardCharsets.UTF_8);
        return text.startsWith("\u0000")
                ? new Extraction.NoText(Reason.NO_TEXT, "image/jpeg", false)
                : new Extraction.Text(text, "text/plain", Set.of());
    };

    private static final ExecutorService THREADS = Executors.newFixedThreadPool(2, work -> {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    });

    private final Path work;
    private boolean attachmentText = true;

    /** @param folder in which it makes its work folder */
    ExportIngest(Path folder) throws IOException {
        this.work = Files.createDirectories(folder.resolve("work"));
    }

    /** Lets it leave the texts of attached files alone. */
    void leaveTextsAlone() {
        attachmentText = false;
    }

    Path work() {
        return work;
    }

    IngestOptions options() {
        return new IngestOptions(
                ReadOptions.DEFAULT,
                attachmentText,
                List.of(),
                "",
                Passwords.none(),
                Budget.defaults(),
                SigningKeys.NONE,
                2);
    }

    /** All that arrives. */
    Received read(Path archive) throws Exception {
        Received received = new Received();
        assertThat(read(archive, new Resumption(Optional.empty(), Map.of()), received, Integer.MAX_VALUE))
                .isTrue();
        return received;
    }

    /** @return whether it came to the end before so many items */
    private boolean read(Path archive, Resumption resumption, Received received, int stopAt) throws Exception {
        IngestOptions options = options();
        AttachmentTexts texts = new AttachmentTexts(PLAIN, THREADS, attachmentText, ReadOptions.MAX_TEXT_LENGTH);
        try (ArchiveIngest.Prepared prepared = ArchiveIngest.prepare(
                        archive, options, work, FingerprintCache.none(), FingerprintProgress.none());
                LinkedFiles linked = LinkedFiles.read(
                        EntryIntake.plan(prepared, options, resumption, work, () -> false),
                        texts,
                        ReadOptions.MAX_TEXT_LENGTH,
                        LinkedFiles.Read.ALL)) {
            EntryIntake intake = new EntryIntake(
                    prepared.id(),
                    Files.isDirectory(archive),
                    options,
                    texts,
                    linked,
                    received,
                    resumption,
                    work,
                    () -> received.items >= stopAt);
            new ArchiveWalker(options.budget(), options.passwords(), work).walk(prepared.listing(), intake);
            return true;
        } catch (ArchiveIngest.Stopped e) {
            return false;
        }
    }

    /** Stopped behind any item and taken up again, all arrives that arrives without a stop. */
    void assertSameAfterAnyStop(Path archive) throws Exception {
        Received undisturbed = read(archive);

        for (int stopAt = 1; stopAt < undisturbed.items; stopAt++) {
            Received received = new Received();
            boolean ended = read(archive, new Resumption(Optional.empty(), Map.of()), received, stopAt);
            if (!ended) {
                Map<Integer, Long> leaves = new HashMap<>();
                received.entries.stream()
                        .filter(entry -> !entry.container())
                        .forEach(entry -> leaves.put(entry.entry(), entry.bytes()));
                Resumption resumption = new Resumption(
                        received.progress.map(at -> new ArchiveEvent.Position(
                                received.messages.isEmpty()
                                        ? received.entries.get(0).archive()
                                        : received.messages.get(0).provenance().archive(),
                                at.entry(),
                                at.offset(),
                                at.found(),
                                at.foundHeld(),
                                at.part(),
                                List.of(),
                                List.of())),
                        leaves);
                read(archive, resumption, received, Integer.MAX_VALUE);
            }
            assertThat(Set.copyOf(received.all))
                    .as("stopped behind item %d", stopAt)
                    .isEqualTo(Set.copyOf(undisturbed.all));
            assertThat(received.messages).isEqualTo(undisturbed.messages);
        }
    }

    private static byte[] all(DocumentSource source) {
        try (InputStream in = source.open()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            in.transferTo(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
