package org.leakproof.ingest.walk;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * One header block of a tar archive: v7, POSIX ustar or GNU (pax(1), GNU tar manual "Basic Tar Format").
 *
 * @param name raw bytes, with the ustar prefix put in front
 * @param size bytes of data behind the header
 */
record TarHeader(byte[] name, long size, char type) {
    static final int BLOCK = 512;

    private static final int CHECKSUM_AT = 148;
    private static final int MAGIC_AT = 257;
    private static final byte[] USTAR = {'u', 's', 't', 'a', 'r'};

    /** Whether these bytes begin an archive: a sound header, or at least the magic of one. */
    static boolean startsTar(byte[] head) {
        if (head.length < BLOCK) {
            return false;
        }
        return magic(head)
                || checksumFits(head) && head[0] != 0 && number(head, 124, 12).isPresent();
    }

    /** Whether the block is a header: its checksum fits and its size is a number. */
    static boolean isHeader(byte[] block) {
        return checksumFits(block) && number(block, 124, 12).isPresent();
    }

    /** @throws IllegalArgumentException if the block is no header */
    static TarHeader of(byte[] block) {
        if (!isHeader(block)) {
            throw new IllegalArgumentException("no tar header");
        }
        byte[] name = text(block, 0, 100);
        // Only POSIX headers have a prefix here; GNU's old format keeps times in its place.
        if (magic(block) && block[MAGIC_AT + 5] == 0 && block[345] != 0) {
            byte[] prefix = text(block, 345, 155);
            byte[] whole = Arrays.copyOf(prefix, prefix.length + 1 + name.length);
            whole[prefix.length] = '/';
            System.arraycopy(name, 0, whole, prefix.length + 1, name.length);
            name = whole;
        }
        return new TarHeader(name, number(block, 124, 12).getAsLong(), (char) (block[156] & 0xFF));
    }

    private static boolean magic(byte[] block) {
        return Arrays.equals(block, MAGIC_AT, MAGIC_AT + USTAR.length, USTAR, 0, USTAR.length);
    }

    /** Old writers summed signed bytes, so both sums are good. */
    private static boolean checksumFits(byte[] block) {
        OptionalLong stored = number(block, CHECKSUM_AT, 8);
        if (stored.isEmpty()) {
            return false;
        }
        int unsigned = 8 * ' ';
        int signed = 8 * ' ';
        boolean blank = true;
        for (int i = 0; i < BLOCK; i++) {
            blank &= block[i] == 0;
            if (i < CHECKSUM_AT || i >= CHECKSUM_AT + 8) {
                unsigned += block[i] & 0xFF;
                signed += block[i];
            }
        }
        return !blank && (stored.getAsLong() == unsigned || stored.getAsLong() == signed);
    }

    /** Octal digits padded with spaces or NUL, or GNU's base-256 with the top bit set; empty if neither, or negative. */
    private static OptionalLong number(byte[] block, int at, int size) {
        if ((block[at] & 0x80) != 0) {
            long value = block[at] & 0x7F;
            for (int i = 1; i < size; i++) {
                if (value >>> 55 != 0) {
                    return OptionalLong.empty();
                }
                value = value << 8 | block[at + i] & 0xFF;
            }
            return OptionalLong.of(value);
        }
        long value = 0;
        boolean digits = false;
        int i = at;
        while (i < at + size && block[i] == ' ') {
            i++;
        }
        for (; i < at + size && block[i] >= '0' && block[i] <= '7'; i++) {
            value = value << 3 | block[i] - '0';
            digits = true;
        }
        boolean ended = i == at + size || block[i] == ' ' || block[i] == 0;
        return digits && ended ? OptionalLong.of(value) : OptionalLong.empty();
    }

    static byte[] text(byte[] block, int at, int size) {
        int end = at;
        while (end < at + size && block[end] != 0) {
            end++;
        }
        return Arrays.copyOfRange(block, at, end);
    }
}
