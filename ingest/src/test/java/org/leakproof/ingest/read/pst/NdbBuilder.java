package org.leakproof.ingest.read.pst;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.Deflater;

/** Writes the lower half of a store for tests: blocks, nodes and the trees by which they are found. */
final class NdbBuilder {
    private final Layout layout;
    private final int cipher;
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final TreeMap<Long, byte[]> blockEntries = new TreeMap<>();
    private final TreeMap<Integer, byte[]> nodeEntries = new TreeMap<>();
    private long nextBlock = 4;

    NdbBuilder(Layout layout, int cipher) {
        this.layout = layout;
        this.cipher = cipher;
        file.writeBytes(new byte[0x4600]);
    }

    /** What a node has.
     *
     *  @param data the number that {@link #data} gave
     *  @param subs the number that {@link #subs} gave, 0 for none */
    record Node(long data, long subs) {}

    static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Adds data in as many blocks as it takes, and gives their number. */
    long data(byte[] bytes) {
        if (bytes.length <= most()) {
            return block(bytes, false);
        }
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < bytes.length; i += most()) {
            ids.add(block(Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + most())), false));
        }
        ByteBuffer list = little(8 + ids.size() * layout.idSize());
        list.put((byte) 1).put((byte) 1).putShort((short) ids.size()).putInt(bytes.length);
        ids.forEach(id -> putId(list, id));
        return block(list.array(), true);
    }

    /** Adds the list of a node's own nodes, and gives its number. */
    long subs(SortedMap<Integer, Node> subs) {
        if (subs.isEmpty()) {
            return 0;
        }
        int start = layout.wide() ? 8 : 4;
        ByteBuffer list = little(start + subs.size() * 3 * layout.idSize());
        list.put((byte) 2).put((byte) 0).putShort((short) subs.size()).position(start);
        subs.forEach((id, node) -> {
            putId(list, id);
            putId(list, node.data());
            putId(list, node.subs());
        });
        return block(list.array(), true);
    }

    /** Adds a node. */
    void node(int id, Node node, int parent) {
        ByteBuffer entry = little(layout.nodeEntry());
        putId(entry, id & 0xFFFFFFFFL);
        putId(entry, node.data());
        putId(entry, node.subs());
        entry.putInt(parent);
        nodeEntries.put(id, entry.array());
    }

    /** The whole file, once everything is added. */
    byte[] bytes() {
        Page nodes = tree(new ArrayList<>(nodeEntries.values()), Ndb.NODE_PAGE, 0);
        Page blocks = tree(new ArrayList<>(blockEntries.values()), Ndb.BLOCK_PAGE, 0);
        byte[] bytes = file.toByteArray();
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(0, 0x4E444221).putShort(8, (short) 0x4D53);
        header.putShort(10, (short) (layout.large() ? 36 : layout.wide() ? 23 : 14))
                .putShort(12, (short) 19);
        header.put(14, (byte) 1).put(15, (byte) 1);
        if (layout.wide()) {
            header.putLong(184, bytes.length)
                    .putLong(216, nodes.id())
                    .putLong(224, nodes.at())
                    .putLong(232, blocks.id())
                    .putLong(240, blocks.at())
                    .put(248, (byte) 2);
            header.put(512, (byte) 0x80);
        } else {
            header.putInt(168, bytes.length)
                    .putInt(184, (int) nodes.id())
                    .putInt(188, (int) nodes.at())
                    .putInt(192, (int) blocks.id())
                    .putInt(196, (int) blocks.at())
                    .put(200, (byte) 2);
            header.put(460, (byte) 0x80);
        }
        header.put(layout.cipher(), (byte) cipher);
        return bytes;
    }

    private int most() {
        return layout.largestBlock() - layout.blockTrailer();
    }

    private void putId(ByteBuffer out, long id) {
        if (layout.wide()) {
            out.putLong(id);
        } else {
            out.putInt((int) id);
        }
    }

    private long block(byte[] plain, boolean internal) {
        long id = nextBlock | (internal ? 2 : 0);
        nextBlock += 4;
        byte[] data = plain.clone();
        if (!internal && cipher > 0) {
            encode(data, (int) id);
        }
        byte[] stored = layout.large() ? deflated(data) : data;
        int unit = layout.large() ? 512 : 64;
        int trailerSize = layout.blockTrailer();
        int size = (stored.length + trailerSize + unit - 1) / unit * unit;
        ByteBuffer out = little(size);
        out.put(stored).position(size - trailerSize);
        out.putShort((short) stored.length).putShort((short) 0);
        int sum = CheckSum.of(stored, 0, stored.length);
        if (layout.wide()) {
            out.putInt(sum).putLong(id);
        } else {
            out.putInt((int) id).putInt(sum);
        }
        if (layout.large()) {
            out.putShort((short) 0).putShort((short) data.length);
        }
        ByteBuffer entry = little(layout.blockEntry());
        putId(entry, id);
        putId(entry, file.size());
        entry.putShort((short) stored.length);
        entry.putShort((short) (layout.large() ? data.length : 2));
        blockEntries.put(id & ~1L, entry.array());
        file.writeBytes(out.array());
        return id;
    }

    private static byte[] deflated(byte[] data) {
        Deflater deflater = new Deflater();
        deflater.setInput(data);
        deflater.finish();
        byte[] out = new byte[data.length + 100];
        int length = deflater.deflate(out);
        deflater.end();
        return length < data.length ? Arrays.copyOf(out, length) : data;
    }

    /** Found by trying: what is decoded to the wanted byte. */
    private void encode(byte[] data, int id) {
        Cipher used = Cipher.values()[cipher];
        if (used == Cipher.CYCLIC) {
            // its own inverse
            used.decode(data, id);
            return;
        }
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        used.decode(all, id);
        byte[] inverse = new byte[256];
        for (int i = 0; i < all.length; i++) {
            inverse[all[i] & 0xFF] = (byte) i;
        }
        for (int i = 0; i < data.length; i++) {
            data[i] = inverse[data[i] & 0xFF];
        }
    }

    /** The top of a tree: its number, which other programs compare, and where it is. */
    private record Page(long id, long at) {}

    private Page tree(List<byte[]> entries, int kind, int level) {
        int size = entries.get(0).length;
        int each = layout.counts() / size;
        List<byte[]> above = new ArrayList<>();
        Page last = new Page(0, 0);
        for (int i = 0; i < entries.size(); i += each) {
            List<byte[]> own = entries.subList(i, Math.min(entries.size(), i + each));
            file.writeBytes(new byte[-file.size() & layout.pageSize() - 1]);
            last = new Page(nextBlock, file.size());
            nextBlock += 4;
            ByteBuffer page = little(layout.pageSize());
            own.forEach(page::put);
            page.position(layout.counts());
            if (layout.large()) {
                page.putShort((short) own.size()).putShort((short) each);
            } else {
                page.put((byte) own.size()).put((byte) each);
            }
            page.put((byte) size).put((byte) level);
            int trailer = layout.pageTrailer();
            int sum = CheckSum.of(page.array(), 0, trailer);
            page.position(trailer);
            page.put((byte) kind).put((byte) kind).putShort((short) 0);
            if (layout.wide()) {
                page.putInt(sum).putLong(last.id());
            } else {
                page.putInt((int) last.id()).putInt(sum);
            }
            file.writeBytes(page.array());
            ByteBuffer reference = little(layout.innerEntry());
            reference.put(own.get(0), 0, layout.idSize());
            putId(reference, last.id());
            putId(reference, last.at());
            above.add(reference.array());
        }
        return above.size() == 1 ? last : tree(above, kind, level + 1);
    }
}
