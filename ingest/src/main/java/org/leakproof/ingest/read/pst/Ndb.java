package org.leakproof.ingest.read.pst;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.Unfit;
import org.leakproof.ingest.read.mapi.BrokenData;

/** The database of nodes: finds a node by its id and gives a block's bytes. Where a page of its trees is broken, the whole
 * file is searched once for pages that are not. Not thread-safe. */
final class Ndb implements Closeable {
    private static final int MAGIC = 0x4E444221;
    private static final int HEADER = 600;
    static final int NODE_PAGE = 0x81;
    static final int BLOCK_PAGE = 0x80;

    /** Levels of a tree; 8 KiB blocks to the power of this are more than any disk. */
    private static final int MAX_LEVEL = 12;

    /** Bytes that may be read of a file, in files: blocks may be shared, but not by everything. */
    private static final int MAX_READ = 64;

    private static final long MORE_READ = 1L << 30;

    private final FileChannel file;
    private final long length;
    private final Layout layout;
    private final Cipher cipher;
    private final Map<Long, ByteBuffer> pages;
    private final Map<Long, byte[]> blocks;
    private Salvage salvage;
    private long read;
    private boolean doubtful;

    /** A node: what it is made of.
     *
     *  @param data block id, 0 for none
     *  @param sub block id of its own nodes, 0 for none */
    record Node(int id, long data, long sub, int parent) {}

    /** Where a block lies.
     *
     *  @param size as it lies there
     *  @param inflated its size when it is expanded; the same if it is not compressed */
    record Place(long at, int size, int inflated) {}

    private Ndb(FileChannel file, long length, Layout layout, Cipher cipher) {
        this.file = file;
        this.length = length;
        this.layout = layout;
        this.cipher = cipher;
        pages = latest(1 << 20 >> (layout.large() ? 10 : 9));
        blocks = latest(layout.large() ? 64 : 512);
    }

    private static <V> Map<Long, V> latest(int most) {
        return new LinkedHashMap<>(most * 2, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, V> eldest) {
                return size() > most;
            }
        };
    }

    static boolean is(byte[] head) {
        return head.length >= 12
                && ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(0) == MAGIC;
    }

    /** @throws Unfit if it is cut within the header or of an unknown kind */
    static Ndb open(Path path) throws IOException, Unfit {
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
        boolean done = false;
        try {
            long length = file.size();
            ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
            fill(file, header, 0);
            if (length < HEADER) {
                throw new Unfit(HeldReason.TRUNCATED);
            }
            int version = header.getShort(10);
            boolean narrow = version == 14 || version == 15;
            if (header.getInt(0) != MAGIC || !narrow && (version < 20 || version > 40)) {
                throw new Unfit(HeldReason.UNSUPPORTED);
            }
            Layout layout = new Layout(!narrow, version >= 36);
            int cipher = header.get(layout.cipher());
            if (cipher == 0x10) {
                throw new Unfit(HeldReason.ENCRYPTED);
            }
            Ndb ndb = new Ndb(file, length, layout, Cipher.values()[cipher == 1 || cipher == 2 ? cipher : 0]);
            done = true;
            return ndb;
        } finally {
            if (!done) {
                file.close();
            }
        }
    }

    private static void fill(FileChannel file, ByteBuffer into, long at) throws IOException {
        while (into.hasRemaining() && file.read(into, at + into.position()) >= 0) {
            // until it is full or the file has ended
        }
    }

    Layout layout() {
        return layout;
    }

    long length() {
        return length;
    }

    /** Whether something that was read did not match its check value, or trees had to be salvaged. */
    boolean isDoubtful() {
        return doubtful;
    }

    /** From here on only what comes is meant by {@link #isDoubtful}. */
    void trust() {
        doubtful = false;
    }

    private long root(int at) throws IOException {
        ByteBuffer place = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        place.limit(layout.idSize());
        fill(file, place, at + layout.idSize());
        return layout.wide() ? place.getLong(0) : place.getInt(0) & 0xFFFFFFFFL;
    }

    /** A page of a tree; empty if it is none of this kind.
     *
     *  @param kind of page, or -1 for either */
    Optional<ByteBuffer> page(long at, int kind) throws IOException {
        if (at <= 0 || at > length - layout.pageSize()) {
            return Optional.empty();
        }
        ByteBuffer page = pages.get(at);
        if (page == null) {
            page = ByteBuffer.allocate(layout.pageSize()).order(ByteOrder.LITTLE_ENDIAN);
            fill(file, page, at);
            pages.put(at, page);
        }
        return isPage(page, layout, kind) ? Optional.of(page) : Optional.empty();
    }

    static boolean isPage(ByteBuffer page, Layout layout, int kind) {
        int trailer = layout.pageTrailer();
        int written = page.get(trailer) & 0xFF;
        boolean known = kind < 0 ? written == NODE_PAGE || written == BLOCK_PAGE : written == kind;
        if (!known || (page.get(trailer + 1) & 0xFF) != written) {
            return false;
        }
        int size = entrySize(page, layout);
        int least = level(page, layout) > 0
                ? layout.innerEntry()
                : written == NODE_PAGE ? layout.nodeEntry() - 4 : layout.blockEntry() - 4;
        return size >= least && (long) count(page, layout) * size <= layout.counts();
    }

    static int count(ByteBuffer page, Layout layout) {
        return layout.large() ? page.getShort(layout.counts()) & 0xFFFF : page.get(layout.counts()) & 0xFF;
    }

    static int entrySize(ByteBuffer page, Layout layout) {
        return page.get(layout.counts() + 2 * layout.countSize()) & 0xFF;
    }

    static int level(ByteBuffer page, Layout layout) {
        return page.get(layout.counts() + 2 * layout.countSize() + 1) & 0xFF;
    }

    private long id(ByteBuffer in, int at) {
        return id(in, at, layout);
    }

    static long id(ByteBuffer in, int at, Layout layout) {
        return layout.wide() ? in.getLong(at) : in.getInt(at) & 0xFFFFFFFFL;
    }

    /** The key of an entry: of blocks without the bit that only programs use. */
    static long key(ByteBuffer page, int at, int kind, Layout layout) {
        long id = id(page, at, layout);
        return kind == NODE_PAGE ? id & 0xFFFFFFFFL : id & ~1L;
    }

    /** Where a leaf's entry for this key is.
     *
     *  @return null if the tree has none; a page that is broken on the way counts as having none and is salvaged */
    private Found find(int root, int kind, long key) throws IOException {
        long at = root(root);
        int above = MAX_LEVEL;
        while (true) {
            Optional<ByteBuffer> found = page(at, kind);
            if (found.isEmpty() || level(found.get(), layout) >= above) {
                salvage();
                return null;
            }
            ByteBuffer page = found.get();
            int size = entrySize(page, layout);
            int last = last(page, kind, key);
            above = level(page, layout);
            if (last < 0) {
                return null;
            }
            if (above == 0) {
                return key(page, last * size, kind, layout) == key ? new Found(page, last * size) : null;
            }
            at = id(page, last * size + 2 * layout.idSize());
        }
    }

    private record Found(ByteBuffer page, int at) {}

    /** The last entry whose key is not above this one, or -1. */
    private int last(ByteBuffer page, int kind, long key) {
        int size = entrySize(page, layout);
        int low = 0;
        int high = count(page, layout) - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            if (Long.compareUnsigned(key(page, middle * size, kind, layout), key) <= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    private Salvage salvage() throws IOException {
        doubtful = true;
        if (salvage == null) {
            salvage = Salvage.of(file, length, layout);
        }
        return salvage;
    }

    Optional<Node> node(int id) throws IOException {
        Found found = find(layout.rootOfNodes(), NODE_PAGE, id & 0xFFFFFFFFL);
        if (found != null) {
            return Optional.of(node(found.page, found.at, layout));
        }
        return salvage == null ? Optional.empty() : salvage.node(id);
    }

    static Node node(ByteBuffer page, int at, Layout layout) {
        int size = layout.idSize();
        return new Node(
                page.getInt(at),
                id(page, at + size, layout),
                id(page, at + 2 * size, layout),
                page.getInt(at + 3 * size));
    }

    static Place place(ByteBuffer page, int at, Layout layout) {
        int size = layout.idSize();
        int stored = page.getShort(at + 2 * size) & 0xFFFF;
        int inflated = layout.large() ? page.getShort(at + 2 * size + 2) & 0xFFFF : stored;
        return new Place(id(page, at + size, layout), stored, inflated);
    }

    /** @throws BrokenData DAMAGED if there is no such block */
    Place place(long block) throws IOException {
        long key = block & ~1L;
        Found found = find(layout.rootOfBlocks(), BLOCK_PAGE, key);
        if (found != null) {
            return place(found.page, found.at, layout);
        }
        Optional<Place> salvaged = salvage == null ? Optional.empty() : salvage.place(key);
        return salvaged.orElseThrow(() -> new BrokenData(HeldReason.DAMAGED));
    }

    /** Takes nodes. */
    interface NodeTaker {
        void take(Node node) throws IOException;
    }

    /** Gives every node, those that had to be salvaged twice. */
    void nodes(NodeTaker taker) throws IOException {
        BitSet seen = new BitSet();
        List<long[]> open = new ArrayList<>();
        open.add(new long[] {root(layout.rootOfNodes()), MAX_LEVEL});
        while (!open.isEmpty()) {
            long[] next = open.remove(open.size() - 1);
            Optional<ByteBuffer> found = page(next[0], NODE_PAGE);
            if (found.isEmpty() || level(found.get(), layout) >= next[1]) {
                salvage();
                continue;
            }
            int number = (int) Math.min(Integer.MAX_VALUE, next[0] / 512);
            if (seen.get(number)) {
                continue;
            }
            seen.set(number);
            ByteBuffer page = found.get();
            int size = entrySize(page, layout);
            for (int i = 0; i < count(page, layout); i++) {
                if (level(page, layout) > 0) {
                    open.add(new long[] {id(page, i * size + 2 * layout.idSize()), level(page, layout)});
                } else {
                    taker.take(node(page, i * size, layout));
                }
            }
        }
        if (salvage != null) {
            salvage.nodes(taker);
        }
    }

    /** A block's bytes, readable.
     *
     *  @param block its id: of blocks that hold the structure of others, the second bit is set */
    byte[] block(long block) throws IOException {
        byte[] known = blocks.get(block & ~1L);
        if (known != null) {
            return known;
        }
        Place place = place(block);
        int size = place.size;
        if (size > layout.largestBlock() || place.at <= 0 || place.at > length - size) {
            throw new BrokenData(place.at > length - size ? HeldReason.TRUNCATED : HeldReason.DAMAGED);
        }
        read += size;
        if (read > length * MAX_READ + MORE_READ) {
            throw new BrokenData(HeldReason.BOMB);
        }
        byte[] data = new byte[size];
        fill(file, ByteBuffer.wrap(data), place.at);
        check(place, data);
        if (layout.large() && place.inflated != size) {
            data = inflated(data, place.inflated);
        }
        if ((block & 2) == 0) {
            cipher.decode(data, (int) block & ~1);
        }
        blocks.put(block & ~1L, data);
        return data;
    }

    /** Compares with the check value behind the block: a block that does not match may still be worth reading. */
    private void check(Place place, byte[] data) throws IOException {
        int unit = layout.large() ? 512 : 64;
        int trailerSize = layout.blockTrailer();
        long end = place.at + (place.size + (long) trailerSize + unit - 1) / unit * unit;
        ByteBuffer trailer = ByteBuffer.allocate(trailerSize).order(ByteOrder.LITTLE_ENDIAN);
        fill(file, trailer, end - trailerSize);
        int sum = trailer.getInt(layout.wide() ? 4 : 8);
        doubtful |= trailer.hasRemaining() || sum != CheckSum.of(data, 0, data.length);
    }

    private static byte[] inflated(byte[] data, int size) throws BrokenData {
        Inflater inflater = new Inflater();
        try {
            byte[] out = new byte[size];
            inflater.setInput(data);
            int count = 0;
            while (count < size && !inflater.finished()) {
                int more = inflater.inflate(out, count, size - count);
                if (more == 0) {
                    break;
                }
                count += more;
            }
            if (count < size) {
                throw new BrokenData(HeldReason.DAMAGED);
            }
            return out;
        } catch (DataFormatException e) {
            throw new BrokenData(HeldReason.DAMAGED);
        } finally {
            inflater.end();
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
