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
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.Readers;

/** Reads one file of each format, multiplied, and prints a table of formats with their speeds as Markdown:
 *  {@code FormatSpeed <MB> <file or folder>...}. The fixtures of the readers' tests show every format, and hold as many kinds of
 *  messages as go into a few short lines; {@link MakeChats} and folders of real exports show what people write. A file whose
 *  copies, one behind the other, hold as many messages as they hold each is read as one long entry; any other is read over and
 *  over. Speeds are those of the one thread, per CPU-second: the median of five rounds behind one that warms up, and the best. */
public final class FormatSpeed {
    private static final int TRIED = 4;
    private static final int ROUNDS = 5;

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
        System.out.println(
                "| format | input | read | messages | bytes each | MB | MB/s | best | messages/s | heap MB |");
        System.out.println("|---|---|---|--:|--:|--:|--:|--:|--:|--:|");
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

    private void measure(Path file) throws IOException {
        Optional<MessageReader> accepting = Readers.standard().accepting(new MailboxFile(file, work).head());
        if (accepting.isEmpty() || Files.size(file) == 0) {
            return;
        }
        MessageReader reader = accepting.get();
        TimedReading one = TimedReading.untimed(reader, new MailboxFile(file, work));
        if (one.messages() == 0) {
            return;
        }
        measured.add(reader.name());
        Path folder = Files.createTempDirectory(work, "input");
        Path input = folder.resolve(file.getFileName());
        int copies = (int) Math.max(1, bytes / Files.size(file));
        boolean together = copies > 1 && isMultiplied(reader, file, input, one);
        multiply(file, input, together ? copies : 1);
        mostLive.set(0);
        TimedReading read = TimedReading.of(reader, new MailboxFile(input, work), together ? 1 : copies, ROUNDS);
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %,d | %.0f | %.1f | %.1f | %.1f | %,.0f | %.0f |%n",
                reader.name(),
                shown(file),
                copies == 1 ? "it is" : String.format(Locale.ROOT, together ? "%,d in one" : "%,d times", copies),
                read.messages(),
                read.megabytes() * 1e6 / read.messages(),
                read.megabytes(),
                read.median(),
                read.best(),
                read.median() * read.messages() / read.megabytes(),
                mostLive.get() / 1e6);
        Files.delete(input);
        Files.delete(folder);
    }

    /** Its name, and that of the folder that it comes from: half of all exports are called the same. */
    private static String shown(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return (parent == null || parent.getFileName() == null ? "" : parent.getFileName() + "/") + file.getFileName();
    }

    private boolean isMultiplied(MessageReader reader, Path file, Path input, TimedReading one) throws IOException {
        multiply(file, input, TRIED);
        MailboxFile source = new MailboxFile(input, work);
        boolean multiplied = false;
        if (Readers.standard()
                .accepting(source.head())
                .filter(other -> other.name().equals(reader.name()))
                .isPresent()) {
            TimedReading read = TimedReading.untimed(reader, source);
            multiplied = read.messages() >= TRIED * one.messages() && read.held() <= TRIED * one.held();
        }
        Files.delete(input);
        return multiplied;
    }

    private static void multiply(Path file, Path to, int copies) throws IOException {
        // never as a whole: the heap is to be smaller than the file
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to), 1 << 20)) {
            for (int i = 0; i < copies; i++) {
                Files.copy(file, out);
            }
        }
    }
}
