package org.leakproof.ingest.inspect;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.Readers;
import org.leakproof.ingest.read.Source;
import org.leakproof.ingest.read.table.MappingProposal;
import org.leakproof.ingest.walk.Decision;
import org.leakproof.ingest.walk.Entry;
import org.leakproof.ingest.walk.EntryReport;
import org.leakproof.ingest.walk.EntryStatus;
import org.leakproof.ingest.walk.EntryVisitor;

/** Walks through archives and counts: reading on the caller's thread, large files on one more, counting on another. */
public final class Inspector implements AutoCloseable {
    /** Kinds of unknown entries for which mappings are proposed. */
    private static final int KINDS = 20;

    /** Entries that are looked at for that, as each costs some milliseconds. */
    private static final int TRIED = 2_000;

    /** Bytes from which on an entry is read by two threads. */
    private static final long WORTH_SHARING = 32 << 20;

    /** Readers that take each message by itself and name no files; others learn from one message for the next. */
    private static final Set<String> SHARED = Set.of("mbox", "foxmail");

    private final Readers readers;
    private final LongConsumer progress;
    private final BooleanSupplier stop;
    private final Findings findings = new Findings();
    private final Counting counting;
    private int tried;
    private long read;

    /** Told to stop. */
    public static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Stopped() {
            super(null, null, false, false);
        }
    }

    public Inspector(Readers readers, boolean names, LongConsumer progress, BooleanSupplier stop) {
        this.readers = readers;
        this.progress = progress;
        this.stop = stop;
        this.counting = new Counting(new Tally(findings, names));
    }

    /** Begins the next archive. */
    public void begin(long bytes) {
        findings.archives++;
        findings.bytes += bytes;
    }

    /** It was stopped. */
    public void stopped() {
        findings.stopped = true;
    }

    /** Waits until everything is counted. */
    public Findings findings() {
        counting.await();
        return findings;
    }

    @Override
    public void close() {
        counting.close();
    }

    /** For one archive.
     *
     *  @param sources an entry as its reader wants it
     *  @param heads how an entry begins
     *  @param belongings of that archive */
    public EntryVisitor visitor(Function<Entry, Source> sources, Function<Entry, Head> heads, Belongings belongings) {
        return new Visitor((int) findings.archives, sources, heads, belongings);
    }

    private final class Visitor implements EntryVisitor {
        private final int archive;
        private final Function<Entry, Source> sources;
        private final Function<Entry, Head> heads;
        private final Belongings belongings;
        private Optional<MessageReader> reader = Optional.empty();
        private int current = -1;
        private String kind = "";
        private boolean failed;

        Visitor(int archive, Function<Entry, Source> sources, Function<Entry, Head> heads, Belongings belongings) {
            this.archive = archive;
            this.sources = sources;
            this.heads = heads;
            this.belongings = belongings;
        }

        @Override
        public Decision decide(Entry entry) {
            checkStop();
            current = entry.ordinal();
            failed = false;
            Head head = heads.apply(entry);
            reader = readers.accepting(head);
            if (reader.isPresent()) {
                return Decision.READ;
            }
            if (entry.container().isPresent()) {
                return Decision.DESCEND;
            }
            if (belongings.isAttached(entry)) {
                kind = "";
                findings.attachedFiles++;
                return Decision.READ;
            }
            kind = FirstBytes.kind(head.bytes());
            if (kind.equals("text") || kind.equals("unknown")) {
                propose(entry, head);
            }
            return Decision.READ;
        }

        private void propose(Entry entry, Head head) {
            if (++tried > TRIED) {
                return;
            }
            String name = "proposed-" + (findings.unknown.size() + 1);
            MappingProposal.of(head, name).ifPresent(proposal -> {
                kind = "";
                Findings.Unknown known = findings.unknown.get(proposal.shape());
                if (known != null) {
                    known.count()[0]++;
                } else if (findings.unknown.size() < KINDS) {
                    findings.unknown.put(
                            proposal.shape(),
                            new Findings.Unknown(
                                    archive,
                                    entry.ordinal(),
                                    entry.name().display(),
                                    proposal.layout(),
                                    proposal.yaml(),
                                    new long[] {1}));
                }
            });
        }

        @Override
        public void read(Entry entry) throws IOException {
            if (reader.isEmpty()) {
                return;
            }
            Findings.Format format =
                    findings.formats.computeIfAbsent(reader.get().name(), n -> new Findings.Format());
            format.entries++;
            Source source = sources.apply(entry);
            boolean shared = SHARED.contains(reader.get().name())
                    && source.file().isPresent()
                    && entry.declaredSize().orElse(0) >= WORTH_SHARING;
            try {
                if (shared) {
                    Halves.read(reader.get(), source, half -> new Sink(entry, format, half, Belongings.NONE));
                } else {
                    reader.get().read(source, new Sink(entry, format, offset -> true, belongings));
                }
            } catch (Stopped e) {
                throw e;
            } catch (IOException e) {
                if (entry.fault().isEmpty()) {
                    throw e;
                }
                // the walker reports it
            } catch (RuntimeException | StackOverflowError e) {
                counting.rethrow();
                failed = true;
            }
        }

        @Override
        public void report(EntryReport report) {
            checkStop();
            findings.entries++;
            findings.files += report.parent().isEmpty() ? 1 : 0;
            if (report.parent().isEmpty()) {
                read += report.size();
                progress.accept(read);
            }
            report.container()
                    .ifPresent(c -> Findings.count(findings.containers, c.name().toLowerCase(java.util.Locale.ROOT)));
            boolean own = report.ordinal() == current;
            if (report.status() == EntryStatus.EMPTY) {
                Findings.count(findings.loose, "empty");
            } else if (report.status() != EntryStatus.READ && report.status() != EntryStatus.CONTAINER) {
                trouble(
                        report.ordinal(),
                        report.name().display(),
                        Optional.empty(),
                        report.status().name());
            } else if (own && failed) {
                trouble(report.ordinal(), report.name().display(), Optional.empty(), HeldReason.READER_FAILED.name());
            } else if (own && reader.isEmpty() && report.container().isEmpty() && !kind.isEmpty()) {
                if (kind.equals("unknown")) {
                    trouble(report.ordinal(), report.name().display(), Optional.empty(), HeldReason.UNSUPPORTED.name());
                } else {
                    Findings.count(findings.loose, kind);
                }
            }
            if (report.container().isEmpty() && report.size() > 0) {
                report.sha256()
                        .filter(hash -> !findings.fileHashes.add(HashCount.ofHex(hash)))
                        .ifPresent(hash -> findings.sameFile++);
            }
        }

        private void trouble(int entry, String name, Optional<Long> offset, String reason) {
            Findings.count(findings.troubles, reason);
            if (findings.troubleList.size() < Findings.LISTED) {
                findings.troubleList.add(new Findings.Trouble(archive, entry, name, offset, reason));
            }
        }

        private void checkStop() {
            if (stop.getAsBoolean()) {
                throw new Stopped();
            }
        }

        private final class Sink implements MessageSink {
            private final Entry entry;
            private final String from;
            private final Findings.Format format;
            private final long before = read;

            private final LongPredicate mine;
            private final Belongings belongings;

            Sink(Entry entry, Findings.Format format, LongPredicate mine, Belongings belongings) {
                this.entry = entry;
                this.from = entry.source().text();
                this.format = format;
                this.mine = mine;
                this.belongings = belongings;
            }

            @Override
            public boolean wants(long offset) {
                checkStop();
                return mine.test(offset);
            }

            @Override
            public void message(Draft draft) {
                draft.close();
                if (belongings.isElsewhere(entry.ordinal(), from, draft.offset())) {
                    return;
                }
                belongings.complete(draft, entry.ordinal(), from);
                synchronized (findings) {
                    format.messages++;
                    if (entry.parent().isEmpty()) {
                        progress.accept(before + draft.offset());
                    }
                    counting.add(draft);
                }
            }

            @Override
            public void held(long offset, long length, HeldReason reason, int attachments) {
                synchronized (findings) {
                    format.held++;
                    findings.heldMessages++;
                    trouble(entry.ordinal(), entry.name().display(), Optional.of(offset), reason.name());
                }
            }

            @Override
            public void gap(long offset, long length) {}

            @Override
            public void declared(long offset, String part, long count) {}
        }
    }
}
