package org.leakproof.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.Arrays;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageSink;

/** How fast one thread read a file to drafts: attachments decoded, everything hashed, nothing kept.
 *
 *  @param messages in one round
 *  @param held in one round
 *  @param megabytes in one round
 *  @param speeds MB per CPU-second of the thread, a round each, ascending */
record TimedReading(long messages, long held, double megabytes, double[] speeds) {
    /** @param times that the file is read in one round
     *  @param rounds that count; one more goes before them and warms up */
    static TimedReading of(MessageReader reader, MailboxFile source, int times, int rounds) throws IOException {
        double megabytes = Files.size(source.path()) * (double) times / 1e6;
        double[] speeds = new double[rounds];
        Count count = count(reader, source, times);
        System.gc();
        for (int round = 0; round < rounds; round++) {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            count = count(reader, source, times);
            long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
            speeds[round] = megabytes / (nanos / 1e9);
        }
        Arrays.sort(speeds);
        return new TimedReading(count.messages, count.held, megabytes, speeds);
    }

    /** Read once, without a clock. */
    static TimedReading untimed(MessageReader reader, MailboxFile source) throws IOException {
        Count count = count(reader, source, 1);
        return new TimedReading(count.messages, count.held, Files.size(source.path()) / 1e6, new double[] {0});
    }

    private static Count count(MessageReader reader, MailboxFile source, int times) throws IOException {
        Count count = new Count();
        for (int i = 0; i < times; i++) {
            reader.read(source, count);
        }
        return count;
    }

    double median() {
        return speeds[speeds.length / 2];
    }

    double slowest() {
        return speeds[0];
    }

    double best() {
        return speeds[speeds.length - 1];
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
