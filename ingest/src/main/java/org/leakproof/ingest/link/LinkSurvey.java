package org.leakproof.ingest.link;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.Readers;
import org.leakproof.ingest.read.Source;
import org.leakproof.ingest.walk.ArchiveListing;
import org.leakproof.ingest.walk.Budget;
import org.leakproof.ingest.walk.Decision;
import org.leakproof.ingest.walk.Entry;
import org.leakproof.ingest.walk.EntryReport;
import org.leakproof.ingest.walk.EntryStatus;
import org.leakproof.ingest.walk.EntryVisitor;
import org.leakproof.ingest.walk.Passwords;

/** The walk that notes what entries are called and what messages name. Everything else is passed over, without being
 *  decompressed where the container allows that. */
public final class LinkSurvey implements EntryVisitor {
    private static final Pattern PART = Pattern.compile("(.*/)?Attachments/[0-9]+/[0-9.]+/[^/]+");

    private final Plan plan;
    private final ExportNames names;
    private final Besides besides;
    private final Set<String> wantedBesides = new HashSet<>();
    private int current = -1;
    private Optional<MessageReader> reader = Optional.empty();
    private boolean ours;

    /** What to survey, and how.
     *
     *  @param sources an entry as its reader wants it
     *  @param sent whether a message of this entry and offset was sent by an earlier process
     *  @param checkStop throws where somebody wants to stop */
    public record Plan(
            ArchiveListing listing,
            Readers readers,
            Budget budget,
            Passwords passwords,
            Path work,
            Function<Entry, Source> sources,
            Function<Entry, Head> heads,
            Sent sent,
            Runnable checkStop) {}

    /** Whether a message was sent already. */
    public interface Sent {
        boolean test(int entry, long offset);
    }

    LinkSurvey(Plan plan, ExportNames names, Besides besides) {
        this.plan = plan;
        this.names = names;
        this.besides = besides;
        plan.readers().all().forEach(one -> wantedBesides.addAll(one.beside()));
    }

    @Override
    public Decision decide(Entry entry) {
        plan.checkStop().run();
        current = entry.ordinal();
        Head head = plan.heads().apply(entry);
        reader = plan.readers().accepting(head);
        boolean alone = plan.listing().entries() == 1 && entry.parent().isEmpty();
        if (reader.isPresent()
                ? !alone && reader.get().namesFiles(head)
                : wantedBesides.contains(entry.name().lastPart())) {
            return Decision.READ;
        }
        if (reader.isEmpty() && entry.container().isPresent()) {
            names.parts().container(entry);
            return Decision.DESCEND;
        }
        return entry.declaredSize().isPresent()
                ? new Decision.Skip(entry.declaredSize().getAsLong())
                : Decision.UNSUPPORTED;
    }

    @Override
    public void read(Entry entry) throws IOException {
        Optional<String> path = ExportPath.normalised(entry.name().display());
        if (path.isEmpty()) {
            return;
        }
        if (reader.isEmpty()) {
            besides.keep(ExportParts.scope(entry.parent()), path.get(), entry);
            return;
        }
        ours = false;
        try {
            reader.get().read(plan.sources().apply(entry), new Naming(entry, ExportPath.folder(path.get())));
        } catch (IOException e) {
            if (entry.fault().isEmpty()) {
                throw e;
            }
            // what was named until then stands
        } catch (RuntimeException | StackOverflowError e) {
            if (ours) {
                throw e;
            }
            // as in the reading that follows: the entry is held, what was named until then stands
        }
    }

    @Override
    public void report(EntryReport report) {
        boolean own = report.container().isPresent() || report.ordinal() == current && reader.isPresent();
        if (report.status() != EntryStatus.LINK && report.status() != EntryStatus.SPECIAL_FILE) {
            ExportPath.normalised(report.name().display()).ifPresent(path -> file(report, path, own));
        }
    }

    private void file(EntryReport report, String path, boolean own) {
        names.file(ExportParts.scope(report.parent()), path, report.ordinal(), report.source(), own);
        if (PART.matcher(path).matches()) {
            // Apple Mail puts each part into a folder of its own, under a name that the mail need not have
            String folder = ExportPath.folder(path);
            names.file(ExportParts.scope(report.parent()), folder + "/*", report.ordinal(), report.source(), own);
        }
    }

    private final class Naming implements MessageSink {
        private final Entry entry;
        private final String folder;

        Naming(Entry entry, String folder) {
            this.entry = entry;
            this.folder = folder;
        }

        @Override
        public boolean wants(long offset) {
            ours = true;
            plan.checkStop().run();
            ours = false;
            return true;
        }

        @Override
        public void message(Draft draft) {
            ours = true;
            names.draft(ExportParts.scope(entry.parent()), folder, entry.ordinal(), entry.source(), draft);
            draft.close();
            ours = false;
        }

        @Override
        public void held(long offset, long length, HeldReason reason, int attachments) {
            // nothing of it will name a file
        }

        @Override
        public void gap(long offset, long length) {
            // no message
        }

        @Override
        public void declared(long offset, String part, long count) {
            // counted when it is read
        }
    }
}
