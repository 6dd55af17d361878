package org.leakproof.ingest;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.TextStatus;
import org.leakproof.ingest.extract.Extraction;
import org.leakproof.ingest.link.ExportLinks;
import org.leakproof.ingest.link.LinkSurvey;
import org.leakproof.ingest.walk.ArchiveWalker;
import org.leakproof.ingest.walk.Decision;
import org.leakproof.ingest.walk.Entry;
import org.leakproof.ingest.walk.EntryReport;
import org.leakproof.ingest.walk.EntryStatus;
import org.leakproof.ingest.walk.EntryVisitor;
import org.leakproof.ingest.walk.WalkRefusedException;
import org.leakproof.ingest.walk.WorkFiles;

/** The walk that reads the files that messages name, and passes over everything else. */
final class LinkedFilesWalk implements EntryVisitor, AutoCloseable {
    private static final int MOST_UNDER_WAY = 64;
    private static final long MOST_BYTES_UNDER_WAY = 64L << 20;

    private final LinkSurvey.Plan plan;
    private final AttachmentTexts texts;
    private final LinkedFiles.Read what;
    private final ExportLinks links;
    private final ExportLinks.Claims claims;
    private final KeptFiles files;
    /** What was asked for and is not reported yet: the leaf in hand and the containers around it. */
    private final Map<Integer, ExportLinks.Claim> asked = new HashMap<>();

    private Optional<LooseDocument> document = Optional.empty();
    private final ArrayDeque<UnderWay> underWay = new ArrayDeque<>();
    private long bytes;

    private record UnderWay(EntryReport report, LooseDocument document) {}

    /** @param files where they are kept */
    LinkedFilesWalk(
            LinkSurvey.Plan plan, AttachmentTexts texts, LinkedFiles.Read what, ExportLinks links, KeptFiles files) {
        this.plan = plan;
        this.texts = texts;
        this.what = what;
        this.links = links;
        this.claims = links.claims();
        this.files = files;
    }

    /** Walks as far as the last file that is wanted.
     *
     *  @param work the folder that the files are kept in */
    void walk(WorkFiles work) throws WalkRefusedException, IOException {
        try {
            if (hasMore()) {
                new ArchiveWalker(plan.budget(), plan.passwords(), plan.work()).walk(plan.listing(), this);
            }
            work.guarded(() -> settle(0, 0));
        } catch (AllRead e) {
            // nothing is wanted of what lies behind
        }
    }

    private Optional<ExportLinks.Claim> wanted(Entry entry) {
        return claims.on(entry.ordinal(), entry.source()).filter(this::isWanted);
    }

    private boolean isWanted(ExportLinks.Claim claim) {
        return claim.wanted() && (what == LinkedFiles.Read.ALL || claim.body());
    }

    /** Whether there may be something to read. */
    private boolean hasMore() {
        return what == LinkedFiles.Read.ALL ? claims.hasMore() : links.claims().anyIsBody();
    }

    @Override
    public Decision decide(Entry entry) {
        plan.checkStop().run();
        document = Optional.empty();
        Optional<ExportLinks.Claim> claim = wanted(entry);
        claim.ifPresent(one -> asked.put(entry.ordinal(), one));
        boolean message = plan.readers().accepting(plan.heads().apply(entry)).isPresent();
        if (!message && entry.container().isPresent()) {
            return Decision.DESCEND;
        }
        if (claim.isPresent()) {
            return message || !extracts(claim.get()) ? Decision.UNSUPPORTED : Decision.READ;
        }
        return entry.declaredSize().isPresent()
                ? new Decision.Skip(entry.declaredSize().getAsLong())
                : Decision.UNSUPPORTED;
    }

    private boolean extracts(ExportLinks.Claim claim) {
        return !claim.own() && (texts.wanted() || claim.body());
    }

    @Override
    public void read(Entry entry) throws IOException {
        document = Optional.of(LooseDocument.of(entry, plan.work(), texts));
    }

    @Override
    public void report(EntryReport report) {
        Optional<ExportLinks.Claim> claim = Optional.ofNullable(asked.remove(report.ordinal()));
        if (claim.isEmpty()) {
            // the walker settles some entries alone, and asks nobody
            claim = settledAlone(report);
        }
        claim.ifPresent(one -> reported(report, one));
        if (!claims.hasMore() && asked.isEmpty()) {
            settle(0, 0);
            throw new AllRead();
        }
    }

    private Optional<ExportLinks.Claim> settledAlone(EntryReport report) {
        boolean alone = switch (report.status()) {
            case READ, CONTAINER, SKIPPED, UNSUPPORTED -> false;
            default -> report.container().isEmpty() && !report.read();
        };
        return alone ? claims.on(report.ordinal(), report.source()).filter(this::isWanted) : Optional.empty();
    }

    private void reported(EntryReport report, ExportLinks.Claim claim) {
        Optional<HeldReason> held =
                report.status() == EntryStatus.UNSUPPORTED ? Optional.empty() : EntryOutcomes.held(report.status());
        Optional<LooseDocument> read = document;
        document = Optional.empty();
        if (held.isPresent()) {
            read.ifPresent(LooseDocument::await);
            files.keep(report, TextStatus.HELD, held, "", "", Set.of());
        } else if (read.isPresent()) {
            underWay.add(new UnderWay(report, read.get()));
            bytes += read.get().bytes();
            settle(MOST_UNDER_WAY, MOST_BYTES_UNDER_WAY);
        } else {
            boolean empty = report.size() == 0;
            files.keep(report, empty ? TextStatus.NO_TEXT : TextStatus.NOT_EXTRACTED, held, "", "", Set.of());
        }
    }

    /** Waits for texts until no more than so many are under way. */
    private void settle(int mostDocuments, long mostBytes) {
        while (!underWay.isEmpty() && (underWay.size() > mostDocuments || bytes > mostBytes)) {
            UnderWay first = underWay.remove();
            bytes -= first.document().bytes();
            first.document().await();
            if (first.document().extraction() instanceof Extraction.Text text) {
                files.keep(
                        first.report(),
                        TextStatus.TEXT,
                        Optional.empty(),
                        text.detectedMediaType(),
                        text.text(),
                        AttachmentTexts.flags(text));
            } else {
                Optional<HeldReason> held = first.document().held();
                TextStatus status = held.isPresent() ? TextStatus.HELD : TextStatus.NO_TEXT;
                String mediaType = first.document().extraction().detectedMediaType();
                files.keep(first.report(), status, held, mediaType, "", Set.of());
            }
        }
    }

    /** Frees what is under way. */
    @Override
    public void close() {
        underWay.forEach(one -> one.document().await());
        underWay.clear();
    }

    /** The last file that is wanted has been read. */
    private static final class AllRead extends RuntimeException {
        private static final long serialVersionUID = 1L;

        AllRead() {
            super(null, null, false, false);
        }
    }
}
