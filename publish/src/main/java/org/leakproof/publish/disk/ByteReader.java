package org.leakproof.publish.disk;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Reads what {@link ByteWriter} wrote.
 *
 *  <p>Reading beyond the end is an {@link IndexOutOfBoundsException}: the caller has checked the bytes' checksum. */
public final class ByteReader {
    private final byte[] bytes;
    private int at;

    public ByteReader(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    public int at() {
        return at;
    }

    public ByteReader skip(int count) {
        at += count;
        return this;
    }

    public int u8() {
        return bytes[at++] & 0xff;
    }

    public int i32() {
        at += 4;
        return bytes[at - 4] << 24 | (bytes[at - 3] & 0xff) << 16 | (bytes[at - 2] & 0xff) << 8 | bytes[at - 1] & 0xff;
    }

    public long i64() {
        return (long) i32() << 32 | i32() & 0xffffffffL;
    }

    /** So many bytes as twice as many hexadecimal digits. */
    public String hex(int count) {
        at += count;
        return HexFormat.of().formatHex(bytes, at - count, at);
    }

    public String ascii(int count) {
        at += count;
        return new String(bytes, at - count, count, StandardCharsets.US_ASCII);
    }

    public String text() {
        int form = u8();
        int length = i32();
        at += length;
        if (form == ByteWriter.LATIN) {
            return new String(bytes, at - length, length, StandardCharsets.ISO_8859_1);
        } else if (form == ByteWriter.UTF_8) {
            return new String(bytes, at - length, length, StandardCharsets.UTF_8);
        }
        char[] units = new char[length / 2];
        for (int i = 0; i < units.length; i++) {
            int high = at - length + 2 * i;
            units[i] = (char) ((bytes[high] & 0xff) << 8 | bytes[high + 1] & 0xff);
        }
        return new String(units);
    }

    /** What {@link ByteWriter#word} wrote.
     *
     *  @param values all of its kind */
    public <E extends Enum<E>> E word(E[] values) {
        return values[u8()];
    }

    public Optional<String> optionalText() {
        return u8() == 0 ? Optional.empty() : Optional.of(text());
    }

    /** What {@link ByteWriter#key} wrote. */
    public String key() {
        byte[] utf8 = new byte[64];
        int n = 0;
        while (true) {
            byte b = bytes[at++];
            if (b == 0) {
                return new String(utf8, 0, n, StandardCharsets.UTF_8);
            }
            if (b == 1) {
                b = (byte) (bytes[at++] - 1);
            }
            if (n == utf8.length) {
                utf8 = Arrays.copyOf(utf8, 2 * n);
            }
            utf8[n++] = b;
        }
    }

    /** Everything that is left. */
    public byte[] rest() {
        return Arrays.copyOfRange(bytes, at, bytes.length);
    }
}
