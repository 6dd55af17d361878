package org.leakproof.ingest.read.mapi;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes message files of Outlook for tests: a storage and what is in it. */
public final class MsgBuilder {
    private static final int SECTOR = 512;
    private final Map<String, Object> children = new TreeMap<>();
    private final ByteArrayOutputStream numbers = new ByteArrayOutputStream();
    private final int header;
    private int recipients;
    private int attachments;

    private MsgBuilder(int header) {
        this.header = header;
    }

    public static MsgBuilder message() {
        return new MsgBuilder(32);
    }

    public static MsgBuilder embedded() {
        return new MsgBuilder(24);
    }

    public static MsgBuilder part() {
        return new MsgBuilder(8);
    }

    private MsgBuilder stream(int id, int type, byte[] bytes) {
        children.put(String.format("__substg1.0_%04X%04X", id, type), bytes);
        return this;
    }

    private MsgBuilder number(int id, int type, long value) {
        numbers.writeBytes(TnefBuilder.little(16)
                .putShort((short) type)
                .putShort((short) id)
                .putInt(6)
                .putLong(value)
                .array());
        return this;
    }

    public MsgBuilder text(int id, String text) {
        return stream(id, Tag.TYPE_STRING, text.getBytes(StandardCharsets.UTF_16LE));
    }

    public MsgBuilder text8(int id, String text, String charset) {
        return stream(id, Tag.TYPE_STRING8, text.getBytes(Charset.forName(charset)));
    }

    public MsgBuilder binary(int id, byte[] bytes) {
        return stream(id, Tag.TYPE_BINARY, bytes);
    }

    public MsgBuilder number(int id, int value) {
        return number(id, Tag.TYPE_INTEGER, value);
    }

    public MsgBuilder time(int id, String instant) {
        return number(id, Tag.TYPE_TIME, (Instant.parse(instant).getEpochSecond() + 11_644_473_600L) * 10_000_000);
    }

    public MsgBuilder recipient(MsgBuilder recipient) {
        children.put(String.format("__recip_version1.0_#%08X", recipients++), recipient);
        return this;
    }

    public MsgBuilder attachment(MsgBuilder attachment) {
        children.put(String.format("__attach_version1.0_#%08X", attachments++), attachment);
        return this;
    }

    /** What an attachment holds: a message, or an object of another kind. */
    public MsgBuilder object(MsgBuilder storage) {
        children.put("__substg1.0_3701000D", storage);
        return this;
    }

    /** The file. */
    public byte[] bytes() {
        return new File().write(this);
    }

    private byte[] properties() {
        return ByteBuffer.allocate(header + numbers.size())
                .position(header)
                .put(numbers.toByteArray())
                .array();
    }

    private static final class File {
        private final List<ByteBuffer> directory = new ArrayList<>();
        private final List<Integer> table = new ArrayList<>();
        private final List<Integer> smallTable = new ArrayList<>();
        private final ByteArrayOutputStream sectors = new ByteArrayOutputStream();
        private final ByteArrayOutputStream small = new ByteArrayOutputStream();

        byte[] write(MsgBuilder message) {
            ByteBuffer root = entry("Root Entry", 5);
            root.putLong(80, 0x20D0BL).putLong(88, 0x46000000000000C0L);
            below(root, message);
            byte[] stream = small.toByteArray();
            root.putInt(116, chain(stream)).putInt(120, stream.length);
            int smallStart = chain(ints(smallTable));
            ByteArrayOutputStream entries = new ByteArrayOutputStream();
            directory.forEach(entry -> entries.writeBytes(entry.array()));
            int directoryStart = chain(entries.toByteArray());
            int tables = 1;
            while (tables * (SECTOR / 4) < table.size() + tables) {
                tables++;
            }
            int first = table.size();
            for (int i = 0; i < tables; i++) {
                table.add(-3);
            }
            sectors.writeBytes(java.util.Arrays.copyOf(ints(table), tables * SECTOR));
            ByteBuffer header = TnefBuilder.little(SECTOR);
            header.putLong(0xE11AB1A1E011CFD0L).putShort(24, (short) 62).putShort(26, (short) 3);
            header.putShort(28, (short) -2).putShort(30, (short) 9).putShort(32, (short) 6);
            header.putInt(44, tables).putInt(48, directoryStart).putInt(56, 4096);
            header.putInt(60, smallStart).putInt(64, 1).putInt(68, -2);
            for (int i = 0; i < 109; i++) {
                header.putInt(76 + 4 * i, i < tables ? first + i : -1);
            }
            return ByteBuffer.allocate(SECTOR + sectors.size())
                    .put(header.array())
                    .put(sectors.toByteArray())
                    .array();
        }

        private static byte[] ints(List<Integer> numbers) {
            int padded = (numbers.size() + 127) / 128 * 128;
            ByteBuffer out = TnefBuilder.little(padded * 4);
            numbers.forEach(out::putInt);
            while (out.hasRemaining()) {
                out.putInt(-1);
            }
            return out.array();
        }

        private ByteBuffer entry(String name, int type) {
            ByteBuffer entry = TnefBuilder.little(128);
            byte[] text = name.getBytes(StandardCharsets.UTF_16LE);
            entry.put(text)
                    .putShort(64, (short) (text.length + 2))
                    .put(66, (byte) type)
                    .put(67, (byte) 1);
            entry.putInt(68, -1).putInt(72, -1).putInt(76, -1);
            directory.add(entry);
            return entry;
        }

        private void below(ByteBuffer parent, MsgBuilder storage) {
            Map<String, Object> all = new TreeMap<>(storage.children);
            if (storage.header > 0) {
                all.put("__properties_version1.0", storage.properties());
            }
            ByteBuffer before = null;
            for (Map.Entry<String, Object> child : all.entrySet()) {
                int number = directory.size();
                boolean stream = child.getValue() instanceof byte[];
                ByteBuffer entry = entry(child.getKey(), stream ? 2 : 1);
                if (before == null) {
                    parent.putInt(76, number);
                } else {
                    before.putInt(72, number);
                }
                before = entry;
                if (child.getValue() instanceof byte[] bytes) {
                    int start = bytes.length < 4096 ? smallChain(bytes) : chain(bytes);
                    entry.putInt(116, start).putInt(120, bytes.length);
                } else {
                    below(entry, (MsgBuilder) child.getValue());
                }
            }
        }

        private int chain(byte[] bytes) {
            return chain(bytes, SECTOR, table, sectors);
        }

        private int smallChain(byte[] bytes) {
            return chain(bytes, 64, smallTable, small);
        }

        private static int chain(byte[] bytes, int unit, List<Integer> table, ByteArrayOutputStream out) {
            if (bytes.length == 0) {
                return -2;
            }
            int start = table.size();
            int count = (bytes.length + unit - 1) / unit;
            for (int i = 1; i <= count; i++) {
                table.add(i == count ? -2 : start + i);
            }
            out.writeBytes(java.util.Arrays.copyOf(bytes, count * unit));
            return start;
        }
    }
}
