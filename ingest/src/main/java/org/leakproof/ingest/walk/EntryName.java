package org.leakproof.ingest.walk;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The name that an entry carries: data, never a path. Files on disk have their name below the archive's folder, entries
 * of a container the name that the container gives, slashes included.
 *
 * <p>The bytes are kept as found; 7z stores UTF-16, which becomes UTF-8 here.
 */
public final class EntryName {
    static final EntryName NONE = new EntryName(new byte[0], "");

    private final byte[] bytes;
    private final String display;

    private EntryName(byte[] bytes, String display) {
        this.bytes = bytes;
        this.display = display;
    }

    static EntryName of(byte[] bytes) {
        return new EntryName(bytes.clone(), decode(bytes));
    }

    static EntryName of(byte[] bytes, String display) {
        return new EntryName(bytes.clone(), display);
    }

    static EntryName of(String name) {
        return new EntryName(name.getBytes(StandardCharsets.UTF_8), name);
    }

    /** The raw bytes, in whatever encoding they were written. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The name as text: exact if the bytes are UTF-8, otherwise one character a byte (ISO 8859-1). */
    public String display() {
        return display;
    }

    /** What follows the last slash or backslash of {@link #display()}; empty if nothing does. */
    public String lastPart() {
        return display.substring(Math.max(display.lastIndexOf('/'), display.lastIndexOf('\\')) + 1);
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EntryName name && Arrays.equals(bytes, name.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "EntryName[" + bytes.length + " bytes]";
    }
}
