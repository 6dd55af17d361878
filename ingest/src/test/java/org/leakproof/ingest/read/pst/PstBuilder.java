package org.leakproof.ingest.read.pst;

import static org.leakproof.ingest.read.pst.NdbBuilder.little;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.leakproof.ingest.read.mapi.Tag;
import org.leakproof.ingest.read.pst.NdbBuilder.Node;

/** Writes small stores of Outlook for tests, of each of the three kinds. */
public final class PstBuilder {
    /** The kinds of stores. */
    public enum Kind {
        ANSI,
        UNICODE,
        LARGE
    }

    private final Layout layout;
    private final NdbBuilder nodes;

    public PstBuilder(Kind kind, int cipher) {
        layout = new Layout(kind != Kind.ANSI, kind == Kind.LARGE);
        nodes = new NdbBuilder(layout, cipher);
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

    /** Adds a folder that says how many items it has and names them. */
    public PstBuilder folder(int id, int parent, String name, int count, int... messages) {
        node(id, parent, new Properties().text(Tag.DISPLAY_NAME, name).number(Tag.CONTENT_COUNT, count));
        List<Properties> rows = new ArrayList<>();
        for (int ignored : messages) {
            rows.add(new Properties());
        }
        TreeMap<Integer, Node> subs = new TreeMap<>();
        long data = nodes.data(table(rows, messages, subs));
        nodes.node(id & ~0x1F | 0x0E, new Node(data, nodes.subs(subs)), id);
        return this;
    }

    /** Adds a message or other item. */
    public PstBuilder message(int id, int folder, Properties properties) {
        node(id, folder, properties);
        return this;
    }

    private void node(int id, int parent, Properties properties) {
        nodes.node(id, item(properties), parent);
    }

    private Node item(Properties properties) {
        TreeMap<Integer, Node> subs = new TreeMap<>();
        int[] ids = new int[properties.recipients.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = i;
        }
        if (ids.length > 0) {
            TreeMap<Integer, Node> own = new TreeMap<>();
            long data = nodes.data(table(properties.recipients, ids, own));
            subs.put(0x692, new Node(data, nodes.subs(own)));
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
            subs.put(0x671, new Node(nodes.data(table(rows, attached, new TreeMap<>())), 0));
        }
        long data = nodes.data(list(properties, subs));
        return new Node(data, nodes.subs(subs));
    }

    private Node attachment(Properties properties) {
        TreeMap<Integer, Node> subs = new TreeMap<>();
        if (properties.embedded != null) {
            int id = 0x900 << 5 | 4;
            subs.put(id, item(properties.embedded));
            byte[] object = little(8).putInt(id).putInt(100).array();
            properties.values.put(Tag.ATTACH_DATA, new Object[] {Tag.TYPE_OBJECT, object});
        }
        long data = nodes.data(list(properties, subs));
        return new Node(data, nodes.subs(subs));
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
    private int value(Heap heap, byte[] value, int id, TreeMap<Integer, Node> subs) {
        if (value.length == 0) {
            return 0;
        }
        if (value.length <= 3000) {
            return heap.add(value);
        }
        int node = id << 5 | 0x1F;
        subs.put(node, new Node(nodes.data(value), 0));
        return node;
    }

    private byte[] list(Properties properties, TreeMap<Integer, Node> subs) {
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

    private byte[] table(List<Properties> rows, int[] ids, TreeMap<Integer, Node> subs) {
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

    public byte[] bytes() {
        return nodes.bytes();
    }
}
