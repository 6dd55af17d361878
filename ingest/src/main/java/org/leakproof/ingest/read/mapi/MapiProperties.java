package org.leakproof.ingest.read.mapi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.leakproof.contract.record.HeldReason;

/** The properties of a message, a recipient or an attachment, by their numbers (see {@link Tag}); values are read when
 * asked for. Not thread-safe. */
public final class MapiProperties {
    /** Longest text of one property that goes into a field; bodies are read otherwise. */
    public static final int MAX_TEXT = 1 << 20;

    /** 100-nanosecond units between 1601 and 1970. */
    private static final long EPOCH = 116_444_736_000_000_000L;

    /** Turns 8-bit text into text. */
    public interface Decoder {
        /** @param charset as declared, empty for none */
        String decode(byte[] bytes, String charset);
    }

    /** A value as it lies there.
     *
     *  @param type its low 16 bits as in {@link Tag} */
    public record Value(int type, Blob bytes) {
        @Override
        public String toString() {
            return "Value[" + bytes.size() + " bytes]";
        }
    }

    private final Map<Integer, Value> values = new TreeMap<>();
    private String charset = "";

    /** @param bytes little-endian, for numbers; text without a NUL behind it */
    public void put(int id, int type, Blob bytes) {
        values.put(id, new Value(type, bytes));
    }

    /** As {@link #put}, unless there is one already. */
    void putIfAbsent(int id, int type, Blob bytes) {
        values.putIfAbsent(id, new Value(type, bytes));
    }

    /** Puts a value under a second number too, unless that is taken. */
    void alias(int id, int as) {
        Value value = values.get(id);
        if (value != null) {
            values.putIfAbsent(as, value);
        }
    }

    /** Says what 8-bit texts are written in. */
    public void charset(String label) {
        charset = label;
    }

    /** What 8-bit texts are written in; empty if unknown. */
    public String charset() {
        return charset;
    }

    public Optional<Value> value(int id) {
        return Optional.ofNullable(values.get(id));
    }

    public boolean has(int id) {
        return values.containsKey(id);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** A text; empty where it is absent, empty or of another type.
     *
     *  @throws BrokenData HEADER_TOO_LONG beyond {@link #MAX_TEXT} bytes */
    public Optional<String> text(int id, Decoder decoder) throws IOException {
        Value value = values.get(id);
        if (value == null || value.type != Tag.TYPE_STRING && value.type != Tag.TYPE_STRING8) {
            return Optional.empty();
        }
        byte[] bytes = value.bytes.bytes(MAX_TEXT, HeldReason.HEADER_TOO_LONG);
        String text = value.type == Tag.TYPE_STRING
                ? new String(bytes, StandardCharsets.UTF_16LE)
                : decoder.decode(bytes, charset);
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == 0) {
            end--;
        }
        return end == 0 ? Optional.empty() : Optional.of(text.substring(0, end));
    }

    /** A text of ASCII characters such as an id, whatever its type. */
    public Optional<String> latin(int id) throws IOException {
        return text(id, (bytes, label) -> new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /** A number of 16 or 32 bits, or 0 and 1 for a truth value. */
    public OptionalInt number(int id) throws IOException {
        Value value = values.get(id);
        if (value == null) {
            return OptionalInt.empty();
        }
        return switch (value.type) {
            case Tag.TYPE_INTEGER ->
                fixed(value, 4).map(ByteBuffer::getInt).stream()
                        .mapToInt(i -> i)
                        .findFirst();
            case Tag.TYPE_SHORT, Tag.TYPE_BOOLEAN ->
                fixed(value, 2).map(ByteBuffer::getShort).stream()
                        .mapToInt(s -> s & 0xFFFF)
                        .findFirst();
            default -> OptionalInt.empty();
        };
    }

    public Optional<Instant> time(int id) throws IOException {
        Value value = values.get(id);
        if (value == null || value.type != Tag.TYPE_TIME) {
            return Optional.empty();
        }
        Optional<ByteBuffer> bytes = fixed(value, 8);
        return bytes.map(ByteBuffer::getLong).filter(units -> units > 0).map(MapiProperties::instant);
    }

    /** @param units of 100 ns since 1601-01-01T00:00:00Z */
    static Instant instant(long units) {
        long since = units - EPOCH;
        return Instant.ofEpochSecond(Math.floorDiv(since, 10_000_000L), Math.floorMod(since, 10_000_000L) * 100);
    }

    /** A short run of bytes, such as a key; empty where it is absent, of another type or beyond the limit. */
    public Optional<byte[]> binary(int id, int limit) throws IOException {
        Value value = values.get(id);
        if (value == null || value.type != Tag.TYPE_BINARY || value.bytes.size() > limit) {
            return Optional.empty();
        }
        return Optional.of(value.bytes.bytes(limit, HeldReason.TOO_LARGE));
    }

    private static Optional<ByteBuffer> fixed(Value value, int size) throws IOException {
        if (value.bytes.size() < size || value.bytes.size() > 16) {
            return Optional.empty();
        }
        byte[] bytes = value.bytes.bytes(16, HeldReason.DAMAGED);
        return bytes.length < size
                ? Optional.empty()
                : Optional.of(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    }

    @Override
    public String toString() {
        return "MapiProperties[" + values.size() + "]";
    }
}
