package org.leakproof.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.Readers;

/** Reads a mailbox to drafts, attachments decoded and everything hashed, and tells MB per CPU-second of the one thread:
 *  {@code ReadSpeed <mailbox> [rounds]}. The first round warms up and does not count. */
public final class ReadSpeed {
    private ReadSpeed() {}

    public static void main(String[] arguments) throws IOException {
        Path mailbox = Path.of(arguments[0]);
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        Path work = Files.createTempDirectory("leakproof-bench");
        MailboxFile source = new MailboxFile(mailbox, work);
        MessageReader reader = Readers.standard().accepting(source.head()).orElseThrow();
        double[] speeds = new double[rounds];
        Count count = new Count();
        for (int round = -1; round < rounds; round++) {
            count = new Count();
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            reader.read(source, count);
            long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
            if (round >= 0) {
                speeds[round] = Files.size(mailbox) / 1e6 / (nanos / 1e9);
            }
        }
        Arrays.sort(speeds);
        System.out.printf(
                Locale.ROOT,
                "%s: %,d messages, %,d held, %.0f MB; %.1f MB per CPU-second (median of %d; %.1f to %.1f)%n",
                reader.name(),
                count.messages,
                count.held,
                Files.size(mailbox) / 1e6,
                speeds[rounds / 2],
                rounds,
                speeds[0],
                speeds[rounds - 1]);
        Files.delete(work);
    }

    private static final class Count implements MessageSink {
        private long messages;
        private long held;

        @Override
        public boolean wants(long offset) {
            return true;
        }

        @Override
        public void message(Draft draft) {
            messages++;
            draft.close();
        }

        @Override
        public void held(long offset, long length, HeldReason reason, int attachments) {
            held++;
        }

        @Override
        public void gap(long offset, long length) {}

        @Override
        public void declared(long offset, String part, long count) {}
    }
}
