package org.leakproof.ingest.walk;

import java.io.IOException;
import java.io.InputStream;

/** The compressed side of a decoder: buffered, counted, never closed by the decoder. */
final class CountedInput extends InputStream {
    private static final int BUFFER = 16 * 1024;

    private final InputStream in;
    private final byte[] buffer;
    private int at;
    private int end;
    private long count;
    private boolean ended;

    CountedInput(InputStream in) {
        this(in, BUFFER);
    }

    /** @param size bytes that there will be at most, as far as known: containers may hold millions of tiny entries */
    CountedInput(InputStream in, long size) {
        this.in = in;
        this.buffer = new byte[(int) Math.max(1, Math.min(BUFFER, size))];
    }

    /** Bytes handed to the decoder. */
    long count() {
        return count;
    }

    /** Whether the decoder asked for more than there is. */
    boolean ended() {
        return ended;
    }

    @Override
    public int read() throws IOException {
        if (at == end && !fill()) {
            return -1;
        }
        count++;
        return buffer[at++] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int size) throws IOException {
        if (size == 0) {
            return 0;
        }
        if (at == end && !fill()) {
            return -1;
        }
        int n = Math.min(size, end - at);
        System.arraycopy(buffer, at, into, from, n);
        at += n;
        count += n;
        return n;
    }

    @Override
    public int available() {
        return end - at;
    }

    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        at = 0;
        end = Math.max(0, in.read(buffer, 0, buffer.length));
        ended = end == 0;
        return !ended;
    }
}
