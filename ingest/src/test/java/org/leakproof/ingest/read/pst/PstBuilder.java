package org.leakproof.ingest.read.pst;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import org.leakproof.ingest.read.mapi.Tag;

/** Writes small stores of Outlook for tests, of each of the three kinds. */
public final class PstBuilder {
    /** The kinds of stores. */
    public enum Kind {
        ANSI,
        UNICODE,
        LARGE
    }

    private final Layout layout;
    private final int cipher;
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final TreeMap<Long, byte[]> blockEntries = new TreeMap<>();
    private final TreeMap<Integer, byte[]> nodeEntries = new TreeMap<>();
    private long nextBlock = 4;

    public PstBuilder(Kind kind, int cipher) {
        layout = new Layout(kind != Kind.ANSI, kind == Kind.LARGE);
        this.cipher = cipher;
        file.writeBytes(new byte[0x4600]);
        // the top of the folders, as other programs look for it
        byte[] top = little(24).putInt(20, 0x122).array();
        node(
                0x21,
                0,
                new Properties()
                        .text(Tag.DISPLAY_NAME, "úložiště")
                        .binary(0x0FF9, new byte[16])
                        .binary(0x35E0, top));
        // the first e-mail address of contacts has the number 0x8000 here
        byte[] set = little(16)
                .putInt(0x62004)
                .putInt(0)
                .putLong(0x46000000000000C0L)
                .array();
        byte[] entry =
                little(8).putInt(0x8083).putShort((short) 6).putShort((short) 0).array();
        node(
                0x61,
                0,
                new Properties().number(1, 251).binary(2, set).binary(3, entry).binary(4, new byte[8]));
    }

    /** The properties of something, with what it carries. */
    public static final class Properties {
        private final TreeMap<Integer, Object[]> values = new TreeMap<>();
        private final List<Properties> recipients = new ArrayList<>();
        private final List<Properties> attachments = new ArrayList<>();
        private Properties embedded;

        public Properties text(int id, String text) {
            values.put(id, new Object[] {Tag.TYPE_STRING, text.getBytes(StandardCharsets.UTF_16LE)});
            return this;
        }

        public Properties text8(int id, String text, String charset) {
            values.put(id, new Object[] {Tag.TYPE_STRING8, text.getBytes(Charset.forName(charset))});
            return this;
        }

        public Properties number(int id, int value) {
            values.put(
                    id, new Object[] {Tag.TYPE_INTEGER, little(4).putInt(value).array()});
            return this;
        }

        public Properties time(int id, String instant) {
            long units = (Instant.parse(instant).getEpochSecond() + 11_644_473_600L) * 10_000_000;
            values.put(id, new Object[] {Tag.TYPE_TIME, little(8).putLong(units).array()});
            return this;
        }

        public Properties binary(int id, byte[] bytes) {
            values.put(id, new Object[] {Tag.TYPE_BINARY, bytes});
            return this;
        }

        public Properties recipient(Properties recipient) {
            recipients.add(recipient);
            return this;
        }

        public Properties attachment(Properties attachment) {
            attachments.add(attachment);
            return this;
        }

        public Properties embedded(Properties message) {
            embedded = message;
            return number(Tag.ATTACH_METHOD, 5);
        }
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Adds a folder that says how many items it has and names them. */
    public PstBuilder folder(int id, int parent, String name, int count, int... messages) {
        node(id, parent, new Properties().text(Tag.DISPLAY_NAME, name).number(Tag.CONTENT_COUNT, count));
        List<Properties> rows = new ArrayList<>();
        for (int ignored : messages) {
            rows.add(new Properties());
        }
        TreeMap<Integer, long[]> subs = new TreeMap<>();
        long data = data(table(rows, messages, subs), true);
        nodeEntries.put(id & ~0x1F | 0x0E, nodeEntry(id & ~0x1F | 0x0E, data, subs(subs), id));
        return this;
    }

    /** Adds a message or other item. */
    public PstBuilder message(int id, int folder, Properties properties) {
        node(id, folder, properties);
        return this;
    }

    private void node(int id, int parent, Properties properties) {
        long[] node = item(properties);
        nodeEntries.put(id, nodeEntry(id, node[0], node[1], parent));
    }

    private long[] item(Properties properties) {
        TreeMap<Integer, long[]> subs = new TreeMap<>();
        int[] ids = new int[properties.recipients.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = i;
        }
        if (ids.length > 0) {
            TreeMap<Integer, long[]> own = new TreeMap<>();
            long data = data(table(properties.recipients, ids, own), true);
            subs.put(0x692, new long[] {data, subs(own)});
        }
        int[] attached = new int[properties.attachments.size()];
        for (int i = 0; i < attached.length; i++) {
            attached[i] = (i + 0x400) << 5 | 5;
            subs.put(attached[i], attachment(properties.attachments.get(i)));
        }
        if (attached.length > 0) {
            List<Properties> rows = new ArrayList<>();
            for (int ignored : attached) {
                rows.add(new Properties());
            }
            subs.put(0x671, new long[] {data(table(rows, attached, new TreeMap<>()), true), 0});
        }
        long data = data(list(properties, subs), true);
        return new long[] {data, subs(subs)};
    }

    private long[] attachment(Properties properties) {
        TreeMap<Integer, long[]> subs = new TreeMap<>();
        if (properties.embedded != null) {
            int id = 0x900 << 5 | 4;
            subs.put(id, item(properties.embedded));
            byte[] object = little(8).putInt(id).putInt(100).array();
            properties.values.put(Tag.ATTACH_DATA, new Object[] {Tag.TYPE_OBJECT, object});
        }
        long data = data(list(properties, subs), true);
        return new long[] {data, subs(subs)};
    }

    /** Items of one heap block. */
    private static final class Heap {
        private final List<byte[]> items = new ArrayList<>();

        int add(byte[] item) {
            items.add(item);
            return items.size() << 5;
        }

        /** Makes place for an item that is known later. */
        int reserve(int size) {
            return add(new byte[size]);
        }

        void set(int id, byte[] item) {
            items.set((id >> 5) - 1, item);
        }

        byte[] bytes(int client, int root) {
            int size = items.stream().mapToInt(item -> item.length).sum();
            int map = 12 + size + size % 2;
            ByteBuffer out = little(map + 6 + 2 * items.size());
            out.putShort((short) map).put((byte) 0xEC).put((byte) client).putInt(root);
            out.position(12);
            items.forEach(out::put);
            out.position(map);
            out.putShort((short) items.size()).putShort((short) 0);
            int end = 12;
            out.putShort((short) end);
            for (byte[] item : items) {
                end += item.length;
                out.putShort((short) end);
            }
            return out.array();
        }
    }

    private static byte[] treeHeader(int key, int size, int root) {
        return little(8)
                .put((byte) 0xB5)
                .put((byte) key)
                .put((byte) size)
                .put((byte) 0)
                .putInt(root)
                .array();
    }

    /** Where a value goes: into the heap or, if it is long, into a node of its own. */
    private int value(Heap heap, byte[] value, int id, TreeMap<Integer, long[]> subs) {
        if (value.length == 0) {
            return 0;
        }
        if (value.length <= 3000) {
            return heap.add(value);
        }
        int node = id << 5 | 0x1F;
        subs.put(node, new long[] {data(value, true), 0});
        return node;
    }

    private byte[] list(Properties properties, TreeMap<Integer, long[]> subs) {
        Heap heap = new Heap();
        // other programs look for the tree's header in the first item
        int header = heap.reserve(8);
        ByteBuffer records = little(properties.values.size() * 8);
        int root = records.limit() == 0 ? 0 : heap.reserve(records.limit());
        for (Map.Entry<Integer, Object[]> each : properties.values.entrySet()) {
            int type = (int) each.getValue()[0];
            byte[] bytes = (byte[]) each.getValue()[1];
            int value = type == Tag.TYPE_INTEGER
                    ? ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt()
                    : value(heap, bytes, each.getKey(), subs);
            records.putShort((short) (int) each.getKey()).putShort((short) type).putInt(value);
        }
        if (root != 0) {
            heap.set(root, records.array());
        }
        heap.set(header, treeHeader(2, 6, root));
        return heap.bytes(0xBC, header);
    }

    private byte[] table(List<Properties> rows, int[] ids, TreeMap<Integer, long[]> subs) {
        TreeMap<Integer, Integer> columns = new TreeMap<>();
        for (Properties row : rows) {
            row.values.forEach((id, value) -> columns.put(id, (int) value[0]));
        }
        int bits = 8 + 4 * columns.size();
        int width = bits + (columns.size() + 9) / 8;
        Heap heap = new Heap();
        int header = heap.reserve(8);
        ByteBuffer matrix = little(width * rows.size());
        ByteBuffer index = little(rows.size() * (layout.wide() ? 8 : 6));
        for (int r = 0; r < rows.size(); r++) {
            matrix.putInt(r * width, ids[r]);
            matrix.put(r * width + bits, (byte) 0x80);
            int column = 0;
            for (int id : columns.keySet()) {
                Object[] value = rows.get(r).values.get(id);
                if (value != null) {
                    byte[] bytes = (byte[]) value[1];
                    int cell = columns.get(id) == Tag.TYPE_INTEGER
                            ? ByteBuffer.wrap(bytes)
                                    .order(ByteOrder.LITTLE_ENDIAN)
                                    .getInt()
                            : value(heap, bytes, r * 100 + column + 1, subs);
                    matrix.putInt(r * width + 8 + 4 * column, cell);
                    int at = r * width + bits + (column + 1) / 8;
                    matrix.put(at, (byte) (matrix.get(at) | 0x80 >> (column + 1) % 8));
                }
                column++;
            }
        }
        List<Integer> order = new ArrayList<>();
        for (int r = 0; r < rows.size(); r++) {
            order.add(r);
        }
        order.sort((a, b) -> Integer.compareUnsigned(ids[a], ids[b]));
        for (int r : order) {
            index.putInt(ids[r]);
            if (layout.wide()) {
                index.putInt(r);
            } else {
                index.putShort((short) r);
            }
        }
        ByteBuffer info = little(22 + 8 * (columns.size() + 1));
        info.put((byte) 0x7C).put((byte) (columns.size() + 1));
        info.putShort((short) bits)
                .putShort((short) bits)
                .putShort((short) bits)
                .putShort((short) width);
        int records = rows.isEmpty() ? 0 : heap.add(index.array());
        heap.set(header, treeHeader(4, layout.wide() ? 4 : 2, records));
        info.putInt(header);
        info.putInt(value(heap, matrix.array(), 0x7FF, subs)).putInt(0);
        info.putInt(0x67F20003).putShort((short) 0).put((byte) 4).put((byte) 0);
        int column = 0;
        for (Map.Entry<Integer, Integer> each : columns.entrySet()) {
            info.putInt(each.getKey() << 16 | each.getValue());
            info.putShort((short) (8 + 4 * column)).put((byte) 4).put((byte) ++column);
        }
        return heap.bytes(0x7C, heap.add(info.array()));
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

    private long data(byte[] bytes, boolean veiled) {
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

    private long subs(TreeMap<Integer, long[]> subs) {
        if (subs.isEmpty()) {
            return 0;
        }
        int start = layout.wide() ? 8 : 4;
        ByteBuffer list = little(start + subs.size() * 3 * layout.idSize());
        list.put((byte) 2).put((byte) 0).putShort((short) subs.size()).position(start);
        subs.forEach((id, node) -> {
            putId(list, id);
            putId(list, node[0]);
            putId(list, node[1]);
        });
        return block(list.array(), true);
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

    private byte[] nodeEntry(int id, long data, long sub, int parent) {
        ByteBuffer entry = little(layout.nodeEntry());
        putId(entry, id & 0xFFFFFFFFL);
        putId(entry, data);
        putId(entry, sub);
        entry.putInt(parent);
        return entry.array();
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

    public byte[] bytes() {
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
}
