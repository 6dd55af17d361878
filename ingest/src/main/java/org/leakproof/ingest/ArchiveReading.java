package org.leakproof.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.contract.record.ArchiveEvent;
import org.leakproof.contract.record.ArchiveEvent.EntryStatus;
import org.leakproof.contract.record.HeldMessage;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Message;
import org.leakproof.ingest.extract.TextExtractor;
import org.leakproof.ingest.walk.ArchiveWalker;
import org.leakproof.ingest.walk.WalkRefusedException;

/** Reads an archive as {@link ArchiveIngest} does, with the same readers in the same order, for somebody in this process:
 *  no Kafka, nothing kept, nothing resumed. */
public final class ArchiveReading {
    /** What is under way so that extraction does not wait for whoever takes the messages. */
    private static final int MOST_ITEMS = 64;

    private static final long MOST_BYTES = 8 << 20;

    private ArchiveReading() {}

    /** Takes what is found, in the archive's order, on the thread that reads. */
    public interface Sink {
        void message(Message message);

        void held(HeldMessage held);

        /** An entry of which nothing, or not everything, could be read. */
        void entryHeld(HeldReason reason);
    }

    /** Reads to the end, or until told to stop.
     *
     *  @param work an existing folder with mode 0700 for what must be put down meanwhile
     *  @return whether it came to the end
     *  @throws OperatorMistake if the archive cannot be read
     *  @throws UncheckedIOException if the work folder cannot be written */
    public static boolean read(
            ArchiveIngest.Prepared archive,
            IngestOptions options,
            TextExtractor extractor,
            Path work,
            Sink sink,
            BooleanSupplier stop) {
        ExecutorService extractions = Executors.newFixedThreadPool(options.extractors());
        AttachmentTexts texts = new AttachmentTexts(
                extractor, extractions, options.attachmentText(), options.read().maxTextLength());
        Resumption fromStart = new Resumption(Optional.empty(), Map.of());
        try (LinkedFiles linked = LinkedFiles.read(
                        EntryIntake.plan(archive, options, fromStart, work, stop),
                        texts,
                        options.read().maxTextLength(),
                        LinkedFiles.Read.ALL);
                Window window = new Window(new Passing(sink))) {
            EntryIntake intake = new EntryIntake(
                    archive.id(),
                    Files.isDirectory(archive.path()),
                    options,
                    texts,
                    linked,
                    window,
                    fromStart,
                    work,
                    stop);
            new ArchiveWalker(options.budget(), options.passwords(), work).walk(archive.listing(), intake);
            window.pass(0, 0);
            return true;
        } catch (ArchiveIngest.Stopped e) {
            return false;
        } catch (WalkRefusedException e) {
            throw new OperatorMistake(e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            extractions.shutdownNow();
        }
    }

    /** The last few items that were found. */
    private static final class Window implements Carrier, AutoCloseable {
        private final ArrayDeque<Waiting> items = new ArrayDeque<>();
        private final Receiver receiver;
        private long bytes;

        Window(Receiver receiver) {
            this.receiver = receiver;
        }

        @Override
        public void add(Item item, Progress behind) {
            Waiting waiting = new Waiting(item, item.bytes());
            items.add(waiting);
            bytes += waiting.bytes();
            pass(MOST_ITEMS, MOST_BYTES);
        }

        void pass(int mostItems, long mostBytes) {
            while (!items.isEmpty() && (items.size() > mostItems || bytes > mostBytes)) {
                Waiting first = items.remove();
                bytes -= first.bytes();
                first.item().prepare();
                first.item().send(receiver);
            }
        }

        /** Frees what was found and not passed on. */
        @Override
        public void close() {
            items.forEach(waiting -> waiting.item().prepare());
            items.clear();
        }
    }

    private record Waiting(Carrier.Item item, long bytes) {}

    private record Passing(Sink sink) implements Carrier.Receiver {
        @Override
        public void message(Message message) {
            sink.message(message);
        }

        @Override
        public void held(HeldMessage held) {
            sink.held(held);
        }

        @Override
        public void event(ArchiveEvent event) {
            if (event instanceof ArchiveEvent.EntryRead entry && entry.status() == EntryStatus.HELD) {
                sink.entryHeld(entry.held().orElse(HeldReason.READER_FAILED));
            }
        }

        @Override
        public void quarantine(String id, HeldReason reason) {
            // the messages and entries say so themselves
        }
    }
}
