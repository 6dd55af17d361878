package org.leakproof.ingest.walk;

import java.io.IOException;
import java.io.InputStream;

/** The first so many bytes of a stream, which it does not close. */
final class LimitedStream extends InputStream {
    private final InputStream in;
    private long left;

    LimitedStream(InputStream in, long size) {
        this.in = in;
        this.left = size;
    }

    long left() {
        return left;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int size) throws IOException {
        if (size == 0) {
            return 0;
        }
        if (left == 0) {
            return -1;
        }
        int n = in.read(into, from, (int) Math.min(size, left));
        left -= Math.max(n, 0);
        return n;
    }
}
