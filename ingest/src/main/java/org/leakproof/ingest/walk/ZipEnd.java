package org.leakproof.ingest.walk;

import java.util.Arrays;
import java.util.Optional;

/**
 * Where a zip's central directory lies (APPNOTE.TXT 4.3.14 to 4.3.16).
 *
 * @param directory first byte of the central directory
 * @param end first byte behind it
 * @param base what to add to every offset that the directory gives: bytes that were put in front of the zip
 * @param wrapped whether offsets and sizes may have lost multiples of 4 GiB, as macOS' archiver writes them
 */
record ZipEnd(long directory, long end, long base, boolean wrapped) {
    private static final int FIXED = 22;
    private static final int LONGEST_COMMENT = 65_535;
    private static final int LOCATOR = 20;
    private static final int ZIP64_FIXED = 56;
    private static final long FOUR_GIB = 1L << 32;
    private static final int MOST_WRAPS = 4096;

    private static final int END = 0x06054B50;
    private static final int ZIP64_LOCATOR = 0x07064B50;
    private static final int ZIP64_END = 0x06064B50;

    /** The last end record that fits what lies in front of it; empty if the zip was cut before one. */
    static Optional<ZipEnd> find(Region zip) {
        long from = Math.max(0, zip.length() - FIXED - LONGEST_COMMENT);
        byte[] tail = zip.bytes(from, (int) (zip.length() - from));
        for (int at = tail.length - FIXED; at >= 0; at--) {
            if (tail[at] == 'P' && ZipRecord.u32(tail, at) == END) {
                Optional<ZipEnd> found = of(zip, from + at, Arrays.copyOfRange(tail, at, at + FIXED));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<ZipEnd> of(Region zip, long at, byte[] record) {
        long size = ZipRecord.u32(record, 12);
        long offset = ZipRecord.u32(record, 16);
        byte[] locator = at < LOCATOR ? new byte[0] : zip.bytes(at - LOCATOR, LOCATOR);
        if (locator.length == LOCATOR && ZipRecord.u32(locator, 0) == ZIP64_LOCATOR) {
            // The offset is as of the zip's own start; bytes in front of it shift the record towards its locator.
            for (long place : new long[] {Magic.little(locator, 8, 8), at - LOCATOR - ZIP64_FIXED}) {
                byte[] large = place < 0 || place > zip.length() ? new byte[0] : zip.bytes(place, ZIP64_FIXED);
                if (large.length == ZIP64_FIXED && ZipRecord.u32(large, 0) == ZIP64_END) {
                    return fitting(zip, place, Magic.little(large, 40, 8), Magic.little(large, 48, 8), false);
                }
            }
        }
        return fitting(zip, at, size, offset, true);
    }

    private static Optional<ZipEnd> fitting(Region zip, long end, long size, long offset, boolean small) {
        long start = end - size;
        if (size < 0 || offset < 0 || start < offset) {
            return Optional.empty();
        }
        boolean sound = size == 0
                || size >= ZipRecord.CENTRAL_FIXED && ZipRecord.u32(zip.bytes(start, 4), 0) == ZipRecord.CENTRAL;
        long base = start - offset;
        boolean wrapped = small && base > 0 && base % FOUR_GIB == 0 && base / FOUR_GIB < MOST_WRAPS;
        return sound ? Optional.of(new ZipEnd(start, end, base, wrapped)) : Optional.empty();
    }

    /** Where an entry's local header may start: one place, or one for each multiple of 4 GiB that may be lost. */
    long[] candidates(long localOffset) {
        if (!wrapped) {
            return new long[] {localOffset < 0 ? -1 : localOffset + base};
        }
        long[] places = new long[(int) (base / FOUR_GIB) + 1];
        for (int i = 0; i < places.length; i++) {
            places[i] = localOffset + i * FOUR_GIB;
        }
        return places;
    }
}
