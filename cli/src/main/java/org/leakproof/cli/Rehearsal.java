package org.leakproof.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Runs one message from a mailbox to a release and ends: the program that the launcher runs once after a build so that the JVM
 * can write down the classes of a start (class-data sharing). Wants the path of a folder that does not exist; removes it at
 * the end. Exits with 0 if the run was complete.
 */
final class Rehearsal {
    private static final String MAILBOX = """
            From ana@example.org Thu Jan  1 00:00:00 2026
            From: Ana <ana@example.org>
            To: Zoe <zoe@example.org>
            Date: Thu, 1 Jan 2026 00:00:00 +0000
            Message-ID: <1@example.org>
            Content-Type: text/plain; charset=utf-8

            Call me at +44 20 7946 0123, or write to 12 Elm Street, Springfield.
            """;

    private Rehearsal() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectory(Path.of(args[0]));
        int code;
        try {
            Path mailbox = Files.writeString(folder.resolve("one.mbox"), MAILBOX);
            PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
            code = Leakproof.run(
                    nowhere,
                    nowhere,
                    "run",
                    mailbox.toString(),
                    "--policy=newsroom",
                    "--attachment-text=no",
                    "--out=" + folder.resolve("release"),
                    "--work=" + folder.resolve("work"));
        } finally {
            delete(folder);
        }
        System.exit(code);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
