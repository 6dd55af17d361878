package org.leakproof.ingest.walk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * A stretch of a file that is read where it lies: a file of the archive, a stored or spooled entry. Reading moves no
 * shared position.
 */
final class Region {
    /** Largest single read: the JDK keeps a direct buffer of that size for each thread. */
    private static final int CHUNK = 1 << 20;

    private final FileChannel channel;
    private final DiskFault.Side side;
    private final long offset;
    private final long length;

    Region(FileChannel channel, DiskFault.Side side, long length) {
        this(channel, side, 0, length);
    }

    private Region(FileChannel channel, DiskFault.Side side, long offset, long length) {
        this.channel = channel;
        this.side = side;
        this.offset = offset;
        this.length = length;
    }

    long length() {
        return length;
    }

    /** The part from a place on, cut at this region's end. */
    Region slice(long from, long size) {
        if (from < 0 || size < 0) {
            throw new IllegalArgumentException("slice " + from + " + " + size);
        }
        long start = Math.min(from, length);
        return new Region(channel, side, offset + start, Math.min(size, length - start));
    }

    /** Reads up to {@code size} bytes at a place; -1 at the end. */
    int read(long position, byte[] into, int at, int size) {
        if (position >= length) {
            return -1;
        }
        int wanted = (int) Math.min(Math.min(size, CHUNK), length - position);
        try {
            return channel.read(ByteBuffer.wrap(into, at, wanted), offset + position);
        } catch (IOException e) {
            throw new DiskFault(side, e);
        }
    }

    /** As many of {@code size} bytes at a place as there are. */
    byte[] bytes(long position, int size) {
        byte[] all = new byte[(int) Math.max(0, Math.min(size, length - position))];
        int have = 0;
        while (have < all.length) {
            int n = read(position + have, all, have, all.length - have);
            if (n < 0) {
                return java.util.Arrays.copyOf(all, have);
            }
            have += n;
        }
        return all;
    }

    RegionStream stream() {
        return new RegionStream(this);
    }
}
