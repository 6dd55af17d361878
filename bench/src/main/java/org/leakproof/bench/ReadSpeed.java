package org.leakproof.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.Readers;

/** Reads a mailbox to drafts, attachments decoded and everything hashed, and tells MB per CPU-second of the one thread:
 *  {@code ReadSpeed <mailbox> [rounds]}. One more round warms up and does not count. */
public final class ReadSpeed {
    private ReadSpeed() {}

    public static void main(String[] arguments) throws IOException {
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        Path work = Files.createTempDirectory("leakproof-bench");
        MailboxFile source = new MailboxFile(Path.of(arguments[0]), work);
        MessageReader reader = Readers.standard().accepting(source.head()).orElseThrow();
        TimedReading read = TimedReading.of(reader, source, 1, rounds);
        System.out.printf(
                Locale.ROOT,
                "%s: %,d messages, %,d held, %.0f MB; %.1f MB per CPU-second (median of %d; %.1f to %.1f)%n",
                reader.name(),
                read.messages(),
                read.held(),
                read.megabytes(),
                read.median(),
                rounds,
                read.slowest(),
                read.best());
        Files.delete(work);
    }
}
