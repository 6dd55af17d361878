package org.leakproof.ingest.read.mapi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.Unfit;

/** Reads an OLE2 compound file: storages and streams in chains of sectors. Nothing is allocated by what the file claims,
 * only by what it has; a chain that runs in a circle or out of the file ends as broken. Not thread-safe.
 *
 * @see <a href="https://learn.microsoft.com/openspecs/windows_protocols/ms-cfb/">MS-CFB</a> */
final class Cfb {
    private static final long MAGIC = 0xE11AB1A1E011CFD0L;
    private static final int HEADER = 512;
    private static final int ENTRY = 128;
    private static final int IN_HEADER = 109;
    private static final int NONE = -1;
    private static final int STORAGE = 1;
    private static final int STREAM = 2;
    private static final int ROOT = 5;

    private final ByteBuffer in;
    private final int sectorSize;
    private final int sectors;
    private final int cutoff;
    private final int[] tables;
    private final int[] directory;
    private final int[] smallTables;
    private final int[] small;
    private final BitSet seen = new BitSet();

    /** A storage or stream.
     *
     *  @param number in the directory */
    record Entry(int number, String name, boolean storage, int start, long size) {
        @Override
        public String toString() {
            return "Entry[" + number + ", " + size + " bytes]";
        }
    }

    private Cfb(ByteBuffer in) throws Unfit {
        this.in = in;
        int shift = in.getShort(30);
        if (shift != 9 && shift != 12) {
            throw new Unfit(HeldReason.DAMAGED);
        }
        sectorSize = 1 << shift;
        // the header takes a whole sector; the last one may be cut short
        sectors = (int) Math.max(0, (in.limit() - 1L) / sectorSize);
        cutoff = in.getInt(56);
        tables = tables();
        directory = chain(in.getInt(48));
        if (directory.length == 0) {
            throw new Unfit(HeldReason.DAMAGED);
        }
        smallTables = chain(in.getInt(60));
        small = chain(start(0));
    }

    static boolean is(ByteBuffer bytes) {
        return bytes.remaining() >= 8
                && bytes.slice().order(ByteOrder.LITTLE_ENDIAN).getLong(0) == MAGIC;
    }

    /** @throws Unfit DAMAGED or TRUNCATED if there is no directory to be read */
    static Cfb open(ByteBuffer bytes) throws Unfit {
        if (!is(bytes)) {
            throw new Unfit(HeldReason.DAMAGED);
        }
        if (bytes.remaining() < HEADER + ENTRY) {
            throw new Unfit(HeldReason.TRUNCATED);
        }
        return new Cfb(bytes.slice().order(ByteOrder.LITTLE_ENDIAN));
    }

    /** Where the root's entry stands, for telling what a file is by how it begins; negative if the header makes no sense. */
    static long rootEntry(ByteBuffer head) {
        ByteBuffer bytes = head.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.limit() < HEADER || !is(bytes)) {
            return -1;
        }
        int shift = bytes.getShort(30);
        long sector = bytes.getInt(48) & 0xFFFFFFFFL;
        return shift == 9 || shift == 12 ? sector + 1 << shift : -1;
    }

    private int[] tables() {
        int most = sectors / (sectorSize / 4) + 1;
        int[] found = new int[most];
        int count = 0;
        for (int i = 0; i < IN_HEADER && count < most; i++) {
            int sector = in.getInt(76 + 4 * i);
            if (sector >= 0 && sector < sectors) {
                found[count++] = sector;
            }
        }
        int more = in.getInt(68);
        for (int steps = 0; more >= 0 && more < sectors && steps < sectors && count < most; steps++) {
            int at = offset(more);
            for (int i = 0; i < sectorSize / 4 - 1 && count < most; i++) {
                int sector = number(at + 4 * i);
                if (sector >= 0 && sector < sectors) {
                    found[count++] = sector;
                }
            }
            more = number(at + sectorSize - 4);
        }
        return Arrays.copyOf(found, count);
    }

    private int offset(int sector) {
        return (int) Math.min(Integer.MAX_VALUE, (sector + 1L) * sectorSize);
    }

    /** The number at this place, or {@link #NONE} where the file has ended. */
    private int number(int at) {
        return at + 4L <= in.limit() ? in.getInt(at) : NONE;
    }

    private int next(int sector) {
        int perTable = sectorSize / 4;
        int table = sector / perTable;
        if (table >= tables.length) {
            return NONE;
        }
        int next = number(offset(tables[table]) + 4 * (sector % perTable));
        return next >= 0 && next < sectors ? next : NONE;
    }

    /** The sectors of a chain, as far as it goes. */
    private int[] chain(int start) {
        int[] found = new int[16];
        int count = 0;
        int at = start >= 0 && start < sectors ? start : NONE;
        while (at != NONE && count < sectors) {
            if (count == found.length) {
                found = Arrays.copyOf(found, Math.min(sectors, count * 2));
            }
            found[count++] = at;
            at = next(at);
        }
        return Arrays.copyOf(found, count);
    }

    /** Where a directory entry stands, or -1. */
    private int place(int number) {
        int perSector = sectorSize / ENTRY;
        if (number < 0 || number / perSector >= directory.length) {
            return -1;
        }
        int at = offset(directory[number / perSector]) + ENTRY * (number % perSector);
        return at + (long) ENTRY <= in.limit() ? at : -1;
    }

    private int start(int number) {
        int at = place(number);
        return at < 0 ? NONE : in.getInt(at + 116);
    }

    /** The entries directly below a storage; of several that claim the same one, the first has it.
     *
     *  @param number of the storage, 0 for the root */
    List<Entry> children(int number) {
        List<Entry> found = new ArrayList<>();
        List<Integer> open = new ArrayList<>();
        int parent = place(number);
        if (parent >= 0) {
            open.add(in.getInt(parent + 76));
        }
        seen.set(number);
        while (!open.isEmpty()) {
            int child = open.remove(open.size() - 1);
            int at = place(child);
            if (at < 0 || seen.get(child)) {
                continue;
            }
            seen.set(child);
            int type = in.get(at + 66);
            if (type == STORAGE || type == STREAM) {
                int length = Math.max(0, Math.min(62, in.getShort(at + 64) - 2));
                String name =
                        StandardCharsets.UTF_16LE.decode(in.slice(at, length)).toString();
                long size = sectorSize == 512 ? in.getInt(at + 120) & 0xFFFFFFFFL : in.getLong(at + 120);
                found.add(new Entry(child, name, type == STORAGE, in.getInt(at + 116), size));
            }
            open.add(in.getInt(at + 68));
            open.add(in.getInt(at + 72));
        }
        return found;
    }

    /** Whether the directory has streams or storages that no {@link #children} call gave. */
    boolean hasUnseen() {
        int count = directory.length * (sectorSize / ENTRY);
        for (int i = seen.nextClearBit(0); i < count; i = seen.nextClearBit(i + 1)) {
            int at = place(i);
            int type = at < 0 ? 0 : in.get(at + 66);
            if (type == STORAGE || type == STREAM || type == ROOT) {
                return true;
            }
        }
        return false;
    }

    /** A stream's bytes. */
    Blob stream(Entry entry) {
        return new Blob() {
            @Override
            public long size() {
                return Math.max(0, entry.size);
            }

            @Override
            public InputStream open() throws IOException {
                if (entry.size < 0 || entry.size > in.limit()) {
                    throw new BrokenData(HeldReason.TRUNCATED);
                }
                return entry.size < cutoff ? new Chain(entry, 64) : new Chain(entry, sectorSize);
            }
        };
    }

    /** The stream of a chain of sectors, large or small. */
    private final class Chain extends InputStream {
        private final int unit;
        private int sector;
        private int within;
        private long left;

        Chain(Entry entry, int unit) {
            this.unit = unit;
            sector = entry.start;
            left = entry.size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int size) throws IOException {
            if (left == 0) {
                return size == 0 ? 0 : -1;
            }
            int total = 0;
            while (total < size && left > 0) {
                if (within == unit) {
                    sector = unit == sectorSize ? next(sector) : nextSmall(sector);
                    within = 0;
                }
                long at = unit == sectorSize ? large() : smallPlace();
                int count = (int) Math.min(Math.min(size - total, unit - within), left);
                if (at < 0 || at + within + count > in.limit()) {
                    throw new BrokenData(HeldReason.TRUNCATED);
                }
                in.get((int) at + within, into, from + total, count);
                within += count;
                left -= count;
                total += count;
            }
            return total;
        }

        private long large() {
            return sector >= 0 && sector < sectors ? (sector + 1L) * sectorSize : -1;
        }

        private long smallPlace() {
            int perSector = sectorSize / 64;
            int index = sector / perSector;
            return sector < 0 || index >= small.length
                    ? -1
                    : (small[index] + 1L) * sectorSize + 64L * (sector % perSector);
        }

        private int nextSmall(int from) {
            int perTable = sectorSize / 4;
            int table = from / perTable;
            return from < 0 || table >= smallTables.length
                    ? NONE
                    : number(offset(smallTables[table]) + 4 * (from % perTable));
        }
    }
}
