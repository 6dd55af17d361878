package org.leakproof.ingest.walk;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Deque;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Deflate without a wrapper (RFC 1951). Unlike the JDK's stream it hands out what was decoded before an error.
 */
final class RawInflate extends InputStream {
    private static final int BUFFER = 4 * 1024;

    private final InputStream in;
    private final Deque<Inflater> spare;
    private final Inflater inflater;
    private final byte[] buffer = new byte[BUFFER];
    private @Nullable IOException pending;
    private boolean closed;

    /** @param spare inflaters to use again: making one costs more than inflating a small entry */
    RawInflate(InputStream in, Deque<Inflater> spare) {
        this.in = in;
        this.spare = spare;
        Inflater used = spare.poll();
        this.inflater = used == null ? new Inflater(true) : used;
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
        if (pending != null) {
            throw pending;
        }
        long before = inflater.getBytesWritten();
        try {
            while (true) {
                int n = inflater.inflate(into, from, size);
                if (n > 0) {
                    return n;
                }
                if (inflater.finished()) {
                    return -1;
                }
                if (inflater.needsDictionary()) {
                    throw new IOException("preset dictionary");
                }
                if (inflater.needsInput()) {
                    int fetched = in.read(buffer, 0, BUFFER);
                    if (fetched < 0) {
                        throw new EOFException();
                    }
                    inflater.setInput(buffer, 0, fetched);
                }
            }
        } catch (DataFormatException e) {
            pending = new IOException(e);
            int made = (int) (inflater.getBytesWritten() - before);
            if (made > 0) {
                return made;
            }
            throw pending;
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            inflater.reset();
            spare.push(inflater);
        }
    }
}
