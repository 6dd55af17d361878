package org.leakproof.contract.stream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Remembers in a folder what a process had in hand, for the case that it dies of it.
 *
 *  <p>Every thread writes down the record that it takes up, so that after a death it is known how far to go carefully.
 *  Being careful means that the whole process has one record in hand, alone in its transaction and noted on disk for sure:
 *  if it dies again, it died of that one. A record that it died of twice is given up.
 *
 *  <p>Files: {@code lock}; {@code running}, there from start to clean stop, with the count of threads; {@code hand-<n>},
 *  the record in hand of a thread; {@code deaths}, how often it died of which record. Thread-safe. */
final class DeathNotes implements AutoCloseable {
    /** Without any note of where it died, this many records are taken carefully: as many as one transaction may hold. */
    static final int CAREFUL_RECORDS = 1_000;

    private static final int ENOUGH_DEATHS = 2;
    private static final int NOTE_BYTES = 400;

    /** Alone or not, and the place; an offset never means another record of its topic. */
    private static final Pattern NOTE = Pattern.compile("(alone|batch) ((\\S+) (\\d+)) (\\d+)\\s*");

    private static final Pattern DEATHS = Pattern.compile("(\\S+ \\d+ \\d+) (\\d+)");

    /** Folders that this process works in: a second channel to a lock file would release the lock when it is closed. */
    private static final Set<Path> IN_USE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel lock;
    private final FileChannel[] hands;
    private final Map<String, Integer> deaths = new TreeMap<>();
    private final Map<String, Long> carefulTo = new HashMap<>();
    private final ReentrantLock alone = new ReentrantLock();
    private int formerThreads;
    private int carefulLeft;
    private boolean noted;
    private volatile boolean careful;

    private DeathNotes(Path folder, FileChannel lock, int threads) {
        this.folder = folder;
        this.lock = lock;
        this.hands = new FileChannel[threads];
    }

    /** @param most how many records to take carefully at most, where it is noted where the process died
     *  @throws ClusterException if another process uses the folder, or it cannot be written */
    static DeathNotes open(Path folder, int threads, int most) {
        try {
            Files.createDirectories(folder);
            Path real = folder.toRealPath();
            if (!IN_USE.add(real)) {
                throw inUse(folder);
            }
            try {
                return opened(real, threads, most);
            } catch (IOException | RuntimeException e) {
                IN_USE.remove(real);
                throw e;
            }
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static DeathNotes opened(Path folder, int threads, int most) throws IOException {
        FileChannel lock =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        DeathNotes notes = new DeathNotes(folder, lock, threads);
        try {
            if (lock.tryLock() == null) {
                throw inUse(folder);
            }
            notes.start(most);
            return notes;
        } catch (IOException | RuntimeException e) {
            notes.close();
            throw e;
        }
    }

    /** How many threads the process had that died here; 0 if none did. */
    int formerThreads() {
        return formerThreads;
    }

    /** Whether records are to be taken one by one. */
    boolean careful() {
        return careful;
    }

    /** Held by the thread that has the one record in hand while {@link #careful}. */
    ReentrantLock alone() {
        return alone;
    }

    /** Whether the process has died of this record often enough. */
    boolean givenUp(Chunks.Whole record) {
        synchronized (deaths) {
            return deaths.getOrDefault(spot(record), 0) >= ENOUGH_DEATHS;
        }
    }

    /** A thread takes up a record. */
    void take(int thread, Chunks.Whole record, boolean byItself) {
        write(thread, (byItself ? "alone " : "batch ") + spot(record), byItself);
    }

    /** Stopping counts as dying of this record: it made the stage fail. */
    void blame(int thread, Chunks.Whole record) {
        write(thread, "alone " + spot(record), true);
    }

    /** Everything that the thread took up is committed. */
    void done(int thread) {
        write(thread, "nothing", false);
    }

    /** A record that was taken by itself is committed. Only under {@link #alone}. */
    void passed(Chunks.Whole record) {
        synchronized (deaths) {
            deaths.remove(spot(record));
            carefulTo.computeIfPresent(partition(record), (partition, to) -> record.offset() >= to ? null : to);
            carefulLeft--;
            if (carefulLeft <= 0 || noted && carefulTo.isEmpty()) {
                careful = false;
                delete("deaths");
            }
        }
    }

    /** Stopped in order: the next start need not be careful. */
    void stopped() {
        for (int i = 0; i < hands.length; i++) {
            done(i);
        }
        delete("running");
    }

    @Override
    public void close() {
        try (lock) {
            for (FileChannel hand : hands) {
                if (hand != null) {
                    hand.close();
                }
            }
        } catch (IOException e) {
            throw unwritable(folder, e);
        } finally {
            IN_USE.remove(folder);
        }
    }

    private void start(int most) throws IOException {
        Path running = folder.resolve("running");
        if (Files.exists(running)) {
            String threads =
                    Files.readString(running, StandardCharsets.US_ASCII).strip();
            formerThreads = threads.matches("\\d{1,4}") ? Integer.parseInt(threads) : 0;
            readDeaths();
            for (int i = 0; i < Math.max(formerThreads, hands.length); i++) {
                readHand(folder.resolve("hand-" + i));
            }
            careful = true;
            carefulLeft = carefulTo.isEmpty() ? CAREFUL_RECORDS : most;
            noted = !carefulTo.isEmpty();
            // The notes go first: to die here must not count a death twice.
            for (int i = 0; i < Math.max(formerThreads, hands.length); i++) {
                Files.deleteIfExists(folder.resolve("hand-" + i));
            }
            replace("deaths", deathLines());
        }
        replace("running", hands.length + "\n");
        for (int i = 0; i < hands.length; i++) {
            hands[i] =
                    FileChannel.open(folder.resolve("hand-" + i), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        }
    }

    private void readDeaths() throws IOException {
        Path file = folder.resolve("deaths");
        if (!Files.exists(file)) {
            return;
        }
        for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
            Matcher death = DEATHS.matcher(line);
            if (death.matches()) {
                deaths.put(death.group(1), Integer.parseInt(death.group(2)));
            }
        }
    }

    private void readHand(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        Matcher note = NOTE.matcher(Files.readString(file, StandardCharsets.US_ASCII));
        if (note.matches()) {
            long offset = Long.parseLong(note.group(5));
            carefulTo.merge(note.group(2), offset, Math::max);
            if (note.group(1).equals("alone")) {
                deaths.merge(note.group(2) + " " + offset, 1, Integer::sum);
            }
        }
    }

    private String deathLines() {
        StringBuilder lines = new StringBuilder();
        deaths.forEach(
                (spot, count) -> lines.append(spot).append(' ').append(count).append('\n'));
        return lines.toString();
    }

    private void replace(String name, String content) throws IOException {
        Path draft = folder.resolve(name + ".new");
        try (FileChannel file = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            writeAll(file, content);
            file.force(true);
        }
        Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void write(int thread, String note, boolean surely) {
        try {
            FileChannel hand = hands[thread];
            writeAll(hand, note + " ".repeat(Math.max(0, NOTE_BYTES - note.length())));
            if (surely) {
                hand.force(false);
            }
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static void writeAll(FileChannel file, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            file.write(bytes, bytes.position());
        }
    }

    private void delete(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static String partition(Chunks.Whole record) {
        return record.topic() + " " + record.partition();
    }

    private static String spot(Chunks.Whole record) {
        return partition(record) + " " + record.offset();
    }

    private static ClusterException inUse(Path folder) {
        return new ClusterException(folder + ": another process works here; stop it or use another folder");
    }

    private static ClusterException unwritable(Path folder, IOException e) {
        return new ClusterException(
                folder + ": cannot be written (" + e.getClass().getSimpleName() + ")", e);
    }
}
