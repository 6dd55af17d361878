package org.leakproof.ingest.walk;

import java.util.Optional;

/** Knows containers by their first bytes. */
final class Magic {
    private static final byte[] ZIP_ENTRY = {'P', 'K', 3, 4};
    private static final byte[] ZIP_END = {'P', 'K', 5, 6};
    private static final byte[] ZIP_SPANNED = {'P', 'K', 7, 8, 'P', 'K', 3, 4};
    private static final byte[] BZIP2_BLOCK = {0x31, 0x41, 0x59, 0x26, 0x53, 0x59};
    private static final byte[] BZIP2_END = {0x17, 0x72, 0x45, 0x38, 0x50, (byte) 0x90};
    private static final byte[] XZ = {(byte) 0xFD, '7', 'z', 'X', 'Z', 0};
    private static final byte[] ZSTD = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD};
    private static final byte[] SEVEN_ZIP = {'7', 'z', (byte) 0xBC, (byte) 0xAF, 0x27, 0x1C};
    private static final byte[] LZMA_UNKNOWN_SIZE = {-1, -1, -1, -1, -1, -1, -1, -1};

    private Magic() {}

    static Optional<ContainerKind> of(byte[] head) {
        if (at(head, 0, ZIP_ENTRY) || at(head, 0, ZIP_END) || at(head, 0, ZIP_SPANNED)) {
            return Optional.of(ContainerKind.ZIP);
        }
        if (head.length > 3 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B && head[2] == 8) {
            // Bits 5 to 7 of the flags are reserved and must be zero (RFC 1952, 2.3.1).
            return (head[3] & 0xE0) == 0 ? Optional.of(ContainerKind.GZIP) : Optional.empty();
        }
        if (isBzip2(head)) {
            return Optional.of(ContainerKind.BZIP2);
        }
        if (at(head, 0, XZ)) {
            return Optional.of(ContainerKind.XZ);
        }
        if (at(head, 0, ZSTD) || isSkippableZstd(head)) {
            return Optional.of(ContainerKind.ZSTD);
        }
        if (at(head, 0, SEVEN_ZIP)) {
            return Optional.of(ContainerKind.SEVEN_ZIP);
        }
        if (TarHeader.startsTar(head)) {
            return Optional.of(ContainerKind.TAR);
        }
        return isLzma(head) ? Optional.of(ContainerKind.LZMA) : Optional.empty();
    }

    private static boolean isBzip2(byte[] head) {
        return head.length > 9
                && head[0] == 'B'
                && head[1] == 'Z'
                && head[2] == 'h'
                && head[3] >= '1'
                && head[3] <= '9'
                && (at(head, 4, BZIP2_BLOCK) || at(head, 4, BZIP2_END));
    }

    /** A skippable frame (RFC 8878, 3.1.2) with a real frame behind it: the first bytes alone are too common. */
    private static boolean isSkippableZstd(byte[] head) {
        if (head.length < 8 || (head[0] & 0xF0) != 0x50 || head[1] != 0x2A || head[2] != 0x4D || head[3] != 0x18) {
            return false;
        }
        long next = 8 + ((head[4] & 0xFF) | (head[5] & 0xFF) << 8 | (head[6] & 0xFF) << 16 | (head[7] & 0xFFL) << 24);
        return next <= head.length && at(head, (int) next, ZSTD);
    }

    /**
     * The .lzma header as its two encoders write it: properties 0x5D, a dictionary that is a power of two from 4 KiB,
     * a size that is unknown or below 256 GiB. Anything looser would take ordinary data for it.
     */
    private static boolean isLzma(byte[] head) {
        if (head.length < 14 || head[0] != 0x5D || head[13] != 0) {
            return false;
        }
        long dictionary = little(head, 1, 4);
        boolean power = dictionary >= 4096 && Long.bitCount(dictionary) == 1;
        return power && (at(head, 5, LZMA_UNKNOWN_SIZE) || little(head, 5, 8) >>> 38 == 0);
    }

    static long little(byte[] bytes, int at, int size) {
        long value = 0;
        for (int i = size - 1; i >= 0; i--) {
            value = value << 8 | bytes[at + i] & 0xFF;
        }
        return value;
    }

    private static boolean at(byte[] head, int at, byte[] magic) {
        return head.length >= at + magic.length
                && java.util.Arrays.equals(head, at, at + magic.length, magic, 0, magic.length);
    }
}
