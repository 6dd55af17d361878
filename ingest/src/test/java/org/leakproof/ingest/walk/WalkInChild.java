package org.leakproof.ingest.walk;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Walks an archive in a small JVM of its own and prints what it saw. */
final class WalkInChild implements EntryVisitor {
    private final boolean summary;
    private final Map<Integer, String> lines = new TreeMap<>();
    private final Map<EntryStatus, Integer> counts = new TreeMap<>();
    private String viaFile = "";

    private WalkInChild(boolean summary) {
        this.summary = summary;
    }

    /**
     * Starts a JVM with 64 MB of heap.
     *
     * @param what "lines" for a line an entry, each read through its file; "summary" for a count of each status
     * @return what it printed
     */
    static List<String> run(Path archive, Path work, String locale, String what) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                WalkInChild.class.getName(),
                work.toString(),
                archive.toUri().toString(),
                what));
        ProcessBuilder child = new ProcessBuilder(command).redirectErrorStream(true);
        child.environment().put("LC_ALL", locale);
        Process process = child.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(100, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError(output);
        }
        return output.lines().toList();
    }

    public static void main(String[] args) throws Exception {
        Path work = Path.of(args[0]);
        WalkInChild visitor = new WalkInChild(args[2].equals("summary"));
        try (ArchiveListing listing = new ArchiveFingerprint(work, FingerprintCache.none(), FingerprintProgress.none())
                .take(OperatorPath.parse(args[1]))) {
            new ArchiveWalker(Budget.defaults(), Passwords.none(), work).walk(listing, visitor);
        }
        visitor.lines.values().forEach(System.out::println);
        visitor.counts.forEach((status, count) -> System.out.println(status + " " + count));
    }

    @Override
    public Decision decide(Entry entry) {
        return entry.container().isPresent() ? Decision.DESCEND : Decision.READ;
    }

    @Override
    public void read(Entry entry) throws IOException {
        if (summary) {
            entry.open().transferTo(OutputStream.nullOutputStream());
            return;
        }
        // As a library would that knows paths only as text.
        try (InputStream in = new FileInputStream(entry.file().toString())) {
            viaFile = " via file: " + in.transferTo(OutputStream.nullOutputStream());
        }
    }

    @Override
    public void report(EntryReport report) {
        if (summary) {
            counts.merge(report.status(), 1, Integer::sum);
            return;
        }
        String name = HexFormat.of().formatHex(report.name().bytes());
        lines.put(
                report.ordinal(),
                report.ordinal() + " " + report.status() + " " + report.size() + " " + name + viaFile);
        viaFile = "";
    }
}
