package org.leakproof.ingest.read.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Knows where reading failed: the record that ends there may lack its end. */
final class BreakingStream extends FilterInputStream {
    private long given;
    private boolean broken;

    BreakingStream(InputStream in) {
        super(in);
    }

    /** Whether it gave this many bytes and then failed. */
    boolean brokeAt(long bytes) {
        return broken && given == bytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int count) throws IOException {
        try {
            int n = super.read(target, from, count);
            given += Math.max(0, n);
            return n;
        } catch (IOException e) {
            broken = true;
            throw e;
        }
    }
}
