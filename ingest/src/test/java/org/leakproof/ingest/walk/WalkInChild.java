package org.leakproof.ingest.walk;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.TreeMap;

/** Walks an archive in a JVM of its own and prints what it saw: a line an entry. */
final class WalkInChild {
    private WalkInChild() {}

    public static void main(String[] args) throws Exception {
        Path work = Path.of(args[0]);
        Path archive = OperatorPath.parse(args[1]);
        TreeMap<Integer, String> lines = new TreeMap<>();
        TreeMap<Integer, Long> viaFile = new TreeMap<>();
        try (ArchiveListing listing =
                new ArchiveFingerprint(work, FingerprintCache.none(), FingerprintProgress.none()).take(archive)) {
            new ArchiveWalker(Budget.defaults(), Passwords.none(), work).walk(listing, new EntryVisitor() {
                @Override
                public Decision decide(Entry entry) {
                    return entry.container().isPresent() ? Decision.DESCEND : Decision.READ;
                }

                @Override
                public void read(Entry entry) throws IOException {
                    // As a library would that knows paths only as text.
                    try (InputStream in = new FileInputStream(entry.file().toString())) {
                        viaFile.put(entry.ordinal(), in.transferTo(java.io.OutputStream.nullOutputStream()));
                    }
                }

                @Override
                public void report(EntryReport report) {
                    String name = HexFormat.of().formatHex(report.name().bytes());
                    String file =
                            viaFile.containsKey(report.ordinal()) ? " via file: " + viaFile.get(report.ordinal()) : "";
                    lines.put(
                            report.ordinal(),
                            report.ordinal() + " " + report.status() + " " + report.size() + " " + name + file);
                }
            });
        }
        lines.values().forEach(System.out::println);
    }
}
