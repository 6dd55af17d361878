package org.leakproof.ingest.walk;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * What a header, central or local, says of a zip entry (APPNOTE.TXT 4.3.7 and 4.3.12).
 *
 * @param headerLength bytes of the header with its variable fields
 * @param compressed bytes of data, encryption header included
 * @param localOffset where the local header starts; 0 in a local header
 * @param unixMode file type and permissions if written on Unix, else 0
 * @param time DOS time, which the older encryption uses as a check
 * @param aes the AES extra field (WinZip "AE-x"), if the entry has one
 */
record ZipRecord(
        int headerLength,
        EntryName name,
        int flags,
        int method,
        int time,
        long crc,
        long compressed,
        long size,
        long localOffset,
        int unixMode,
        Optional<Aes> aes) {
    static final int CENTRAL = 0x02014B50;
    static final int LOCAL = 0x04034B50;
    static final int CENTRAL_FIXED = 46;
    static final int LOCAL_FIXED = 30;

    private static final long SATURATED = 0xFFFFFFFFL;
    private static final int ZIP64 = 0x0001;
    private static final int AES = 0x9901;
    private static final int UNICODE_PATH = 0x7075;

    /**
     * @param version 1 or 2; entries of version 2 have no CRC
     * @param strength 1, 2 or 3 for keys of 128, 192 or 256 bits
     * @param method compression under the encryption
     */
    record Aes(int version, int strength, int method) {}

    /** Bytes of a whole header whose fixed part is given. */
    static int length(byte[] fixed) {
        return fixed.length == CENTRAL_FIXED
                ? CENTRAL_FIXED + u16(fixed, 28) + u16(fixed, 30) + u16(fixed, 32)
                : LOCAL_FIXED + u16(fixed, 26) + u16(fixed, 28);
    }

    /** @param header a whole central header */
    static ZipRecord central(byte[] header) {
        int nameLength = u16(header, 28);
        int extraLength = u16(header, 30);
        return of(header, 8, CENTRAL_FIXED, nameLength, extraLength, u32(header, 42), u16(header, 40));
    }

    /** @param header a whole local header */
    static ZipRecord local(byte[] header) {
        return of(header, 6, LOCAL_FIXED, u16(header, 26), u16(header, 28), 0, 0);
    }

    private static ZipRecord of(
            byte[] header, int at, int nameAt, int nameLength, int extraLength, long offset, int mode) {
        byte[] name = Arrays.copyOfRange(header, nameAt, nameAt + nameLength);
        long compressed = u32(header, at + 12);
        long size = u32(header, at + 16);
        long localOffset = offset;
        Optional<Aes> aes = Optional.empty();
        EntryName entryName = EntryName.of(name);
        int extraEnd = nameAt + nameLength + extraLength;
        int next;
        for (int field = nameAt + nameLength; field + 4 <= extraEnd; field = next) {
            int data = field + 4;
            next = data + u16(header, field + 2);
            if (next > extraEnd) {
                break;
            }
            switch (u16(header, field)) {
                case ZIP64 -> {
                    int value = data;
                    if (size == SATURATED && value + 8 <= next) {
                        size = Magic.little(header, value, 8);
                        value += 8;
                    }
                    if (compressed == SATURATED && value + 8 <= next) {
                        compressed = Magic.little(header, value, 8);
                        value += 8;
                    }
                    if (localOffset == SATURATED && value + 8 <= next) {
                        localOffset = Magic.little(header, value, 8);
                    }
                }
                case AES -> {
                    if (next - data >= 7) {
                        aes = Optional.of(new Aes(u16(header, data), header[data + 4], u16(header, data + 5)));
                    }
                }
                case UNICODE_PATH ->
                    entryName = unicodePath(name, header, data, next).orElse(entryName);
                default -> {
                    // Times, owners and the like: they identify who packed it and are not used.
                }
            }
        }
        return new ZipRecord(
                header.length,
                entryName,
                u16(header, at),
                u16(header, at + 2),
                u16(header, at + 4),
                u32(header, at + 8),
                compressed,
                size,
                localOffset,
                mode,
                aes);
    }

    /** Info-ZIP's name in UTF-8, valid only for the very bytes whose CRC it carries. */
    private static Optional<EntryName> unicodePath(byte[] name, byte[] header, int data, int end) {
        CRC32 crc = new CRC32();
        crc.update(name);
        return end - data > 5 && header[data] == 1 && u32(header, data + 1) == crc.getValue()
                ? Optional.of(EntryName.of(name, new String(header, data + 5, end - data - 5, StandardCharsets.UTF_8)))
                : Optional.empty();
    }

    boolean encrypted() {
        return (flags & 1) != 0;
    }

    /** Whether sizes and CRC follow the data instead of standing in the local header. */
    boolean described() {
        return (flags & 8) != 0;
    }

    boolean folder() {
        byte[] bytes = name.bytes();
        return bytes.length > 0 && bytes[bytes.length - 1] == '/' && size == 0;
    }

    ZipRecord withSizes(long newCompressed, long newSize, long newCrc) {
        return new ZipRecord(
                headerLength, name, flags, method, time, newCrc, newCompressed, newSize, localOffset, unixMode, aes);
    }

    static int u16(byte[] bytes, int at) {
        return (int) Magic.little(bytes, at, 2);
    }

    static long u32(byte[] bytes, int at) {
        return Magic.little(bytes, at, 4);
    }

    @Override
    public String toString() {
        return "ZipRecord[" + name + ", " + compressed + " of " + size + " bytes]";
    }
}
