package org.leakproof.ingest.walk;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads a decoder byte by byte: a bulk read that fails half-way would lose the bytes before the failure. */
final class BytewiseStream extends InputStream {
    private final InputStream in;
    private @Nullable IOException pending;

    BytewiseStream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        return in.read();
    }

    @Override
    public int read(byte[] into, int from, int size) throws IOException {
        if (pending != null) {
            throw pending;
        }
        int n = 0;
        try {
            while (n < size) {
                int b = in.read();
                if (b < 0) {
                    return n == 0 && size > 0 ? -1 : n;
                }
                into[from + n++] = (byte) b;
            }
        } catch (DiskFault e) {
            throw e;
        } catch (IOException e) {
            pending = e;
        } catch (RuntimeException e) {
            pending = new IOException(e);
        }
        if (n == 0 && pending != null) {
            throw pending;
        }
        return n;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
