package org.leakproof.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.inspect.MessageTrace;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.Readers;
import org.leakproof.ingest.walk.ArchiveFingerprint;
import org.leakproof.ingest.walk.ArchiveListing;
import org.leakproof.ingest.walk.ArchiveWalker;
import org.leakproof.ingest.walk.Decision;
import org.leakproof.ingest.walk.Entry;
import org.leakproof.ingest.walk.EntryReport;
import org.leakproof.ingest.walk.EntryStatus;
import org.leakproof.ingest.walk.EntryVisitor;
import org.leakproof.ingest.walk.FingerprintCache;
import org.leakproof.ingest.walk.WalkRefusedException;

/** Goes through an archive's messages without feeding them, in the order of a run. One thread. */
public final class MessageScan {
    private MessageScan() {}

    /** Told to stop; what was handed over until then stands. */
    public static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super(null, null, false, false);
        }
    }

    /** @param content what the archive must hold, as it was registered; empty for anything
     *  @param work an existing folder with mode 0700
     *  @throws OperatorMistake if the archive cannot be read, or holds something else
     *  @throws Stopped if told to stop */
    public static void scan(
            Path archive,
            Optional<String> content,
            IngestOptions options,
            Path work,
            FingerprintCache cache,
            BooleanSupplier stop,
            Consumer<MessageTrace> to) {
        try (ArchiveListing listing = new ArchiveFingerprint(work, cache, (done, total) -> check(stop)).take(archive)) {
            if (content.filter(c -> !c.equals(listing.contentId())).isPresent()) {
                throw new OperatorMistake(archive + ": no longer the archive that the earlier release was made of");
            }
            boolean folder = Files.isDirectory(archive);
            try (LinkedFiles linked = LinkedFiles.glance(
                    EntryIntake.plan(listing, folder, options, (entry, offset) -> false, work, () -> check(stop)),
                    LinkedFiles.Read.ALL)) {
                new ArchiveWalker(options.budget(), options.passwords(), work)
                        .walk(listing, new Visitor(options, folder, work, linked, stop, to));
            }
        } catch (WalkRefusedException e) {
            throw new OperatorMistake(e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(BooleanSupplier stop) {
        if (stop.getAsBoolean()) {
            throw new Stopped();
        }
    }

    private static final class Visitor implements EntryVisitor {
        private final IngestOptions options;
        private final Readers readers;
        private final boolean folder;
        private final Path work;
        private final LinkedFiles linked;
        private final BooleanSupplier stop;
        private final Consumer<MessageTrace> to;
        private Optional<MessageReader> reader = Optional.empty();
        private int current = -1;
        private boolean attached;
        private boolean handing;

        Visitor(
                IngestOptions options,
                boolean folder,
                Path work,
                LinkedFiles linked,
                BooleanSupplier stop,
                Consumer<MessageTrace> to) {
            this.options = options;
            this.readers = options.readers();
            this.folder = folder;
            this.work = work;
            this.linked = linked;
            this.stop = stop;
            this.to = to;
        }

        @Override
        public Decision decide(Entry entry) {
            check(stop);
            current = entry.ordinal();
            reader = readers.accepting(WalkedSource.head(entry));
            boolean container = reader.isEmpty() && entry.container().isPresent();
            attached = reader.isEmpty() && !container && linked.isAttached(entry);
            return container ? Decision.DESCEND : Decision.READ;
        }

        @Override
        public void read(Entry entry) throws IOException {
            if (reader.isEmpty()) {
                return;
            }
            WalkedSource source = new WalkedSource(
                    entry,
                    folder,
                    options.read(),
                    work,
                    Optional.of(linked.links().besides()));
            try {
                reader.get()
                        .read(source, new Sink(entry.ordinal(), entry.source().text()));
            } catch (Stopped e) {
                throw e;
            } catch (IOException e) {
                if (entry.fault().isEmpty()) {
                    throw e;
                }
            } catch (RuntimeException | StackOverflowError e) {
                if (handing) {
                    throw e;
                }
                // as in a run: the entry is held, what came before stands
            }
        }

        @Override
        public void report(EntryReport report) {
            if (report.ordinal() == current && reader.isEmpty() && !attached && report.status() == EntryStatus.READ) {
                report.sha256().ifPresent(hash -> to.accept(MessageTrace.document(report.ordinal(), hash)));
            }
        }

        private final class Sink implements MessageSink {
            private final int entry;
            private final String source;

            Sink(int entry, String source) {
                this.entry = entry;
                this.source = source;
            }

            @Override
            public boolean wants(long offset) {
                check(stop);
                return true;
            }

            @Override
            public void message(Draft draft) {
                draft.close();
                handing = true;
                if (!linked.isElsewhere(entry, source, draft.offset())) {
                    linked.complete(draft, entry, source);
                    to.accept(MessageTrace.of(entry, draft.repairText()));
                }
                handing = false;
            }

            @Override
            public void held(long offset, long length, HeldReason reason, int attachments) {
                // nothing of it can be compared
            }

            @Override
            public void gap(long offset, long length) {}

            @Override
            public void declared(long offset, String part, long count) {}
        }
    }
}
