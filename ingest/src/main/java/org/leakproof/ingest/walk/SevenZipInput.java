package org.leakproof.ingest.walk;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** Reads the number formats of a 7z header (7zFormat.txt). Hostile values end as {@link Fault}, never as an allocation. */
final class SevenZipInput {
    private final ByteBuffer bytes;

    /** @param bytes read from its position on; its order does not matter */
    SevenZipInput(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** A second reader at the same place. */
    SevenZipInput here() {
        return new SevenZipInput(bytes.duplicate());
    }

    int remaining() {
        return bytes.remaining();
    }

    int u8() throws Fault {
        try {
            return bytes.get() & 0xFF;
        } catch (BufferUnderflowException e) {
            throw new Fault(EntryStatus.DAMAGED);
        }
    }

    long u32() throws Fault {
        return u8() | u8() << 8 | u8() << 16 | (long) u8() << 24;
    }

    /** The first byte's leading ones tell how many bytes follow; what is left of it are the highest bits. */
    long number() throws Fault {
        int first = u8();
        long value = 0;
        int mask = 0x80;
        for (int i = 0; i < 8; i++) {
            if ((first & mask) == 0) {
                return positive(value + ((long) (first & mask - 1) << 8 * i));
            }
            value |= (long) u8() << 8 * i;
            mask >>>= 1;
        }
        return positive(value);
    }

    /** A number of things, each of which takes up at least so many bits of what is left. */
    int count(int bits) throws Fault {
        long count = number();
        if (count > 8L * remaining() / bits) {
            throw new Fault(EntryStatus.DAMAGED);
        }
        return (int) count;
    }

    byte[] bytes(int size) throws Fault {
        byte[] read = new byte[checked(size)];
        bytes.get(read);
        return read;
    }

    void skip(long size) throws Fault {
        bytes.position(bytes.position() + checked(size));
    }

    /** A vector of flags that may be given as "all set". */
    Flags flagsOrAll(int count) throws Fault {
        return u8() != 0 ? index -> true : flags(count);
    }

    /** A vector of flags, highest bit first. */
    Flags flags(int count) throws Fault {
        int start = bytes.position();
        skip((count + 7L) / 8);
        return index -> (bytes.get(start + index / 8) & 0x80 >>> index % 8) != 0;
    }

    /** Answers for an index below the count it was read for. */
    interface Flags {
        boolean get(int index);
    }

    private static long positive(long value) throws Fault {
        if (value < 0) {
            throw new Fault(EntryStatus.DAMAGED);
        }
        return value;
    }

    private int checked(long size) throws Fault {
        if (size < 0 || size > bytes.remaining()) {
            throw new Fault(EntryStatus.DAMAGED);
        }
        return (int) size;
    }
}
