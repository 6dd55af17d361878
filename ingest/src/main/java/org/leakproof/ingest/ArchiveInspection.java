package org.leakproof.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.ingest.inspect.Findings;
import org.leakproof.ingest.inspect.Inspector;
import org.leakproof.ingest.read.Source;
import org.leakproof.ingest.walk.ArchiveFingerprint;
import org.leakproof.ingest.walk.ArchiveListing;
import org.leakproof.ingest.walk.ArchiveWalker;
import org.leakproof.ingest.walk.Entry;
import org.leakproof.ingest.walk.GlanceFingerprint;
import org.leakproof.ingest.walk.WalkRefusedException;

/** Looks at archives without feeding them: no Kafka, no key, nothing written but to the work folder. Reads as ingest does, with
 * the same readers and budgets, and only counts. Uses two threads; call it from one. */
public final class ArchiveInspection implements AutoCloseable {
    private final IngestOptions options;
    private final Path work;
    private final Inspector inspector;
    private final BooleanSupplier stop;

    /** @param work an existing folder with mode 0700, emptied by its owner
     *  @param names whether people are kept by name
     *  @param read told how many bytes were read of the archives so far
     *  @param stop whether to end early */
    public ArchiveInspection(IngestOptions options, Path work, boolean names, LongConsumer read, BooleanSupplier stop) {
        this.options = options;
        this.work = work;
        this.stop = stop;
        this.inspector = new Inspector(options.readers(), names, read, stop);
    }

    /** Looks at one archive.
     *
     *  @throws OperatorMistake if it cannot be read */
    public void add(Path archive) {
        try (ArchiveListing listing =
                new ArchiveFingerprint(work, new GlanceFingerprint(), (done, total) -> checkStop()).take(archive)) {
            inspector.begin(listing.bytes());
            boolean folder = Files.isDirectory(archive);
            try (LinkedFiles linked = LinkedFiles.glance(
                    EntryIntake.plan(listing, folder, options, (entry, offset) -> false, work, this::checkStop),
                    LinkedFiles.Read.TEXTS_OF_MESSAGES)) {
                Function<Entry, Source> sources = entry -> new WalkedSource(
                        entry,
                        folder,
                        options.read(),
                        work,
                        Optional.of(linked.links().besides()));
                new ArchiveWalker(options.budget(), options.passwords(), work)
                        .walk(listing, inspector.visitor(sources, WalkedSource::head, linked));
            }
        } catch (Inspector.Stopped e) {
            inspector.stopped();
        } catch (WalkRefusedException e) {
            throw new OperatorMistake(e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void checkStop() {
        if (stop.getAsBoolean()) {
            throw new Inspector.Stopped();
        }
    }

    /** What was found in all archives so far. */
    public Findings findings() {
        return inspector.findings();
    }

    @Override
    public void close() {
        inspector.close();
    }
}
