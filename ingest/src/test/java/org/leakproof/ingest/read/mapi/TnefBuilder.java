package org.leakproof.ingest.read.mapi;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Writes TNEF streams for tests. */
public final class TnefBuilder {
    private static final byte[] MESSAGE = {7, 3, 2, 0, 0, 0, 0, 0, (byte) 0xC0, 0, 0, 0, 0, 0, 0, 0x46};
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public TnefBuilder() {
        out.writeBytes(little(6).putInt(0x223E9F78).putShort((short) 1).array());
    }

    static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    public TnefBuilder attribute(int level, int id, byte[] data) {
        int sum = 0;
        for (byte b : data) {
            sum += b & 0xFF;
        }
        out.writeBytes(
                little(9).put((byte) level).putInt(id).putInt(data.length).array());
        out.writeBytes(data);
        out.writeBytes(little(2).putShort((short) sum).array());
        return this;
    }

    public TnefBuilder codePage(int page) {
        return attribute(1, 0x00069007, little(8).putInt(page).putInt(0).array());
    }

    public TnefBuilder text(int id, String text, String charset) {
        return attribute(1, id, (text + "\0").getBytes(Charset.forName(charset)));
    }

    public TnefBuilder properties(Properties properties) {
        return attribute(1, 0x00069003, properties.bytes());
    }

    public TnefBuilder recipients(Properties... recipients) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(little(4).putInt(recipients.length).array());
        for (Properties recipient : recipients) {
            all.writeBytes(recipient.bytes());
        }
        return attribute(1, 0x00069004, all.toByteArray());
    }

    public TnefBuilder attachment(String shortName, byte[] data, Properties properties) {
        attribute(2, 0x00069002, new byte[14]);
        attribute(2, 0x00018010, (shortName + "\0").getBytes(StandardCharsets.ISO_8859_1));
        if (data.length > 0) {
            attribute(2, 0x0006800F, data);
        }
        return attribute(2, 0x00069005, properties.bytes());
    }

    public byte[] bytes() {
        return out.toByteArray();
    }

    /** A list of properties. */
    public static final class Properties {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private int count;

        private Properties add(int id, int type, byte[] value) {
            count++;
            out.writeBytes(little(4).putShort((short) type).putShort((short) id).array());
            out.writeBytes(value);
            out.writeBytes(new byte[-value.length & 3]);
            return this;
        }

        private static byte[] counted(byte[] value) {
            return little(8 + value.length)
                    .putInt(1)
                    .putInt(value.length)
                    .put(value)
                    .array();
        }

        public Properties text(int id, String text) {
            return add(id, Tag.TYPE_STRING, counted((text + "\0").getBytes(StandardCharsets.UTF_16LE)));
        }

        public Properties number(int id, int value) {
            return add(id, Tag.TYPE_INTEGER, little(4).putInt(value).array());
        }

        public Properties time(int id, String instant) {
            long seconds = Instant.parse(instant).getEpochSecond() + 11_644_473_600L;
            return add(
                    id, Tag.TYPE_TIME, little(8).putLong(seconds * 10_000_000).array());
        }

        public Properties binary(int id, byte[] value) {
            return add(id, Tag.TYPE_BINARY, counted(value));
        }

        /** A property with a name, which a reader has to step over. */
        public Properties named(String name, int value) {
            byte[] text = (name + "\0").getBytes(StandardCharsets.UTF_16LE);
            byte[] padded = java.util.Arrays.copyOf(text, text.length + 3 & ~3);
            count++;
            out.writeBytes(little(4)
                    .putShort((short) Tag.TYPE_INTEGER)
                    .putShort((short) 0x8001)
                    .array());
            out.writeBytes(new byte[16]);
            out.writeBytes(little(8).putInt(1).putInt(text.length).array());
            out.writeBytes(padded);
            out.writeBytes(little(4).putInt(value).array());
            return this;
        }

        public Properties object(byte[] value) {
            return add(Tag.ATTACH_DATA, Tag.TYPE_OBJECT, counted(value));
        }

        public Properties message(TnefBuilder inner) {
            byte[] stream = inner.bytes();
            return object(ByteBuffer.allocate(16 + stream.length)
                    .put(MESSAGE)
                    .put(stream)
                    .array());
        }

        byte[] bytes() {
            byte[] values = out.toByteArray();
            return little(4 + values.length).putInt(count).put(values).array();
        }
    }

    /** Rich text as it is kept, without compression. */
    public static byte[] rtf(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return little(16 + bytes.length)
                .putInt(bytes.length + 12)
                .putInt(bytes.length)
                .putInt(0x414C454D)
                .putInt(0)
                .put(bytes)
                .array();
    }
}
