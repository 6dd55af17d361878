package org.leakproof.publish.disk;

import java.io.EOFException;
import java.io.IOException;

/** Reads a stretch of a file from its beginning to its end. Not thread-safe. */
public final class ForwardReader {
    private final DiskFile file;
    private final long limit;
    private final byte[] buffer = new byte[1 << 16];
    private long offset;
    private int at;
    private int end;

    /** @param from the first byte
     *  @param to behind the last */
    public ForwardReader(DiskFile file, long from, long to) {
        this.file = file;
        this.offset = from;
        this.limit = to;
    }

    public boolean atEnd() {
        return at == end && offset >= limit;
    }

    /** Offset in the file of the next byte. */
    public long position() {
        return offset - (end - at);
    }

    /** The next bytes.
     *
     *  @throws EOFException if there are fewer */
    public byte[] take(int count) throws IOException {
        if (count < 0 || count > limit - position()) {
            throw new EOFException("file ends early");
        }
        byte[] out = new byte[count];
        int done = 0;
        while (done < count) {
            if (at == end) {
                end = (int) Math.min(buffer.length, limit - offset);
                file.read(offset, buffer, end);
                offset += end;
                at = 0;
            }
            int n = Math.min(count - done, end - at);
            System.arraycopy(buffer, at, out, done, n);
            at += n;
            done += n;
        }
        return out;
    }
}
