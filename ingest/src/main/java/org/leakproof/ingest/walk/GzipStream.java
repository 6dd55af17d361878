package org.leakproof.ingest.walk;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Gzip (RFC 1952) with all its members, one after the other. Zeros after the last member are padding; anything else there
 * is damage, which comes after the data.
 */
final class GzipStream extends InputStream {
    private static final int BUFFER = 16 * 1024;
    private static final int LONGEST_NAME = 4096;

    private static final int FLAG_HEADER_CRC = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;
    private static final int RESERVED_FLAGS = 0xE0;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private boolean inMember;
    private boolean anyMember;
    private @Nullable IOException pending;

    GzipStream(InputStream in) {
        this.in = in;
    }

    /** The file name that the first member's header carries; empty if there is none. */
    static byte[] nameIn(byte[] head) {
        if (head.length < 10 || (head[3] & FLAG_NAME) == 0) {
            return new byte[0];
        }
        int at = 10;
        if ((head[3] & FLAG_EXTRA) != 0) {
            if (head.length < 12) {
                return new byte[0];
            }
            at = 12 + (head[10] & 0xFF | (head[11] & 0xFF) << 8);
        }
        ByteArrayOutputStream name = new ByteArrayOutputStream();
        while (at < head.length && head[at] != 0 && name.size() < LONGEST_NAME) {
            name.write(head[at++]);
        }
        return name.toByteArray();
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
        while (true) {
            if (pending != null) {
                throw pending;
            }
            if (!inMember && !startMember()) {
                return -1;
            }
            int n = inflate(into, from, size);
            if (n > 0) {
                crc.update(into, from, n);
                return n;
            }
            if (pending == null) {
                endMember();
            }
        }
    }

    private int inflate(byte[] into, int from, int size) throws IOException {
        long before = inflater.getBytesWritten();
        try {
            while (true) {
                int n = inflater.inflate(into, from, size);
                if (n > 0 || inflater.finished()) {
                    return n;
                }
                if (inflater.needsDictionary()) {
                    throw new IOException("preset dictionary");
                }
                if (!fill()) {
                    throw new EOFException();
                }
                inflater.setInput(buffer, 0, end);
                at = end;
            }
        } catch (DataFormatException e) {
            pending = new IOException(e);
            return (int) (inflater.getBytesWritten() - before);
        }
    }

    private boolean startMember() throws IOException {
        int first = next();
        if (anyMember) {
            boolean padded = first == 0;
            while (first == 0) {
                first = next();
            }
            if (first < 0) {
                return false;
            }
            if (padded) {
                throw new IOException("data after the padding");
            }
        } else if (first < 0) {
            throw new EOFException();
        }
        if (first != 0x1F || must() != 0x8B || must() != 8) {
            throw new IOException("no member");
        }
        int flags = must();
        if ((flags & RESERVED_FLAGS) != 0) {
            throw new IOException("reserved flags");
        }
        skip(6);
        if ((flags & FLAG_EXTRA) != 0) {
            skip(must() | must() << 8);
        }
        if ((flags & FLAG_NAME) != 0) {
            skipText();
        }
        if ((flags & FLAG_COMMENT) != 0) {
            skipText();
        }
        if ((flags & FLAG_HEADER_CRC) != 0) {
            skip(2);
        }
        inflater.reset();
        inflater.setInput(buffer, at, end - at);
        at = end;
        crc.reset();
        inMember = true;
        anyMember = true;
        return true;
    }

    private void endMember() throws IOException {
        at = end - inflater.getRemaining();
        long wantedCrc = word();
        long wantedSize = word();
        if (wantedCrc != crc.getValue() || wantedSize != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
            throw new IOException("checksum");
        }
        inMember = false;
    }

    private long word() throws IOException {
        return must() | must() << 8 | must() << 16 | (long) must() << 24;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            must();
        }
    }

    private void skipText() throws IOException {
        while (must() != 0) {
            // Of any length: nothing is kept.
        }
    }

    private int must() throws IOException {
        int b = next();
        if (b < 0) {
            throw new EOFException();
        }
        return b;
    }

    private int next() throws IOException {
        return at < end || fill() ? buffer[at++] & 0xFF : -1;
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(buffer, 0, BUFFER));
        return end > 0;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
