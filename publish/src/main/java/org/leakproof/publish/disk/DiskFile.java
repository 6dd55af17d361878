package org.leakproof.publish.disk;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.leakproof.publish.disk.Faults.Act;

/** A file that grows at its end through a buffer and can be read anywhere in what was flushed. Not thread-safe. */
public final class DiskFile implements Closeable {
    private static final int BUFFER = 1 << 16;
    /** The platform copies each call's bytes through a buffer of that size outside the heap, and keeps it. */
    private static final int PER_CALL = 1 << 18;

    private final Path path;
    private final FileChannel channel;
    private final Faults faults;
    private final ByteBuffer pending = ByteBuffer.allocate(BUFFER);
    private long flushed;

    DiskFile(Path path, FileChannel channel, Faults faults) throws IOException {
        this.path = path;
        this.channel = channel;
        this.faults = faults;
        this.flushed = channel.size();
    }

    /** Bytes, those that wait in the buffer included. */
    public long length() {
        return flushed + pending.position();
    }

    public void write(byte[] bytes, int from, int count) throws IOException {
        if (count > pending.remaining()) {
            flush();
            if (count >= BUFFER) {
                writeThrough(ByteBuffer.wrap(bytes, from, count));
                return;
            }
        }
        pending.put(bytes, from, count);
    }

    /** Hands the buffer to the operating system. */
    public void flush() throws IOException {
        pending.flip();
        if (pending.hasRemaining()) {
            writeThrough(pending);
        }
        pending.clear();
    }

    /** Flushes, and sees everything onto the disk. */
    public void force() throws IOException {
        flush();
        faults.before(Act.FORCE, path);
        channel.force(true);
    }

    /** Cuts the file; nothing may wait in the buffer. */
    public void truncate(long length) throws IOException {
        if (pending.position() != 0) {
            throw new IllegalStateException("a file with unwritten bytes is not cut");
        }
        faults.before(Act.TRUNCATE, path);
        channel.truncate(length);
        flushed = channel.size();
    }

    /** Fills the array from an offset.
     *
     *  @throws EOFException if the file ends before */
    public void read(long offset, byte[] into, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(into, 0, count);
        while (buffer.position() < count) {
            buffer.limit(Math.min(count, buffer.position() + PER_CALL));
            int n = channel.read(buffer, offset + buffer.position());
            if (n < 0) {
                throw new EOFException("file ends early");
            }
        }
    }

    private void writeThrough(ByteBuffer bytes) throws IOException {
        int end = bytes.limit();
        faults.before(Act.WRITE, path);
        int first = faults.tear(bytes.remaining());
        if (first < bytes.remaining()) {
            bytes.limit(bytes.position() + first);
            drain(bytes);
            bytes.limit(end);
            faults.before(Act.WRITE, path);
        }
        drain(bytes);
    }

    private void drain(ByteBuffer bytes) throws IOException {
        int end = bytes.limit();
        while (bytes.position() < end) {
            bytes.limit(Math.min(end, bytes.position() + PER_CALL));
            flushed += channel.write(bytes, flushed);
        }
    }

    /** Closes without flushing: what was not forced is not promised. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
