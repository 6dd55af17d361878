package org.leakproof.ingest.read.sqlite;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The pages that a database's write-ahead log holds: the last committed state of each. A phone's last messages are often
 *  nowhere else. Holds a number for each changed page.
 *
 * @see <a href="https://www.sqlite.org/fileformat2.html#the_write_ahead_log">The Write-Ahead Log</a> */
final class WriteAheadLog implements Closeable {
    private static final int MAGIC = 0x377f0682;
    private static final int HEADER = 32;
    private static final int FRAME_HEADER = 24;

    private final FileChannel file;
    private final Map<Long, Long> offsets;
    private final long pages;

    private WriteAheadLog(FileChannel file, Map<Long, Long> offsets, long pages) {
        this.file = file;
        this.offsets = offsets;
        this.pages = pages;
    }

    /** Whether a file that begins so is a log. */
    static boolean isLog(byte[] head) {
        return head.length >= HEADER && (ByteBuffer.wrap(head).getInt(0) & ~1) == MAGIC;
    }

    /** Reads which pages were committed; frames behind the first one that does not add up are left out.
     *
     *  @param pageSize the database's; the log of another one is empty */
    static Optional<WriteAheadLog> open(Path path, int pageSize) throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
        byte[] header = new byte[HEADER];
        if (SqliteFile.fill(file, header, 0) < HEADER || !isLog(header) || sizeOf(header) != pageSize) {
            file.close();
            return Optional.empty();
        }
        Map<Long, Long> committed = new HashMap<>();
        Map<Long, Long> open = new HashMap<>();
        long pages = 0;
        Checksum checksum = new Checksum((header[3] & 1) == 1);
        checksum.add(header, 0, 24);
        boolean good = checksum.is(header, 24);
        ByteBuffer start = ByteBuffer.wrap(header);
        byte[] frame = new byte[FRAME_HEADER + pageSize];
        for (long at = HEADER; good; at += frame.length) {
            if (SqliteFile.fill(file, frame, at) < frame.length) {
                break;
            }
            ByteBuffer fields = ByteBuffer.wrap(frame);
            checksum.add(frame, 0, 8);
            checksum.add(frame, FRAME_HEADER, pageSize);
            good = fields.getLong(8) == start.getLong(16) && checksum.is(frame, 16);
            if (good) {
                open.put(fields.getInt(0) & 0xffffffffL, at + FRAME_HEADER);
                long size = fields.getInt(4) & 0xffffffffL;
                if (size > 0) {
                    committed.putAll(open);
                    open.clear();
                    pages = size;
                }
            }
        }
        return Optional.of(new WriteAheadLog(file, committed, pages));
    }

    private static int sizeOf(byte[] header) {
        return ByteBuffer.wrap(header).getInt(8);
    }

    /** How many pages the database has after the last commit; 0 if there was none. */
    long pages() {
        return pages;
    }

    /** @return whether the page was changed; it is then in {@code into} */
    boolean read(long page, byte[] into) throws IOException {
        Long offset = offsets.get(page);
        return offset != null && SqliteFile.fill(file, into, offset) == into.length;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Two sums that run on from frame to frame. */
    private static final class Checksum {
        private final ByteOrder order;
        private int first;
        private int second;

        Checksum(boolean bigEndian) {
            this.order = bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        }

        void add(byte[] bytes, int from, int length) {
            ByteBuffer words = ByteBuffer.wrap(bytes, from, length).order(order);
            while (words.remaining() >= 8) {
                first += words.getInt() + second;
                second += words.getInt() + first;
            }
        }

        boolean is(byte[] bytes, int at) {
            ByteBuffer stored = ByteBuffer.wrap(bytes);
            return stored.getInt(at) == first && stored.getInt(at + 4) == second;
        }
    }
}
