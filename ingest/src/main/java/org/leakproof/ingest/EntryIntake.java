package org.leakproof.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.leakproof.contract.record.ArchiveEvent;
import org.leakproof.contract.record.ArchiveEvent.EntryStatus;
import org.leakproof.contract.record.ArchiveId;
import org.leakproof.contract.record.HeldMessage;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.IdSet;
import org.leakproof.contract.record.MessageId;
import org.leakproof.contract.record.Provenance;
import org.leakproof.contract.record.SignatureCheck;
import org.leakproof.ingest.authentic.SignatureVerifier;
import org.leakproof.ingest.link.LinkSurvey;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.Readers;
import org.leakproof.ingest.walk.ArchiveListing;
import org.leakproof.ingest.walk.Decision;
import org.leakproof.ingest.walk.Entry;
import org.leakproof.ingest.walk.EntryReport;
import org.leakproof.ingest.walk.EntryVisitor;

/** Sends every entry of an archive where it belongs: to the reader of its format, into the walker's hands if it holds
 *  others, to text extraction if it is a document, and into the books in any case. */
final class EntryIntake implements EntryVisitor {
    /** Stands in the books where a reader would, for a file that is shown with the message that names it. */
    private static final String ATTACHED = "attachment";

    private final ArchiveId archive;
    private final boolean inFolder;
    private final IngestOptions options;
    private final Readers readers;
    private final SignatureVerifier verifier;
    private final AttachmentTexts texts;
    private final Carrier carrier;
    private final Resumption resumption;
    private final Path work;
    private final BooleanSupplier stop;
    private final LinkedFiles linked;
    private IdSet entries = IdSet.EMPTY;
    private Optional<MessageReader> reader = Optional.empty();
    private EntryMessages current = new EntryMessages(0);

    /** @param inFolder whether the archive is a folder on disk
     *  @param linked the files of the archive that its messages name */
    EntryIntake(
            ArchiveId archive,
            boolean inFolder,
            IngestOptions options,
            AttachmentTexts texts,
            LinkedFiles linked,
            Carrier carrier,
            Resumption resumption,
            Path work,
            BooleanSupplier stop) {
        this.archive = archive;
        this.inFolder = inFolder;
        this.options = options;
        this.readers = options.readers();
        this.verifier = new SignatureVerifier(options.keys());
        this.texts = texts;
        this.linked = linked;
        this.carrier = carrier;
        this.resumption = resumption;
        this.work = work;
        this.stop = stop;
    }

    /** How the archive's own files are looked for. */
    static LinkSurvey.Plan plan(
            ArchiveIngest.Prepared archive,
            IngestOptions options,
            Resumption resumption,
            Path work,
            BooleanSupplier stop) {
        return plan(archive.listing(), Files.isDirectory(archive.path()), options, resumption::isSent, work, () -> {
            if (stop.getAsBoolean()) {
                throw new ArchiveIngest.Stopped();
            }
        });
    }

    /** As above.
     *
     *  @param checkStop throws where somebody wants to stop */
    static LinkSurvey.Plan plan(
            ArchiveListing listing,
            boolean inFolder,
            IngestOptions options,
            LinkSurvey.Sent sent,
            Path work,
            Runnable checkStop) {
        return new LinkSurvey.Plan(
                listing,
                options.readers(),
                options.budget(),
                options.passwords(),
                work,
                entry -> new WalkedSource(entry, inFolder, options.read(), work, Optional.empty()),
                WalkedSource::head,
                sent,
                checkStop);
    }

    private List<SignatureCheck> signatures(Draft draft) {
        return draft.original()
                .filter(mail -> draft.hasHeader("dkim-signature") || draft.hasHeader("arc-seal"))
                .map(mail -> verifier.check(mail, draft.sent().instant()))
                .orElse(List.of());
    }

    /** Every entry reported so far. */
    IdSet entries() {
        return entries;
    }

    @Override
    public Decision decide(Entry entry) {
        checkStop();
        current = new EntryMessages(entry.ordinal());
        reader = Optional.empty();
        Long done = resumption.leaves().get(entry.ordinal());
        if (done != null && resumption.isSent(entry.ordinal(), Long.MAX_VALUE - 1)) {
            return new Decision.Skip(done);
        }
        reader = readers.accepting(WalkedSource.head(entry));
        if (reader.isPresent()) {
            return Decision.READ;
        }
        current.attached = entry.container().isEmpty() && linked.isAttached(entry);
        return entry.container().isPresent() ? Decision.DESCEND : Decision.READ;
    }

    @Override
    public void read(Entry entry) throws IOException {
        if (current.attached) {
            return;
        }
        if (reader.isEmpty()) {
            current.document = Optional.of(LooseDocument.of(entry, work, texts));
            return;
        }
        WalkedSource source = new WalkedSource(
                entry,
                inFolder,
                options.read(),
                work,
                Optional.of(linked.links().besides()));
        try {
            reader.get().read(source, current.from(entry));
        } catch (ArchiveIngest.Stopped e) {
            throw e;
        } catch (IOException e) {
            if (entry.fault().isEmpty()) {
                throw e;
            }
            // the walker reports what is wrong with the entry; what the reader found until then stands
        } catch (RuntimeException | StackOverflowError e) {
            if (current.sending) {
                throw e;
            }
            current.failed = true;
        }
    }

    @Override
    public void report(EntryReport report) {
        checkStop();
        entries = entries.plus(ArchiveIngest.entryId(archive, report.ordinal()));
        if (report.status() == org.leakproof.ingest.walk.EntryStatus.SKIPPED) {
            return;
        }
        boolean own = report.ordinal() == current.entry;
        EntryMessages messages = own ? current : new EntryMessages(report.ordinal());
        if (messages.attached) {
            messages.gaps = report.size();
        }
        Carrier.Progress behind = new Carrier.Progress(
                latest(report.ordinal()), Long.MAX_VALUE, messages.found, messages.foundHeld, messages.part);
        carrier.add(new ReportItem(archive, report, messages, own ? readerName() : Optional.empty()), behind);
    }

    private Optional<String> readerName() {
        if (current.attached) {
            return Optional.of(ATTACHED);
        }
        return current.document.isPresent() ? Optional.of(LooseDocument.READER) : reader.map(MessageReader::name);
    }

    /** Containers are reported after what they hold: the position never goes back. */
    private int latest(int ordinal) {
        return Math.max(ordinal, current.entry);
    }

    private void checkStop() {
        if (stop.getAsBoolean()) {
            throw new ArchiveIngest.Stopped();
        }
    }

    /** The messages of one entry, as its reader finds them. */
    final class EntryMessages implements MessageSink {
        final int entry;
        private String source = "";
        long found;
        long foundHeld;
        long gaps;
        ArchiveEvent.Part part = ArchiveEvent.Part.FIRST;
        private int parts;
        boolean failed;
        boolean attached;
        boolean sending;
        Optional<LooseDocument> document = Optional.empty();

        EntryMessages(int entry) {
            this.entry = entry;
        }

        EntryMessages from(Entry walked) {
            source = walked.source().text();
            resumption.position().filter(p -> p.entry() == entry).ifPresent(p -> {
                found = p.found();
                foundHeld = p.foundHeld();
                part = p.part();
            });
            return this;
        }

        @Override
        public boolean wants(long offset) {
            checkStop();
            if (!resumption.isSent(entry, offset)) {
                return true;
            }
            sending = true;
            linked.absorbed(entry, source, offset).ifPresent(length -> gaps += length);
            sending = false;
            return false;
        }

        @Override
        public void message(Draft draft) {
            checkStop();
            sending = true;
            OptionalLong elsewhere = linked.absorbed(entry, source, draft.offset());
            sending = false;
            if (elsewhere.isPresent()) {
                draft.close();
                gap(draft.offset(), draft.length());
                return;
            }
            found++;
            part = new ArchiveEvent.Part(part.closed(), part.found() + 1, part.held());
            Provenance provenance = provenance(draft.offset(), draft.length());
            sending = true;
            linked.complete(draft, entry, source);
            draft.repairText();
            ship(new MessageItem(draft, provenance, signatures(draft), texts), draft.offset());
        }

        @Override
        public void held(long offset, long length, HeldReason reason, int attachments) {
            found++;
            foundHeld++;
            part = new ArchiveEvent.Part(part.closed(), part.found() + 1, part.held() + 1);
            Provenance provenance = provenance(offset, length);
            ship(new HeldItem(new HeldMessage(MessageId.of(provenance), provenance, reason, attachments)), offset);
        }

        @Override
        public void gap(long offset, long length) {
            gaps += length;
        }

        @Override
        public void declared(long offset, String name, long count) {
            checkStop();
            if (parts++ < part.closed()) {
                // an earlier process closed it, and what it found then is not found again
                return;
            }
            PartItem closed = new PartItem(
                    new ArchiveEvent.PartRead(archive, entry, part.closed(), name, count, part.found(), part.held()));
            part = new ArchiveEvent.Part(part.closed() + 1, 0, 0);
            ship(closed, offset - 1);
        }

        private void ship(Carrier.Item item, long offset) {
            sending = true;
            carrier.add(item, new Carrier.Progress(entry, offset + 1, found, foundHeld, part));
            sending = false;
        }

        private Provenance provenance(long offset, long length) {
            MessageReader by = reader.orElseThrow();
            return new Provenance(archive, entry, source, offset, length, by.name(), by.version());
        }
    }

    /** What the books say of an entry, once its document, if it is one, has been looked at. */
    private record ReportItem(ArchiveId archive, EntryReport report, EntryMessages messages, Optional<String> reader)
            implements Carrier.Item {
        @Override
        public void prepare() {
            messages.document.ifPresent(LooseDocument::await);
        }

        @Override
        public void send(Carrier.Receiver to) {
            Optional<HeldReason> held = EntryOutcomes.held(report.status());
            long found = messages.found;
            if (messages.failed && held.isEmpty()) {
                held = Optional.of(HeldReason.READER_FAILED);
            }
            if (messages.document.isPresent() && held.isEmpty()) {
                held = messages.document.get().held();
                if (held.isEmpty()) {
                    found = 1;
                    to.message(messages.document.get().message(archive, report));
                }
            }
            held.ifPresent(reason -> to.quarantine(ArchiveIngest.entryId(archive, report.ordinal()), reason));
            EntryStatus status = held.isPresent() ? EntryStatus.HELD : EntryOutcomes.status(report.status());
            to.event(new ArchiveEvent.EntryRead(
                    archive,
                    report.ordinal(),
                    report.parent(),
                    Base64.getEncoder().encodeToString(report.name().bytes()),
                    report.source().text(),
                    report.sha256(),
                    report.size(),
                    status,
                    report.container().isPresent(),
                    held,
                    reader,
                    found,
                    messages.foundHeld,
                    messages.gaps));
        }

        @Override
        public long bytes() {
            return messages.document.map(LooseDocument::bytes).orElse(0L) + 512;
        }
    }

    private record PartItem(ArchiveEvent.PartRead part) implements Carrier.Item {
        @Override
        public void prepare() {}

        @Override
        public void send(Carrier.Receiver to) {
            to.event(part);
        }

        @Override
        public long bytes() {
            return 512;
        }
    }

    private record HeldItem(HeldMessage held) implements Carrier.Item {
        @Override
        public void prepare() {}

        @Override
        public void send(Carrier.Receiver to) {
            to.held(held);
        }

        @Override
        public long bytes() {
            return 512;
        }
    }
}
