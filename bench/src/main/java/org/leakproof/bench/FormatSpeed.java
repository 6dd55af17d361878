package org.leakproof.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.Readers;

/** Reads one file of each format, multiplied, and prints a table of formats with their speeds as Markdown:
 *  {@code FormatSpeed <MB> <file or folder>...}, such as the fixtures of the readers' tests. A file whose copies, one behind the
 *  other, hold as many messages as they hold each is read as one long entry; any other is read over and over. Speeds are those
 *  of the one thread, per CPU-second. */
public final class FormatSpeed {
    private static final int TRIED = 4;

    private final long bytes;
    private final Path work;
    private final AtomicLong mostLive = new AtomicLong();
    private final Set<String> measured = new TreeSet<>();

    private FormatSpeed(long bytes, Path work) {
        this.bytes = bytes;
        this.work = work;
    }

    public static void main(String[] arguments) throws IOException {
        long bytes = Long.parseLong(arguments[0]) * 1_000_000;
        Path work = Files.createTempDirectory("leakproof-bench");
        FormatSpeed speed = new FormatSpeed(bytes, work);
        speed.watchCollections();
        System.out.println("| format | file | read as | messages | MB | MB/s | messages/s | heap MB |");
        System.out.println("|---|---|---|--:|--:|--:|--:|--:|");
        for (int i = 1; i < arguments.length; i++) {
            for (Path file : files(Path.of(arguments[i]))) {
                speed.measure(file);
            }
        }
        String without = Readers.standard().all().stream()
                .map(MessageReader::name)
                .filter(name -> !speed.measured.contains(name))
                .collect(Collectors.joining(", "));
        System.out.println();
        System.out.println(without.isEmpty() ? "Every reader had a file." : "Without a file: " + without);
        Files.delete(work);
    }

    private static List<Path> files(Path path) throws IOException {
        try (Stream<Path> below = Files.walk(path)) {
            return below.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** What a collection leaves is needed, or nearly. */
    private void watchCollections() {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector)
                    .addNotificationListener(
                            (notification, nothing) -> {
                                var info = GarbageCollectionNotificationInfo.from(
                                        (CompositeData) notification.getUserData());
                                // what is no heap is small, and the same for all formats
                                long live = info.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
                                        .filter(pool -> pool.getKey().contains("Gen")
                                                || pool.getKey().contains("Eden")
                                                || pool.getKey().contains("Survivor"))
                                        .map(Map.Entry::getValue)
                                        .mapToLong(MemoryUsage::getUsed)
                                        .sum();
                                mostLive.accumulateAndGet(live, Math::max);
                            },
                            null,
                            null);
        }
    }

    private void measure(Path fixture) throws IOException {
        Optional<MessageReader> accepting = Readers.standard().accepting(new MailboxFile(fixture, work).head());
        if (accepting.isEmpty() || Files.size(fixture) == 0) {
            return;
        }
        MessageReader reader = accepting.get();
        Count one = new Count();
        reader.read(new MailboxFile(fixture, work), one);
        if (one.messages == 0) {
            return;
        }
        measured.add(reader.name());
        Path folder = Files.createTempDirectory(work, "input");
        Path input = folder.resolve(fixture.getFileName());
        int copies = (int) Math.max(1, bytes / Files.size(fixture));
        boolean together = copies > 1 && isMultiplied(reader, fixture, input, one);
        if (together) {
            multiply(fixture, input, copies);
        } else {
            Files.copy(fixture, input);
        }
        MailboxFile source = new MailboxFile(input, work);
        int times = together ? 1 : copies;
        for (int i = 0; i < Math.max(1, times / 4); i++) {
            reader.read(source, new Count()); // warms up
        }
        System.gc();
        mostLive.set(0);
        Count count = new Count();
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < times; i++) {
            reader.read(source, count);
        }
        double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e9;
        double megabytes = Files.size(input) * (double) times / 1e6;
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %,d | %.1f | %.1f | %,.0f | %.0f |%n",
                reader.name(),
                fixture.getFileName(),
                together ? "one entry" : String.format(Locale.ROOT, "%,d entries", times),
                count.messages,
                megabytes,
                megabytes / seconds,
                count.messages / seconds,
                mostLive.get() / 1e6);
        Files.delete(input);
        Files.delete(folder);
    }

    private boolean isMultiplied(MessageReader reader, Path fixture, Path input, Count one) throws IOException {
        multiply(fixture, input, TRIED);
        MailboxFile source = new MailboxFile(input, work);
        boolean accepted = Readers.standard()
                .accepting(source.head())
                .filter(other -> other.name().equals(reader.name()))
                .isPresent();
        Count count = new Count();
        if (accepted) {
            reader.read(source, count);
        }
        Files.delete(input);
        return count.messages >= TRIED * one.messages && count.held <= TRIED * one.held;
    }

    private static void multiply(Path fixture, Path to, int copies) throws IOException {
        byte[] content = Files.readAllBytes(fixture);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to), 1 << 20)) {
            for (int i = 0; i < copies; i++) {
                out.write(content);
            }
        }
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
