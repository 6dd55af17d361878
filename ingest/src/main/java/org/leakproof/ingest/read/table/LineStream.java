package org.leakproof.ingest.read.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads an entry code unit by code unit, so that line ends and delimiters can be told in one-byte encodings, UTF-8 and
 *  UTF-16 alike, and keeps the bytes since a mark. */
public final class LineStream {
    /** Bytes that are kept since a mark. */
    public static final int MAX_KEPT = Splitter.MAX_RECORD_BYTES;

    private final InputStream in;
    private final int width;
    private final boolean bigEndian;
    private final byte[] buffer = new byte[1 << 16];
    private int filled;
    private int next;
    private long position;
    private byte[] kept = new byte[1 << 12];
    private int size;
    private boolean overflow;

    public LineStream(InputStream in, Charset charset) {
        this.in = in;
        this.width = isWide(charset) ? 2 : 1;
        this.bigEndian = !charset.equals(StandardCharsets.UTF_16LE);
    }

    public static boolean isWide(Charset charset) {
        return charset.name().startsWith("UTF-16");
    }

    /** The next code unit, kept; -1 at the end. A lone last byte of UTF-16 counts as a unit. */
    public int read() throws IOException {
        int first = one();
        if (width == 1 || first < 0) {
            return first;
        }
        int second = one();
        return second < 0 ? first : bigEndian ? first << 8 | second : second << 8 | first;
    }

    /** Reads on to behind the next line feed, which is kept too.
     *
     *  @return false if {@link #overflow()} came before it: the line goes on */
    public boolean readLine() throws IOException {
        while (true) {
            int room = MAX_KEPT - size;
            if (width == 1 && room > 0) {
                if (next == filled && !fill()) {
                    return true;
                }
                int limit = Math.min(filled, next + room);
                int end = next;
                while (end < limit && buffer[end] != '\n') {
                    end++;
                }
                boolean ended = end < limit;
                keep(ended ? end + 1 : end);
                if (ended) {
                    return true;
                }
            } else {
                int unit = read();
                if (unit < 0 || unit == '\n') {
                    return true;
                }
                if (overflow) {
                    return false;
                }
            }
        }
    }

    /** Takes what is in hand up to the index; there is room for it. */
    private void keep(int end) {
        int more = end - next;
        if (size + more > kept.length) {
            kept = Arrays.copyOf(kept, Math.min(MAX_KEPT, Math.max(size + more, size * 2)));
        }
        System.arraycopy(buffer, next, kept, size, more);
        size += more;
        position += more;
        next = end;
    }

    /** Whether there are bytes again. */
    private boolean fill() throws IOException {
        filled = Math.max(0, in.read(buffer));
        next = 0;
        return filled > 0;
    }

    private int one() throws IOException {
        if (next == filled && !fill()) {
            return -1;
        }
        byte b = buffer[next++];
        position++;
        if (size == MAX_KEPT) {
            overflow = true;
        } else {
            if (size == kept.length) {
                kept = Arrays.copyOf(kept, Math.min(MAX_KEPT, size * 2));
            }
            kept[size++] = b;
        }
        return b & 0xff;
    }

    /** Bytes read so far. */
    public long position() {
        return position;
    }

    /** Bytes kept since the mark, from index 0. */
    public byte[] kept() {
        return kept;
    }

    public int size() {
        return size;
    }

    /** Whether more bytes came since the mark than are kept. */
    public boolean overflow() {
        return overflow;
    }

    /** Drops what is kept but for the last bytes. */
    public void mark(int keepLast) {
        System.arraycopy(kept, size - keepLast, kept, 0, keepLast);
        size = keepLast;
        overflow = false;
    }
}
