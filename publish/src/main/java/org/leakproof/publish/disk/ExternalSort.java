package org.leakproof.publish.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.leakproof.publish.disk.Disk.Access;

/** Sorts any number of byte strings, as unsigned bytes, in a fixed amount of memory: sorted runs go to files, which are
 *  merged. The order is of the whole string, so it does not depend on the order in which they were added.
 *
 *  <p>Use: {@link #add} all, then {@link #sorted} once. Not thread-safe. */
public final class ExternalSort implements Closeable {
    private static final int FAN_IN = 64;

    private final Path folder;
    private final String name;
    private final Disk disk;
    private final int memory;
    private final List<Path> runs = new ArrayList<>();
    private final List<RunReader> open = new ArrayList<>();
    private byte[] arena;
    private int[] starts;
    private int used;
    private int count;
    private int made;

    /** @param folder an existing folder for the runs
     *  @param name of this sort among those that use the folder
     *  @param memory bytes that may be held before a run is written */
    public ExternalSort(Path folder, String name, int memory, Disk disk) {
        this.folder = folder;
        this.name = name;
        this.memory = memory;
        this.disk = disk;
        this.arena = new byte[Math.min(memory, 1 << 16)];
        this.starts = new int[1024];
    }

    /** A sorted sequence. */
    public interface Cursor {
        /** The next string, empty at the end. */
        Optional<byte[]> next() throws IOException;
    }

    public void add(ByteWriter string) throws IOException {
        add(string.bytes(), string.length());
    }

    public void add(byte[] bytes, int length) throws IOException {
        if (count > 0 && (long) used + length + 4L * count > memory) {
            spill();
        }
        if (arena.length - used < length) {
            arena = Arrays.copyOf(arena, (int) Math.max((long) used + length, Math.min(2L * arena.length, memory)));
        }
        if (count + 1 >= starts.length) {
            starts = Arrays.copyOf(starts, 2 * starts.length);
        }
        System.arraycopy(bytes, 0, arena, used, length);
        starts[count++] = used;
        used += length;
        starts[count] = used;
    }

    /** The strings in order. The sort takes no more of them, and is closed when they are read. */
    public Cursor sorted() throws IOException {
        if (runs.isEmpty()) {
            int[] order = order();
            return new Cursor() {
                private int at;

                @Override
                public Optional<byte[]> next() {
                    if (at == order.length) {
                        return Optional.empty();
                    }
                    int i = order[at++];
                    return Optional.of(Arrays.copyOfRange(arena, starts[i], starts[i + 1]));
                }
            };
        }
        spill();
        arena = new byte[0];
        starts = new int[0];
        while (runs.size() > FAN_IN) {
            List<Path> some = new ArrayList<>(runs.subList(0, FAN_IN));
            runs.subList(0, FAN_IN).clear();
            try (RunWriter out = new RunWriter()) {
                Cursor merged = merge(some);
                for (Optional<byte[]> next = merged.next(); next.isPresent(); next = merged.next()) {
                    out.write(next.get(), 0, next.get().length);
                }
                out.finish();
            }
            closeReaders();
            for (Path run : some) {
                disk.delete(run);
            }
        }
        return merge(runs);
    }

    private Cursor merge(List<Path> some) throws IOException {
        PriorityQueue<RunReader> heads =
                new PriorityQueue<>(Comparator.comparing(RunReader::head, Arrays::compareUnsigned));
        for (Path run : some) {
            RunReader reader = new RunReader(disk.open(run));
            open.add(reader);
            if (reader.advance()) {
                heads.add(reader);
            }
        }
        return () -> {
            RunReader first = heads.poll();
            if (first == null) {
                return Optional.empty();
            }
            byte[] next = first.head();
            if (first.advance()) {
                heads.add(first);
            }
            return Optional.of(next);
        };
    }

    private void spill() throws IOException {
        if (count == 0) {
            return;
        }
        try (RunWriter out = new RunWriter()) {
            for (int i : order()) {
                out.write(arena, starts[i], starts[i + 1] - starts[i]);
            }
            out.finish();
        }
        used = 0;
        count = 0;
    }

    /** The numbers of the strings in the arena, sorted: a merge sort from short runs to long ones, which leaves alone what
     *  is in order. Most comparisons need only the first eight bytes behind what all strings have in common. */
    private int[] order() {
        int common = commonPrefix();
        int[] from = new int[count];
        long[] first = new long[count];
        for (int i = 0; i < count; i++) {
            from[i] = i;
            first[i] = eightBytes(starts[i] + common, starts[i + 1]);
        }
        int[] to = new int[count];
        for (int width = 1; width < count && width > 0; width *= 2) {
            for (int low = 0; low < count; low += 2 * width) {
                int middle = Math.min(low + width, count);
                int high = Math.min(low + 2 * width, count);
                if (middle == high || compare(first, from[middle - 1], from[middle]) <= 0) {
                    System.arraycopy(from, low, to, low, high - low);
                    continue;
                }
                int a = low;
                int b = middle;
                for (int i = low; i < high; i++) {
                    boolean left = a < middle && (b == high || compare(first, from[a], from[b]) <= 0);
                    to[i] = left ? from[a++] : from[b++];
                }
            }
            int[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    private int commonPrefix() {
        int common = count == 0 ? 0 : starts[1];
        for (int i = 1; i < count && common > 0; i++) {
            int length = Math.min(common, starts[i + 1] - starts[i]);
            int mismatch = Arrays.mismatch(arena, 0, length, arena, starts[i], starts[i] + length);
            common = mismatch < 0 ? length : mismatch;
        }
        return common;
    }

    /** As an unsigned number; bytes beyond the end count as 0. */
    private long eightBytes(int from, int end) {
        long value = 0;
        for (int i = from; i < from + 8; i++) {
            value = value << 8 | (i < end ? arena[i] & 0xff : 0);
        }
        return value;
    }

    private int compare(long[] first, int a, int b) {
        int order = Long.compareUnsigned(first[a], first[b]);
        return order != 0
                ? order
                : Arrays.compareUnsigned(arena, starts[a], starts[a + 1], arena, starts[b], starts[b + 1]);
    }

    private void closeReaders() throws IOException {
        for (RunReader reader : open) {
            reader.file.close();
        }
        open.clear();
    }

    @Override
    public void close() throws IOException {
        arena = new byte[0];
        closeReaders();
        for (Path run : runs) {
            disk.delete(run);
        }
        runs.clear();
    }

    /** Writes one run: each string after its length. */
    private final class RunWriter implements Closeable {
        private final Path path = folder.resolve(name + "." + made++);
        private final DiskFile file;
        private final byte[] length = new byte[4];

        RunWriter() throws IOException {
            disk.delete(path);
            file = disk.create(path, Access.OWNER);
        }

        void write(byte[] bytes, int from, int n) throws IOException {
            length[0] = (byte) (n >>> 24);
            length[1] = (byte) (n >>> 16);
            length[2] = (byte) (n >>> 8);
            length[3] = (byte) n;
            file.write(length, 0, 4);
            file.write(bytes, from, n);
        }

        void finish() throws IOException {
            file.flush();
            runs.add(path);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    /** Reads one run. */
    private static final class RunReader {
        private final DiskFile file;
        private final ForwardReader input;
        private byte[] head = {};

        RunReader(DiskFile file) {
            this.file = file;
            this.input = new ForwardReader(file, 0, file.length());
        }

        byte[] head() {
            return head;
        }

        boolean advance() throws IOException {
            if (input.atEnd()) {
                return false;
            }
            byte[] length = input.take(4);
            head = input.take(new ByteReader(length, 0).i32());
            return true;
        }
    }
}
