package org.leakproof.publish.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.contract.record.ArchiveEvent.Registered;
import org.leakproof.contract.record.ArchiveEvent.RunRegistered;
import org.leakproof.contract.record.Quarantined;
import org.leakproof.contract.record.StageName;
import org.leakproof.publish.bag.BagCheck;
import org.leakproof.publish.bag.BagWriter;
import org.leakproof.publish.bag.Status;
import org.leakproof.publish.bag.TagFiles;
import org.leakproof.publish.bag.TagFiles.Tag;
import org.leakproof.publish.books.Books;
import org.leakproof.publish.books.Books.Line;
import org.leakproof.publish.books.Settlement.Held;
import org.leakproof.publish.disk.Disk;
import org.leakproof.publish.disk.Disk.Access;
import org.leakproof.publish.disk.ExternalSort;
import org.leakproof.publish.disk.TextFile;
import org.leakproof.publish.plan.ArchiveFacts;
import org.leakproof.publish.plan.ReleasePlan;
import org.leakproof.publish.plan.Settled;
import org.leakproof.publish.release.ReleaseResult.Outcome;
import org.leakproof.publish.sink.Sink;
import org.leakproof.publish.sink.Sinks;
import org.leakproof.publish.sink.Table;
import org.leakproof.publish.spool.Spool;

/** Makes a release from a complete spool: two folders, each whole under its final name or not there.
 *
 *  <p>It can be stopped at any moment and called again. The same outcomes give the same bytes. */
public final class ReleaseWriter {
    /** In the spool's folder: the manifest's hash of the release that was finished, and where it is. */
    static final String NOTE = "released";

    private final Disk disk;
    private final Runnable written;

    public ReleaseWriter(Disk disk) {
        this(disk, () -> {});
    }

    /** @param written called for each message that is written */
    public ReleaseWriter(Disk disk, Runnable written) {
        this.disk = disk;
        this.written = written;
    }

    /** Whether the release can have its names; what else {@link #write} would refuse only its contents tell.
     *
     *  @throws OperatorMistake if another run's folders or something else has them */
    public static void check(RunRegistered run, Path out) throws IOException {
        new ReleaseFolders(out).check(run.run());
    }

    /** Writes the release, or finds it written.
     *
     *  @throws OperatorMistake if another folder has the name, if the disk is full, or if a finished release was changed */
    public ReleaseResult write(
            Spool spool, RunRegistered run, ArchiveFacts facts, ReleaseOptions options, InsideNotes notes) {
        ReleaseFolders folders = new ReleaseFolders(options.out());
        try {
            folders.clear(disk);
            folders.check(run.run());
            disk.makeFolder(Disk.parent(options.out()), Access.USUAL);
            try (ReleasePlan plan = ReleasePlan.of(spool, run, facts, options.memory(), disk)) {
                if (!plan.books().balanced()) {
                    return new ReleaseResult(Outcome.UNBALANCED, plan.books(), Optional.empty(), List.of());
                }
                Optional<String> finished = finishedBefore(spool, folders);
                if (finished.isPresent()) {
                    List<Quarantined> heldHere = new ArrayList<>();
                    plan.ledger(one -> addIfHeldHere(one, heldHere));
                    return unchanged(folders, plan.books(), finished.get(), heldHere);
                }
                return new Work(spool, run, facts, options, notes, folders, plan).write();
            }
        } catch (RuntimeException e) {
            clear(folders);
            throw e;
        } catch (IOException e) {
            clear(folders);
            throw new OperatorMistake(
                    Disk.describe(options.out(), e)
                            + "; no release was made; make room or allow writing, and run the same command again",
                    e);
        }
    }

    private void clear(ReleaseFolders folders) {
        try {
            folders.clear(disk);
        } catch (IOException alsoFailed) {
            // the next call clears
        }
    }

    /** The manifest's hash, if this run's release was finished at this place and is still the one that is there. */
    private Optional<String> finishedBefore(Spool spool, ReleaseFolders folders) throws IOException {
        Path note = spool.folder().resolve(NOTE);
        if (!Files.exists(note) || !folders.isReleased() || !Files.isDirectory(folders.inside)) {
            return Optional.empty();
        }
        String manifest = TagFiles.manifestSha256(folders.release);
        return Files.readString(note).equals(note(manifest, folders)) ? Optional.of(manifest) : Optional.empty();
    }

    private static String note(String manifest, ReleaseFolders folders) {
        return manifest + " " + folders.release.toAbsolutePath().normalize() + "\n";
    }

    private static void addIfHeldHere(Settled one, List<Quarantined> heldHere) {
        if (one.settlement() instanceof Held held && held.stage() == StageName.PUBLISH) {
            heldHere.add(new Quarantined(one.head().message(), held.stage(), held.reason()));
        }
    }

    private static ReleaseResult unchanged(
            ReleaseFolders folders, Books books, String manifest, List<Quarantined> heldHere) throws IOException {
        List<String> changed = BagCheck.payload(folders.release);
        if (!changed.isEmpty()) {
            throw new OperatorMistake(folders.release + ": " + changed.get(0)
                    + "; the release was changed after it was made; move it away and run the same command again");
        }
        return new ReleaseResult(Outcome.UNCHANGED, books, Optional.of(manifest), heldHere);
    }

    /** One release being written. */
    private final class Work {
        private final Spool spool;
        private final RunRegistered run;
        private final ArchiveFacts facts;
        private final ReleaseOptions options;
        private final InsideNotes notes;
        private final ReleaseFolders folders;
        private final ReleasePlan plan;
        private final List<Sink> sinks = new ArrayList<>();
        private final Report report = new Report();
        private final List<Quarantined> heldHere = new ArrayList<>();

        Work(
                Spool spool,
                RunRegistered run,
                ArchiveFacts facts,
                ReleaseOptions options,
                InsideNotes notes,
                ReleaseFolders folders,
                ReleasePlan plan) {
            this.spool = spool;
            this.run = run;
            this.facts = facts;
            this.options = options;
            this.notes = notes;
            this.folders = folders;
            this.plan = plan;
        }

        ReleaseResult write() throws IOException {
            String manifest;
            try (ExternalSort hashes = sort("hashes")) {
                manifest = writeParts(hashes);
            }
            if (folders.isReleased()) {
                if (!TagFiles.manifestSha256(folders.release).equals(manifest)) {
                    throw new OperatorMistake(folders.release
                            + ": holds another release; nothing was touched; name another folder, or move it away");
                }
                ReleaseResult result = unchanged(folders, plan.books(), manifest, heldHere);
                folders.placeInside(disk);
                finish(manifest);
                return result;
            }
            folders.placeInside(disk);
            folders.placeRelease(disk);
            finish(manifest);
            return new ReleaseResult(Outcome.WRITTEN, plan.books(), Optional.of(manifest), heldHere);
        }

        private void finish(String manifest) throws IOException {
            disk.replace(
                    spool.folder().resolve(NOTE),
                    note(manifest, folders).getBytes(StandardCharsets.UTF_8),
                    Access.OWNER);
            folders.clear(disk);
        }

        private ExternalSort sort(String name) throws IOException {
            return new ExternalSort(spool.folder().resolve("sort"), name, options.memory(), disk);
        }

        private String writeParts(ExternalSort hashes) throws IOException {
            Status status = run.approvable() ? Status.DRAFT : Status.INSIDE;
            Access access = run.approvable() ? Access.USUAL : Access.OWNER;
            BagWriter bag = new BagWriter(folders.releasePart, access, options.date(), hashes, disk);
            disk.makeFolder(folders.insidePart, Access.OWNER);
            long conversations;
            long participants;
            try (InsideFolder inside = new InsideFolder(folders.insidePart, options.date(), disk, notes);
                    ExternalSort participantSort = sort("participants")) {
                for (String name : options.sinks()) {
                    sinks.add(Sinks.open(name, bag.payload(), options.tables()));
                }
                plan.ledger(settled -> {
                    row(
                            Table.LEDGER,
                            List.of(
                                    settled.head().publicId(),
                                    settled.settlement().word()));
                    inside.settled(settled);
                    addIfHeldHere(settled, heldHere);
                });
                plan.heldEntries(inside::heldEntry);
                plan.parts(inside::part);
                RecordRows rows = new RecordRows(this::row, options.cellLimit(), participantSort);
                plan.published((record, sequence) -> {
                    rows.add(record, sequence);
                    report.add(record);
                    written.run();
                });
                rows.finish();
                conversations = rows.conversations();
                participants = rows.participants();
                total("entries", plan.books().entries());
                total("messages", plan.books().messages());
                total("attachments", plan.books().attachments());
                inside.finish(run, registered(), plan.books());
                describe(bag);
            } finally {
                for (Sink sink : sinks) {
                    sink.close();
                }
            }
            String page = report.html(options.title(), status, plan.books(), conversations, participants);
            return bag.finish(tags(), status, page, Readme.TEXT);
        }

        private void row(Table table, List<String> cells) throws IOException {
            for (Sink sink : sinks) {
                sink.row(table, cells);
            }
        }

        private void total(String item, Line line) throws IOException {
            row(
                    Table.TOTALS,
                    List.of(
                            item,
                            Long.toString(line.found()),
                            Long.toString(line.published()),
                            Long.toString(line.held()),
                            Long.toString(line.duplicate()),
                            Long.toString(line.withheld())));
        }

        private void describe(BagWriter bag) throws IOException {
            List<Sink.Resource> resources = new ArrayList<>();
            for (Sink sink : sinks) {
                sink.finish();
                resources.addAll(sink.resources());
            }
            try (TextFile json = bag.payload().text("datapackage.json")) {
                json.append(DataPackage.json(options.title(), options.tables().byteOrderMark(), resources));
                json.finish();
            }
        }

        private List<Tag> tags() {
            List<Tag> tags = new ArrayList<>(options.tags());
            tags.add(new Tag("External-Description", options.title()));
            for (String policy : report.policies()) {
                tags.add(new Tag("Leakproof-Policy", policy));
            }
            return tags;
        }

        private List<Registered> registered() throws IOException {
            Map<String, Registered> latest = new TreeMap<>();
            facts.forEach(event -> {
                if (event instanceof Registered one && run.archives().contains(one.archive())) {
                    latest.put(one.archive().value(), one);
                }
            });
            return List.copyOf(latest.values());
        }
    }
}
