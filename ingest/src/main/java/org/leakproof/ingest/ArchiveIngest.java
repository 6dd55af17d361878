package org.leakproof.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.contract.record.ArchiveEvent;
import org.leakproof.contract.record.ArchiveId;
import org.leakproof.contract.record.Hashes;
import org.leakproof.contract.stream.Cluster;
import org.leakproof.contract.stream.EventLog;
import org.leakproof.contract.stream.Outbox;
import org.leakproof.contract.stream.StageCounts;
import org.leakproof.contract.stream.TopicAdmin;
import org.leakproof.contract.stream.Topics;
import org.leakproof.ingest.extract.TextExtractor;
import org.leakproof.ingest.walk.ArchiveFingerprint;
import org.leakproof.ingest.walk.ArchiveListing;
import org.leakproof.ingest.walk.ArchiveWalker;
import org.leakproof.ingest.walk.FingerprintCache;
import org.leakproof.ingest.walk.FingerprintProgress;
import org.leakproof.ingest.walk.WalkRefusedException;

/** Reads archives, one at a time, from their files to their topics. After any death the same call goes on where the last
 *  transaction left off; an archive that was read is not read again. One thread. */
public final class ArchiveIngest {
    private final Cluster cluster;
    private final IngestOptions options;
    private final TextExtractor extractor;
    private final Path work;
    private final StageCounts counts;

    /** @param work an existing folder with mode 0700 for what must be put down meanwhile
     *  @param counts in: messages found; held: of these; bytes: of messages */
    public ArchiveIngest(
            Cluster cluster, IngestOptions options, TextExtractor extractor, Path work, StageCounts counts) {
        this.cluster = cluster;
        this.options = options;
        this.extractor = extractor;
        this.work = work;
        this.counts = counts;
    }

    /** An archive that has been looked at and has its id. Holds its listing in the work folder until it is closed. */
    public record Prepared(ArchiveId id, Path path, ArchiveListing listing, Map<String, String> options)
            implements AutoCloseable {
        /** Bytes of all its files. */
        public long bytes() {
            return listing.bytes();
        }

        @Override
        public void close() {
            listing.close();
        }
    }

    /** Hashes the archive's files, which gives it its id.
     *
     *  @param work as for the constructor
     *  @throws OperatorMistake if something there cannot be read */
    public static Prepared prepare(
            Path archive, IngestOptions options, Path work, FingerprintCache cache, FingerprintProgress progress) {
        ArchiveListing listing;
        try {
            listing = new ArchiveFingerprint(work, cache, progress).take(archive);
        } catch (WalkRefusedException e) {
            throw new OperatorMistake(e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> identity = options.identity();
        List<String> parts = new ArrayList<>(List.of("archive", listing.contentId()));
        identity.forEach((key, value) -> {
            parts.add(key);
            parts.add(value);
        });
        ArchiveId id = new ArchiveId(Hashes.hex128(parts.toArray(new String[0])));
        return new Prepared(id, archive.toAbsolutePath().normalize(), listing, identity);
    }

    /** Makes the archive's topics and registers it, if that has not been done.
     *
     *  @return the totals, if the archive was read before */
    public Optional<ArchiveEvent.Read> register(Prepared archive) {
        Topics topics = cluster.topics();
        try (TopicAdmin admin = TopicAdmin.open(cluster)) {
            admin.ensure(List.of(
                    topics.archives(),
                    topics.quarantine(),
                    topics.messages(archive.id()),
                    topics.participants(archive.id())));
        }
        try (EventLog log = EventLog.open(cluster, key -> key.startsWith(archive.id() + "/r"))) {
            Optional<ArchiveEvent.Read> read = log.latest(archive.id() + "/read", ArchiveEvent.Read.class);
            if (log.latest(archive.id() + "/registered").isEmpty()) {
                EventLog.append(
                        cluster,
                        "register." + archive.id(),
                        List.of(new ArchiveEvent.Registered(
                                archive.id(),
                                archive.listing().contentId(),
                                archive.path().toUri().toString(),
                                archive.bytes(),
                                archive.options(),
                                cluster.partitions())));
            }
            return read;
        }
    }

    /** Reads the archive to its end, or until told to stop.
     *
     *  @return the totals; empty if it was stopped
     *  @throws UncheckedIOException if the work folder cannot be written */
    public Optional<ArchiveEvent.Read> read(Prepared archive, BooleanSupplier stop) {
        Optional<ArchiveEvent.Read> before = register(archive);
        if (before.isPresent()) {
            counts.in(before.get().messages().count());
            counts.bytes(archive.bytes());
            return before;
        }
        ExecutorService extractions = Executors.newFixedThreadPool(options.extractors());
        try (Outbox outbox = Outbox.open(cluster, "ingest." + archive.id())) {
            Resumption resumption = Resumption.of(cluster, archive.id());
            counts.in(resumption.messages());
            counts.bytes(resumption.bytes());
            try (Shipment shipment = new Shipment(cluster, archive.id(), outbox, resumption.position(), counts)) {
                return read(archive, resumption, shipment, extractions, stop);
            }
        } finally {
            extractions.shutdownNow();
        }
    }

    private Optional<ArchiveEvent.Read> read(
            Prepared archive,
            Resumption resumption,
            Shipment shipment,
            ExecutorService extractions,
            BooleanSupplier stop) {
        AttachmentTexts texts = new AttachmentTexts(
                extractor, extractions, options.attachmentText(), options.read().maxTextLength());
        try (LinkedFiles linked = LinkedFiles.read(
                EntryIntake.plan(archive, options, resumption, work, stop),
                texts,
                options.read().maxTextLength(),
                LinkedFiles.Read.ALL)) {
            EntryIntake intake = new EntryIntake(
                    archive.id(),
                    Files.isDirectory(archive.path()),
                    options,
                    texts,
                    linked,
                    shipment,
                    resumption,
                    work,
                    stop);
            new ArchiveWalker(options.budget(), options.passwords(), work).walk(archive.listing(), intake);
            return Optional.of(shipment.end(intake.entries()));
        } catch (Stopped e) {
            return Optional.empty();
        } catch (WalkRefusedException e) {
            throw new OperatorMistake(e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Told to stop: leaves the walk and every reader; what is committed stays. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super(null, null, false, false);
        }
    }

    /** Names an entry in the books. */
    static String entryId(ArchiveId archive, int entry) {
        return archive + "#" + entry;
    }
}
