package org.leakproof.ingest.walk;

import java.io.InputStream;

/** A region read from its start; skipping costs nothing. */
final class RegionStream extends InputStream {
    private static final int BUFFER = 64 * 1024;

    private final Region region;
    private long position;
    private byte[] buffer = new byte[0];
    private int at;
    private int end;

    RegionStream(Region region) {
        this.region = region;
    }

    long position() {
        return position;
    }

    @Override
    public int read() {
        if (at == end && !fill()) {
            return -1;
        }
        position++;
        return buffer[at++] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int size) {
        if (size == 0) {
            return 0;
        }
        if (at == end) {
            if (size >= BUFFER) {
                int n = region.read(position, into, from, size);
                position += Math.max(n, 0);
                return n;
            }
            if (!fill()) {
                return -1;
            }
        }
        int n = Math.min(size, end - at);
        System.arraycopy(buffer, at, into, from, n);
        at += n;
        position += n;
        return n;
    }

    @Override
    public long skip(long count) {
        long n = Math.max(0, Math.min(count, region.length() - position));
        if (n <= end - at) {
            at += (int) n;
        } else {
            at = 0;
            end = 0;
        }
        position += n;
        return n;
    }

    private boolean fill() {
        if (buffer.length == 0) {
            buffer = new byte[(int) Math.min(BUFFER, Math.max(1, region.length()))];
        }
        at = 0;
        end = Math.max(0, region.read(position, buffer, 0, buffer.length));
        return end > 0;
    }
}
