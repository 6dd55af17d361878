package org.leakproof.ingest.walk;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that are known beforehand not to be whole: all of them, and then the fault instead of an end. */
final class DoomedStream extends InputStream {
    private final InputStream in;
    private final EntryStatus fault;

    DoomedStream(InputStream in, EntryStatus fault) {
        this.in = in;
        this.fault = fault;
    }

    @Override
    public int read() throws IOException {
        int b = in.read();
        if (b < 0) {
            throw new Fault(fault);
        }
        return b;
    }

    @Override
    public int read(byte[] into, int from, int size) throws IOException {
        int n = in.read(into, from, size);
        if (n < 0) {
            throw new Fault(fault);
        }
        return n;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
