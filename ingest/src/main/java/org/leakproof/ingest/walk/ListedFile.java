package org.leakproof.ingest.walk;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One thing on disk, as the listing keeps it: its name below the archive's root, with NUL for the slash so that bytes
 * sort folder by folder, a NUL, and fields of fixed length.
 */
record ListedFile(byte[] name, Kind kind, FileStamp stamp) {
    private static final int FIXED = 1 + 1 + FileStamp.BYTES;

    /** What it is. */
    enum Kind {
        FILE,
        LINK,
        SPECIAL,
        UNREACHABLE
    }

    byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(name.length + FIXED);
        for (byte b : name) {
            bytes.put(b == '/' ? 0 : b);
        }
        bytes.put((byte) 0).put((byte) kind.ordinal());
        stamp.writeTo(bytes);
        return bytes.array();
    }

    static ListedFile of(byte[] record) {
        int length = record.length - FIXED;
        byte[] name = Arrays.copyOf(record, length);
        for (int i = 0; i < length; i++) {
            name[i] = name[i] == 0 ? (byte) '/' : name[i];
        }
        ByteBuffer fields = ByteBuffer.wrap(record, length + 1, FIXED - 1);
        Kind kind = Kind.values()[fields.get()];
        return new ListedFile(name, kind, FileStamp.readFrom(fields));
    }
}
