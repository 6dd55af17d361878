package org.leakproof.ingest.read.mapi;

import java.io.InputStream;
import java.nio.ByteBuffer;

/** Bytes in the heap or in a mapped file.
 *
 *  @param buffer from 0 to its limit */
record BufferBlob(ByteBuffer buffer) implements Blob {
    @Override
    public long size() {
        return buffer.limit();
    }

    @Override
    public InputStream open() {
        ByteBuffer rest = buffer.duplicate();
        rest.rewind();
        return new InputStream() {
            @Override
            public int read() {
                return rest.hasRemaining() ? rest.get() & 0xFF : -1;
            }

            @Override
            public int read(byte[] into, int from, int size) {
                int count = Math.min(size, rest.remaining());
                if (count == 0) {
                    return size == 0 ? 0 : -1;
                }
                rest.get(into, from, count);
                return count;
            }
        };
    }

    @Override
    public String toString() {
        return "BufferBlob[" + buffer.limit() + " bytes]";
    }
}
