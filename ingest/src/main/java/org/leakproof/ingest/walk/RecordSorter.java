package org.leakproof.ingest.walk;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sorts any number of small records by their bytes (unsigned, shorter first) in a few megabytes of heap: what does not
 * fit is sorted in runs, kept in one file without a name, and merged while it is read.
 */
public final class RecordSorter implements AutoCloseable {
    private static final int ARENA = 4 << 20;
    private static final int BUFFER = 16 * 1024;

    private final Supplier<FileChannel> files;
    private final int arenaLimit;
    private byte[] arena = new byte[1024];
    private int used;
    private int[] starts = new int[64];
    private int count;
    private final List<Run> runs = new ArrayList<>();
    private @Nullable FileChannel file;
    private long fileSize;

    private record Run(long start, long end) {}

    /** @param files makes an empty file for runs, should there be any */
    RecordSorter(Supplier<FileChannel> files) {
        this(files, ARENA);
    }

    RecordSorter(Supplier<FileChannel> files, int arenaLimit) {
        this.files = files;
        this.arenaLimit = arenaLimit;
    }

    /** Takes a record; it is copied. */
    public void add(byte[] record) {
        if (count > 0 && used + record.length > arenaLimit) {
            spill();
        }
        if (used + record.length > arena.length) {
            arena = Arrays.copyOf(arena, Math.max(used + record.length, Math.min(2 * arena.length, arenaLimit)));
        }
        if (count + 1 == starts.length) {
            starts = Arrays.copyOf(starts, 2 * starts.length);
        }
        System.arraycopy(record, 0, arena, used, record.length);
        starts[count++] = used;
        used += record.length;
        starts[count] = used;
    }

    /** All records in order; nothing may be added after this. */
    public Iterator<byte[]> sorted() {
        if (runs.isEmpty()) {
            return sortedArena().iterator();
        }
        spill();
        return new Merge();
    }

    private List<byte[]> sortedArena() {
        List<byte[]> records = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            records.add(Arrays.copyOfRange(arena, starts[i], starts[i + 1]));
        }
        records.sort(Arrays::compareUnsigned);
        return records;
    }

    private void spill() {
        if (file == null) {
            file = files.get();
        }
        long start = fileSize;
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        for (byte[] record : sortedArena()) {
            if (buffer.remaining() < Integer.BYTES + record.length) {
                write(file, buffer.flip());
                buffer = buffer.capacity() < Integer.BYTES + record.length
                        ? ByteBuffer.allocate(Integer.BYTES + record.length)
                        : buffer.clear();
            }
            buffer.putInt(record.length).put(record);
        }
        write(file, buffer.flip());
        runs.add(new Run(start, fileSize));
        used = 0;
        count = 0;
    }

    private void write(FileChannel to, ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                fileSize += to.write(bytes, fileSize);
            }
        } catch (IOException e) {
            throw new DiskFault(DiskFault.Side.WORK_FOLDER, e);
        }
    }

    @Override
    public void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            throw new DiskFault(DiskFault.Side.WORK_FOLDER, e);
        }
    }

    private final class Merge implements Iterator<byte[]> {
        private final PriorityQueue<RunReader> readers =
                new PriorityQueue<>(Comparator.comparing(RunReader::current, Arrays::compareUnsigned));

        Merge() {
            FileChannel runFile = file;
            if (runFile == null) {
                throw new IllegalStateException("no run was written");
            }
            Region all = new Region(runFile, DiskFault.Side.WORK_FOLDER, fileSize);
            for (Run run : runs) {
                RunReader reader = new RunReader(all.slice(run.start(), run.end() - run.start()));
                if (reader.advance()) {
                    readers.add(reader);
                }
            }
        }

        @Override
        public boolean hasNext() {
            return !readers.isEmpty();
        }

        @Override
        public byte[] next() {
            RunReader least = readers.poll();
            if (least == null) {
                throw new NoSuchElementException();
            }
            byte[] record = least.current();
            if (least.advance()) {
                readers.add(least);
            }
            return record;
        }
    }

    private static final class RunReader {
        private final DataInputStream in;
        private byte[] current = new byte[0];

        RunReader(Region run) {
            this.in = new DataInputStream(new BufferedInputStream(run.stream(), BUFFER));
        }

        byte[] current() {
            return current;
        }

        boolean advance() {
            try {
                current = new byte[in.readInt()];
                in.readFully(current);
                return true;
            } catch (EOFException e) {
                return false;
            } catch (IOException e) {
                throw new DiskFault(DiskFault.Side.WORK_FOLDER, e);
            }
        }
    }
}
