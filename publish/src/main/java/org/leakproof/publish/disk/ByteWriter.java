package org.leakproof.publish.disk;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Writes values one after another into a growing array, big-endian, so that arrays of unsigned values sort as they do. */
public final class ByteWriter {
    static final int LATIN = 0;
    static final int UTF_8 = 1;
    static final int UTF_16 = 2;

    private byte[] bytes = new byte[512];
    private int length;

    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    public byte[] toArray() {
        return Arrays.copyOf(bytes, length);
    }

    public ByteWriter clear() {
        length = 0;
        return this;
    }

    public ByteWriter u8(int value) {
        room(1);
        bytes[length++] = (byte) value;
        return this;
    }

    public ByteWriter i32(int value) {
        room(4);
        bytes[length++] = (byte) (value >>> 24);
        bytes[length++] = (byte) (value >>> 16);
        bytes[length++] = (byte) (value >>> 8);
        bytes[length++] = (byte) value;
        return this;
    }

    public ByteWriter i64(long value) {
        return i32((int) (value >>> 32)).i32((int) value);
    }

    public ByteWriter raw(byte[] value) {
        return raw(value, 0, value.length);
    }

    public ByteWriter raw(byte[] value, int from, int count) {
        room(count);
        System.arraycopy(value, from, bytes, length, count);
        length += count;
        return this;
    }

    /** Hexadecimal digits as half as many bytes. */
    public ByteWriter hex(String digits) {
        return raw(HexFormat.of().parseHex(digits));
    }

    /** ASCII characters, a byte each, without a length. */
    public ByteWriter ascii(String text) {
        return raw(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Any text, so that what is read is what was written: in Latin-1 where that will do, which is fastest; else in UTF-8;
     *  what UTF-8 cannot carry (half a surrogate pair) in UTF-16. */
    public ByteWriter text(String text) {
        byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
        if (new String(latin, StandardCharsets.ISO_8859_1).equals(text)) {
            return u8(LATIN).i32(latin.length).raw(latin);
        }
        boolean odd = hasLoneSurrogate(text);
        byte[] other = odd ? utf16(text) : text.getBytes(StandardCharsets.UTF_8);
        return u8(odd ? UTF_16 : UTF_8).i32(other.length).raw(other);
    }

    /** Which one of its kind; for readers of the same program only. */
    public ByteWriter word(Enum<?> value) {
        return u8(value.ordinal());
    }

    public ByteWriter text(Optional<String> text) {
        if (text.isEmpty()) {
            return u8(0);
        }
        return u8(1).text(text.get());
    }

    /** Text as part of a sort key: UTF-8 that ends with a zero byte, so that shorter texts come before their longer ones;
     *  bytes 0 and 1 within it become two. */
    public ByteWriter key(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        for (byte b : utf8) {
            if (b == 0 || b == 1) {
                u8(1).u8(b + 1);
            } else {
                u8(b);
            }
        }
        return u8(0);
    }

    private static byte[] utf16(String text) {
        byte[] units = new byte[text.length() * 2];
        for (int i = 0; i < text.length(); i++) {
            units[2 * i] = (byte) (text.charAt(i) >>> 8);
            units[2 * i + 1] = (byte) text.charAt(i);
        }
        return units;
    }

    private static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, more), length + (length >>> 1)));
        }
    }
}
