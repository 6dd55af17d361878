package org.leakproof.ingest.walk;

import java.util.Arrays;
import java.util.Optional;

/**
 * Finds entries by their local headers, one after the other, where no central directory lists them. What is no header is
 * searched for the next one.
 */
final class ZipSalvage {
    private static final int DESCRIPTOR = 0x08074B50;
    private static final int END = 0x06054B50;
    private static final int ZIP64_END = 0x06064B50;
    private static final int ZIP64_LOCATOR = 0x07064B50;
    /** More than the longest header, so that one always fits. */
    private static final int WINDOW = 256 * 1024;
    /** Lengths of a data descriptor with its signature, without and with zip64. */
    private static final int SMALL = 16;

    private static final int LARGE = 24;

    private final Region zip;
    private final long end;
    private long position;
    private final byte[] window = new byte[WINDOW];
    private long windowAt;
    private int windowSize;

    ZipSalvage(Region zip, long from, long end) {
        this.zip = zip;
        this.position = from;
        this.end = end;
    }

    /** Whether an entry starts at a place, or one of the forms of data descriptor and then an entry; else -1. */
    static long entryAt(Region zip, long gap, long gapEnd) {
        for (int skipped : new int[] {0, 12, 16, 20, 24}) {
            byte[] signature = zip.bytes(gap + skipped, 4);
            if (gap + skipped + ZipRecord.LOCAL_FIXED <= gapEnd
                    && signature.length == 4
                    && ZipRecord.u32(signature, 0) == ZipRecord.LOCAL) {
                return gap + skipped;
            }
        }
        return -1;
    }

    Optional<ZipPlace> next() {
        while (position + 4 <= end) {
            byte[] start = peek(position, ZipRecord.CENTRAL_FIXED);
            long signature = start.length < 4 ? 0 : ZipRecord.u32(start, 0);
            if (signature == ZipRecord.LOCAL) {
                Optional<ZipPlace> entry = entry(start);
                if (entry.isPresent()) {
                    return entry;
                }
            } else {
                position = behindNonEntry(start, (int) signature);
            }
        }
        return Optional.empty();
    }

    private Optional<ZipPlace> entry(byte[] start) {
        byte[] fixed = Arrays.copyOf(start, ZipRecord.LOCAL_FIXED);
        int length = ZipRecord.length(fixed);
        byte[] header = peek(position, length);
        if (start.length < ZipRecord.LOCAL_FIXED || header.length < length) {
            position = end;
            return Optional.empty();
        }
        ZipRecord record = ZipRecord.local(header);
        long at = position;
        long data = at + length;
        if (!record.described() || record.compressed() != 0) {
            position = record.compressed() < 0 || record.compressed() > end - data ? end : data + record.compressed();
            return Optional.of(new ZipPlace(record, at, data, true));
        }
        Optional<ZipRecord> complete = described(record, data);
        if (complete.isEmpty()) {
            position = end;
        }
        return Optional.of(new ZipPlace(complete.orElse(record), at, data, complete.isPresent()));
    }

    /** Looks for the descriptor behind the data: the one whose length says how far it is from the data's start. */
    private Optional<ZipRecord> described(ZipRecord record, long data) {
        long from = data;
        while (true) {
            long at = nextSignature(from);
            if (at < 0) {
                return Optional.empty();
            }
            byte[] bytes = peek(at, LARGE);
            long signature = bytes.length < 4 ? 0 : ZipRecord.u32(bytes, 0);
            long length = at - data;
            if (signature == DESCRIPTOR) {
                // Both forms begin alike: the one that something known follows is the one that was written.
                boolean small = bytes.length >= SMALL && ZipRecord.u32(bytes, 8) == length;
                boolean large = bytes.length == LARGE && Magic.little(bytes, 8, 8) == length;
                if (large && (!small || !followed(at + SMALL))) {
                    position = at + LARGE;
                    return Optional.of(record.withSizes(length, Magic.little(bytes, 16, 8), ZipRecord.u32(bytes, 4)));
                }
                if (small) {
                    position = at + SMALL;
                    return Optional.of(record.withSizes(length, ZipRecord.u32(bytes, 12), ZipRecord.u32(bytes, 4)));
                }
            }
            if (signature == ZipRecord.LOCAL || signature == ZipRecord.CENTRAL) {
                Optional<ZipRecord> bare = bareDescriptor(record, data, at);
                if (bare.isPresent()) {
                    position = at;
                    return bare;
                }
            }
            from = at + 2;
        }
    }

    /** Whether another record starts at a place, or the zip ends there. */
    private boolean followed(long at) {
        byte[] next = peek(at, 4);
        return at >= end || next.length == 4 && next[0] == 'P' && next[1] == 'K';
    }

    /** Some writers leave the descriptor's signature out; then it ends where the next header starts. */
    private Optional<ZipRecord> bareDescriptor(ZipRecord record, long data, long next) {
        if (next - data >= 12) {
            byte[] small = peek(next - 12, 12);
            if (ZipRecord.u32(small, 4) == next - 12 - data) {
                return Optional.of(
                        record.withSizes(next - 12 - data, ZipRecord.u32(small, 8), ZipRecord.u32(small, 0)));
            }
        }
        if (next - data >= 20) {
            byte[] large = peek(next - 20, 20);
            if (Magic.little(large, 4, 8) == next - 20 - data) {
                return Optional.of(
                        record.withSizes(next - 20 - data, Magic.little(large, 12, 8), ZipRecord.u32(large, 0)));
            }
        }
        return Optional.empty();
    }

    private long behindNonEntry(byte[] start, int signature) {
        if (signature == ZipRecord.CENTRAL && start.length == ZipRecord.CENTRAL_FIXED) {
            return position + ZipRecord.length(start);
        }
        if (signature == END && start.length >= 22) {
            return position + 22 + ZipRecord.u16(start, 20);
        }
        if (signature == ZIP64_LOCATOR) {
            return position + 20;
        }
        if (signature == ZIP64_END) {
            return position + 56;
        }
        long next = nextSignature(position + 1);
        return next < 0 ? end : next;
    }

    /** The next place, from one on, that reads PK and may be a signature; -1 if there is none before the end. */
    private long nextSignature(long from) {
        for (long at = from; at + 4 <= end; ) {
            if (at < windowAt || at + 4 > windowAt + windowSize) {
                fill(at);
                if (windowSize < 4) {
                    return -1;
                }
            }
            int stop = windowSize - 3;
            for (int i = (int) (at - windowAt); i < stop; i++) {
                if (window[i] == 'P' && window[i + 1] == 'K' && window[i + 2] < 9 && window[i + 2] >= 0) {
                    return windowAt + i < end - 3 ? windowAt + i : -1;
                }
            }
            at = windowAt + stop;
        }
        return -1;
    }

    /** Up to so many bytes at a place, out of the window if they are in it: hostile data asks at every byte. */
    private byte[] peek(long at, int size) {
        if (at < windowAt || at + size > windowAt + windowSize) {
            fill(at);
        }
        int from = (int) (at - windowAt);
        return Arrays.copyOfRange(window, from, Math.min(windowSize, from + size));
    }

    private void fill(long at) {
        windowAt = at;
        windowSize = 0;
        int n = 0;
        while (n >= 0 && windowSize < WINDOW) {
            n = zip.read(at + windowSize, window, windowSize, WINDOW - windowSize);
            windowSize += Math.max(n, 0);
        }
    }
}
