package org.leakproof.publish.release;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.leakproof.contract.record.ArchiveEvent.PartRead;
import org.leakproof.contract.record.ArchiveEvent.Registered;
import org.leakproof.contract.record.ArchiveEvent.RunRegistered;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Outcome.AttachmentOutcome;
import org.leakproof.contract.record.StageName;
import org.leakproof.publish.books.Books;
import org.leakproof.publish.books.Books.ArchiveBooks;
import org.leakproof.publish.books.Books.Line;
import org.leakproof.publish.books.Settlement.Duplicate;
import org.leakproof.publish.books.Settlement.Held;
import org.leakproof.publish.disk.Disk;
import org.leakproof.publish.disk.Disk.Access;
import org.leakproof.publish.disk.TextFile;
import org.leakproof.publish.plan.Settled;
import org.leakproof.publish.sink.Cells;

/** The folder beside a release that stays in the building: books by archive, what is held and why, which message is where.
 *  Secret: mode 0700. */
final class InsideFolder implements Closeable {
    static final String RUN = "run.json";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path folder;
    private final Disk disk;
    private final LocalDate time;
    private final List<TextFile> open = new ArrayList<>();
    private final CSVPrinter map;
    private final CSVPrinter held;
    private final CSVPrinter duplicates;
    private final CSVPrinter counts;
    private final Map<String, String> withoutEffect = new TreeMap<>();

    /** @param folder an existing, empty folder */
    InsideFolder(Path folder, LocalDate time, Disk disk, InsideNotes notes) throws IOException {
        this.folder = folder;
        this.time = time;
        this.disk = disk;
        this.map = csv(
                "map.csv",
                "cite_id",
                "outcome",
                "message",
                "archive",
                "entry",
                "source",
                "offset",
                "length",
                "reader",
                "reader_version");
        this.held = csv("held.csv", "item", "id", "cite_id", "archive", "entry", "name", "stage", "reason");
        this.duplicates =
                csv("duplicates.csv", "cite_id", "message", "archive", "kept_cite_id", "kept_message", "kept_archive");
        this.counts = csv(
                "counts.csv", "archive", "entry", "part", "name", "declared", "found", "held", "missing", "surplus");
        notes.decided().forEach(cite -> withoutEffect.put(cite, "no message of this run has this cite_id"));
    }

    private TextFile file(String name) throws IOException {
        TextFile file = new TextFile(folder.resolve(name), Access.OWNER, time, disk, (bytes, sha256) -> {});
        open.add(file);
        return file;
    }

    private CSVPrinter csv(String name, String... header) throws IOException {
        CSVPrinter printer = new CSVPrinter(file(name), CSVFormat.RFC4180);
        printer.printRecord((Object[]) header);
        return printer;
    }

    private static void row(CSVPrinter csv, Object... cells) throws IOException {
        for (int i = 0; i < cells.length; i++) {
            cells[i] = Cells.guarded(Cells.visible(String.valueOf(cells[i])));
        }
        csv.printRecord(cells);
    }

    /** One message, sorted by public id. */
    void settled(Settled one) throws IOException {
        var head = one.head();
        if (withoutEffect.remove(head.publicId()) != null && one.settlement() instanceof Duplicate kept) {
            withoutEffect.put(
                    head.publicId(), "a duplicate, which does not leave; what leaves is " + kept.keptPublicId());
        }
        row(
                map,
                head.publicId(),
                one.settlement().word(),
                head.message(),
                head.archive(),
                head.entry(),
                head.source(),
                head.offset(),
                head.length(),
                head.reader(),
                head.readerVersion());
        if (one.settlement() instanceof Held reason) {
            held("message", head.message(), one, Optional.of(reason.stage()), reason.reason());
        }
        if (one.settlement() instanceof Duplicate kept) {
            row(
                    duplicates,
                    head.publicId(),
                    head.message(),
                    head.archive(),
                    kept.keptPublicId(),
                    kept.keptMessage(),
                    kept.keptArchive());
        }
        for (AttachmentOutcome attachment : head.attachments()) {
            String id = head.message() + "/" + attachment.ordinal();
            if (attachment.held().isPresent()) {
                held("attachment", id, one, Optional.empty(), attachment.held().get());
            } else if (one.settlement() instanceof Held reason) {
                held("attachment", id, one, Optional.of(reason.stage()), reason.reason());
            }
        }
    }

    private void held(String item, String id, Settled one, Optional<StageName> stage, HeldReason reason)
            throws IOException {
        row(
                held,
                item,
                id,
                one.head().publicId(),
                one.head().archive(),
                one.head().entry(),
                "",
                stage.map(Enum::name).orElse(""),
                reason);
    }

    /** One held entry, sorted by archive and number. */
    void heldEntry(String archive, int entry, Optional<HeldReason> reason, String name) throws IOException {
        row(
                held,
                "entry",
                archive + "#" + entry,
                "",
                archive,
                entry,
                name,
                StageName.INGEST,
                reason.map(Enum::name).orElse(""));
    }

    /** What a source says of a part of itself, sorted by archive, entry and part. */
    void part(PartRead part) throws IOException {
        row(
                counts,
                part.archive(),
                part.entry(),
                part.part(),
                part.name(),
                part.declared(),
                part.found(),
                part.held(),
                Math.max(0, part.declared() - part.found()),
                Math.max(0, part.found() - part.declared()));
    }

    /** Writes the rest and sees everything onto the disk. */
    void finish(RunRegistered run, List<Registered> archives, Books books) throws IOException {
        CSVPrinter csv = csv("books.csv", "archive", "item", "found", "published", "held", "duplicate", "withheld");
        for (ArchiveBooks each : books.archives()) {
            books(csv, each.archive().value(), each.entries(), each.messages(), each.attachments());
        }
        books(csv, "all", books.entries(), books.messages(), books.attachments());
        TextFile decisions = file(InsideNotes.FILE);
        for (Map.Entry<String, String> each : withoutEffect.entrySet()) {
            decisions.append(each.getKey() + ": " + each.getValue()).append('\n');
        }
        file(RUN).append(describe(run, archives)).append('\n');
        for (TextFile each : open) {
            each.finish();
        }
        disk.forceFolder(folder);
        disk.setTime(folder, time);
    }

    private static void books(CSVPrinter csv, String archive, Line entries, Line messages, Line attachments)
            throws IOException {
        line(csv, archive, "entries", entries);
        line(csv, archive, "messages", messages);
        line(csv, archive, "attachments", attachments);
    }

    private static void line(CSVPrinter csv, String archive, String item, Line line) throws IOException {
        row(csv, archive, item, line.found(), line.published(), line.held(), line.duplicate(), line.withheld());
    }

    private static String describe(RunRegistered run, List<Registered> archives) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("run", run.run().value());
        root.put("policyHash", run.policyHash());
        root.put("decisionsHash", run.decisionsHash());
        root.put("keyId", run.keyId());
        root.put("program", run.program());
        root.put("approvable", run.approvable());
        ArrayNode list = root.putArray("archives");
        for (Registered archive : archives) {
            ObjectNode node = list.addObject();
            node.put("archive", archive.archive().value());
            node.put("content", archive.content());
            node.put("path", archive.path());
            node.put("bytes", archive.bytes());
            ObjectNode options = node.putObject("options");
            new TreeMap<>(archive.options()).forEach(options::put);
        }
        return JSON.writeValueAsString(root).replace("\r\n", "\n");
    }

    /** The run of an inside folder; empty if it is none. */
    static Optional<String> runOf(Path folder) {
        try {
            return Optional.ofNullable(JSON.readTree(Files.readAllBytes(folder.resolve(RUN))))
                    .map(root -> root.path("run").asText())
                    .filter(run -> !run.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        for (TextFile each : open) {
            each.close();
        }
    }
}
