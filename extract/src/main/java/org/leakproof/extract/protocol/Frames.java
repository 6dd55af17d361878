package org.leakproof.extract.protocol;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * The frames between the pool and a child: one byte for the kind, four bytes (big-endian) for the length of the payload,
 * the payload.
 *
 * <pre>
 * child:  READY
 * pool:   DOCUMENT (a {@link Request})      child:  ACCEPTED
 * pool:   DATA ... END                      child:  DETECTED (media type), RESULT (a {@link Response}), DATA ... END
 * </pre>
 *
 * No frame is larger than {@link #MAX_PAYLOAD}, so neither side can make the other allocate. Not for several threads.
 */
public final class Frames {
    /** Raised with every change of the protocol; READY carries it. */
    public static final int VERSION = 1;

    /** Bytes of the largest payload. */
    public static final int MAX_PAYLOAD = 64 * 1024;

    /** What a frame is for. The order is the encoding. */
    public enum Kind {
        READY,
        DOCUMENT,
        ACCEPTED,
        DATA,
        END,
        DETECTED,
        RESULT
    }

    /** A frame as read. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Frame(Kind kind, byte[] payload) {
        @Override
        public String toString() {
            return "Frame[" + kind + ", " + payload.length + " bytes]";
        }
    }

    private static final Kind[] KINDS = Kind.values();
    private static final byte[] NOTHING = {};

    private final DataInputStream in;
    private final DataOutputStream out;

    /** Takes the two ends; buffers nothing, so wrap what is not buffered. */
    public Frames(InputStream in, OutputStream out) {
        this.in = new DataInputStream(in);
        this.out = new DataOutputStream(out);
    }

    /** Writes a frame without payload, and flushes. */
    public void write(Kind kind) throws IOException {
        write(kind, NOTHING, 0, 0);
        out.flush();
    }

    /** Writes a frame, and flushes. */
    public void write(Kind kind, byte[] payload) throws IOException {
        write(kind, payload, 0, payload.length);
        out.flush();
    }

    /** Writes a frame of {@code length} bytes from {@code offset}, without flushing. */
    public void write(Kind kind, byte[] payload, int offset, int length) throws IOException {
        if (length > MAX_PAYLOAD) throw new IllegalArgumentException("payload of " + length + " bytes");
        out.writeByte(kind.ordinal());
        out.writeInt(length);
        out.write(payload, offset, length);
    }

    /** Writes all of a stream as DATA frames and END, and flushes; gives the number of bytes. */
    public long writeAll(InputStream data) throws IOException {
        byte[] buffer = new byte[MAX_PAYLOAD];
        long total = 0;
        for (int n = data.read(buffer); n >= 0; n = data.read(buffer)) {
            if (n == 0) continue;
            write(Kind.DATA, buffer, 0, n);
            total += n;
        }
        write(Kind.END);
        return total;
    }

    /**
     * Reads the next frame; empty when the other side has closed between two frames.
     *
     * @throws EOFException when it closed within one
     * @throws ProtocolException when the bytes are no frame
     */
    public Optional<Frame> read() throws IOException {
        int kind = in.read();
        if (kind < 0) return Optional.empty();
        if (kind >= KINDS.length) throw new ProtocolException("unknown kind of frame");
        int length = in.readInt();
        if (length < 0 || length > MAX_PAYLOAD) throw new ProtocolException("frame of " + length + " bytes");
        byte[] payload = length == 0 ? NOTHING : new byte[length];
        in.readFully(payload);
        return Optional.of(new Frame(KINDS[kind], payload));
    }

    /** Reads the next frame, which must be there and of this kind; gives its payload. */
    public byte[] expect(Kind kind) throws IOException {
        Frame frame = read().orElseThrow(EOFException::new);
        if (frame.kind() != kind) throw new ProtocolException("expected " + kind + ", found " + frame.kind());
        return frame.payload();
    }

    /**
     * Reads DATA frames up to END into a stream.
     *
     * @param length bytes that must come, no more and no fewer
     */
    public void readAll(OutputStream into, long length) throws IOException {
        long left = length;
        while (true) {
            Frame frame = read().orElseThrow(EOFException::new);
            if (frame.kind() == Kind.END) break;
            if (frame.kind() != Kind.DATA) throw new ProtocolException("expected DATA, found " + frame.kind());
            left -= frame.payload().length;
            if (left < 0) throw new ProtocolException("more than " + length + " bytes");
            into.write(frame.payload());
        }
        if (left != 0) throw new ProtocolException(left + " bytes short");
    }
}
