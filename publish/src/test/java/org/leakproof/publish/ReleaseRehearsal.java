package org.leakproof.publish;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.leakproof.publish.disk.Disk;
import org.leakproof.publish.plan.ArchiveFacts;
import org.leakproof.publish.release.InsideNotes;
import org.leakproof.publish.release.ReleaseOptions;
import org.leakproof.publish.release.ReleaseResult;
import org.leakproof.publish.release.ReleaseWriter;
import org.leakproof.publish.sink.SinkOptions;
import org.leakproof.publish.sink.Sinks;
import org.leakproof.publish.spool.Spool;

/** From made-up outcomes to a release, and what tests want to know of one. */
public final class ReleaseRehearsal {
    private ReleaseRehearsal() {}

    /** Options with a small memory, so that sorts go to disk, and small cells, so that texts go to files. */
    public static ReleaseOptions options(Path out) {
        ReleaseOptions usual = ReleaseOptions.to(out);
        return new ReleaseOptions(
                out,
                "Hafen <b>& \"Kai\"",
                usual.date(),
                List.of(),
                Sinks.DEFAULT,
                new SinkOptions(SinkOptions.SPREADSHEET_ROWS, false),
                60,
                2048);
    }

    public static ReleaseResult release(MadeUpRun run, Path work, Path out) throws IOException {
        return release(run, run.facts(), work, options(out), 1, new Disk());
    }

    public static ReleaseResult release(
            MadeUpRun run, ArchiveFacts facts, Path work, ReleaseOptions options, long seed, Disk disk)
            throws IOException {
        return release(run, facts, work, options, seed, disk, InsideNotes.NONE);
    }

    public static ReleaseResult release(
            MadeUpRun run,
            ArchiveFacts facts,
            Path work,
            ReleaseOptions options,
            long seed,
            Disk disk,
            InsideNotes notes)
            throws IOException {
        try (Spool spool = Spool.open(work, run.id(), run.partitions(), disk)) {
            run.fill(spool, run.topic(seed), 5);
            return new ReleaseWriter(disk).write(spool, run.registered(), facts, options, notes);
        }
    }

    /** Every file of a folder with its bytes as text, by path. */
    public static Map<String, String> content(Path folder) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return content;
    }

    /** The rows of a CSV file with a header. */
    public static List<CSVRecord> rows(Path csv) throws IOException {
        try (Reader in = Files.newBufferedReader(csv)) {
            return CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(in)
                    .getRecords();
        }
    }

    /** The column of a table of a release. */
    public static List<String> column(Path release, String table, String column) throws IOException {
        return rows(release.resolve("data/" + table + ".csv")).stream()
                .map(row -> row.get(column))
                .toList();
    }
}
