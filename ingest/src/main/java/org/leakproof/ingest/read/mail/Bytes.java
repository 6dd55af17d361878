package org.leakproof.ingest.read.mail;

import java.nio.ByteBuffer;
import java.security.MessageDigest;

/** A run of bytes in the heap or in a mapped file, read by index. In the heap it is a window onto somebody's buffer and
 * good only as long as that is. Not thread-safe. */
final class Bytes {
    static final byte LF = '\n';
    static final byte CR = '\r';

    /** How much of a mapped file is looked at or copied at a time. */
    private static final int CHUNK = 64 * 1024;

    private final byte[] array;
    private final int base;
    private final int length;
    private final ByteBuffer mapped;

    private Bytes(byte[] array, int base, int length, ByteBuffer mapped) {
        this.array = array;
        this.base = base;
        this.length = length;
        this.mapped = mapped;
    }

    static Bytes of(byte[] array) {
        return of(array, 0, array.length);
    }

    static Bytes of(byte[] array, int offset, int length) {
        return new Bytes(array, offset, length, ByteBuffer.wrap(array, offset, length));
    }

    /** @param buffer from its position to its limit */
    static Bytes of(ByteBuffer buffer) {
        return buffer.hasArray()
                ? of(buffer.array(), buffer.arrayOffset() + buffer.position(), buffer.remaining())
                : new Bytes(new byte[0], -1, buffer.remaining(), buffer.slice());
    }

    int length() {
        return length;
    }

    byte at(int index) {
        return base >= 0 ? array[base + index] : mapped.get(index);
    }

    /** Where the next line feed stands in [from, to), or {@code to}. */
    int lineFeed(int from, int to) {
        if (base >= 0) {
            return LineFeeds.next(array, base + from, base + to) - base;
        }
        for (int i = from; i < to; i++) {
            if (mapped.get(i) == LF) {
                return i;
            }
        }
        return to;
    }

    /** Where the next line after {@code from} that begins with two hyphens begins, or {@code to}. The line at
     *  {@code from} itself counts only if it stands at the very beginning or behind a line feed. */
    int dashes(int from, int to) {
        if (from + 1 < to && at(from) == '-' && at(from + 1) == '-' && (from == 0 || at(from - 1) == LF)) {
            return from;
        }
        if (base >= 0) {
            return dashesInHeap(base + from, base + to) - base;
        }
        for (int i = from + 2; i < to; ) {
            byte last = mapped.get(i);
            if (last != '-') {
                i += last == LF ? 2 : 3;
            } else if (mapped.get(i - 1) == LF) {
                i++;
            } else if (mapped.get(i - 1) == '-' && mapped.get(i - 2) == LF) {
                return i - 1;
            } else {
                i += 3;
            }
        }
        return to;
    }

    private int dashesInHeap(int from, int to) {
        byte[] bytes = array;
        // the line at from has been looked at
        int feed = LineFeeds.next(bytes, from, to);
        while (feed + 2 < to) {
            if (bytes[feed + 1] == '-' && bytes[feed + 2] == '-') {
                return feed + 1;
            }
            feed = LineFeeds.next(bytes, feed + 1, to);
        }
        return to;
    }

    /** Whether these bytes stand at the index. */
    boolean startsWith(byte[] text, int index) {
        if (index + text.length > length) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (at(index + i) != text[i]) {
                return false;
            }
        }
        return true;
    }

    void copy(int from, byte[] target, int at, int count) {
        if (base >= 0) {
            System.arraycopy(array, base + from, target, at, count);
        } else {
            mapped.get(from, target, at, count);
        }
    }

    byte[] copy(int from, int to) {
        byte[] copy = new byte[to - from];
        copy(from, copy, 0, copy.length);
        return copy;
    }

    void digest(MessageDigest digest, int from, int to) {
        if (base >= 0) {
            digest.update(array, base + from, to - from);
            return;
        }
        byte[] chunk = new byte[Math.min(CHUNK, to - from)];
        for (int i = from; i < to; i += chunk.length) {
            int count = Math.min(chunk.length, to - i);
            mapped.get(i, chunk, 0, count);
            digest.update(chunk, 0, count);
        }
    }

    /** Takes pieces of bytes that are good only during the call. */
    interface Taker<X extends Exception> {
        void take(byte[] buffer, int from, int to) throws X;
    }

    /** Hands over [from, to) in pieces, without copying where it lies in the heap. */
    <X extends Exception> void pieces(int from, int to, Taker<X> taker) throws X {
        if (base >= 0) {
            for (int i = from; i < to; i += CHUNK) {
                taker.take(array, base + i, base + Math.min(to, i + CHUNK));
            }
            return;
        }
        byte[] chunk = new byte[Math.min(CHUNK, to - from)];
        for (int i = from; i < to; i += chunk.length) {
            int count = Math.min(chunk.length, to - i);
            mapped.get(i, chunk, 0, count);
            taker.take(chunk, 0, count);
        }
    }

    /** A window onto [from, to) of this. */
    Bytes slice(int from, int to) {
        return base >= 0 ? of(array, base + from, to - from) : of(mapped.slice(from, to - from));
    }

    /** The bytes as an array, copied only from a mapped file; they begin at {@link #arrayStart()}. */
    byte[] array() {
        return base >= 0 ? array : copy(0, length);
    }

    /** Where the bytes begin in {@link #array()}. */
    int arrayStart() {
        return Math.max(base, 0);
    }

    /** All of it, as a buffer. */
    ByteBuffer buffer() {
        return mapped.duplicate();
    }

    @Override
    public String toString() {
        return "Bytes[" + length + (base >= 0 ? " in heap]" : " mapped]");
    }
}
