package org.leakproof.ingest.read.mail;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.leakproof.ingest.read.Source;

/** A window that slides over an entry's bytes. What lies behind a mark stays within reach: in the heap up to
 * {@link #HEAP} bytes, beyond that mapped from the entry's own file or, where it has none, from a copy in the work
 * folder. Positions count from the entry's first byte. */
final class Window implements Closeable {
    /** Largest message that is kept in the heap. */
    static final int HEAP = 4 << 20;

    /** Bytes that stay before the current position when a large message slides out. */
    private static final int BEHIND = Separator.LOOK;

    private static final int FIRST = 128 * 1024;
    private static final int LARGEST = HEAP + (1 << 20);

    private final Source source;
    private final FileChannel file;
    private final InputStream stream;
    private byte[] buffer = new byte[FIRST];
    private long base;
    private int limit;
    private boolean ended;
    private IOException failure;

    private long mark;
    private boolean wanted;
    private boolean large;
    private FileChannel spooling;
    private long spooled;

    Window(Source source) throws IOException {
        this.source = source;
        Path path = source.file().orElse(null);
        if (path != null) {
            file = FileChannel.open(path, StandardOpenOption.READ);
            stream = InputStream.nullInputStream();
        } else {
            file = null;
            stream = source.open();
        }
    }

    byte[] buffer() {
        return buffer;
    }

    int limit() {
        return limit;
    }

    int index(long position) {
        return (int) Math.max(0, position - base);
    }

    long position(int index) {
        return base + index;
    }

    byte at(long position) {
        return buffer[(int) (position - base)];
    }

    /** Behind the last byte that was read. */
    long known() {
        return base + limit;
    }

    boolean ended() {
        return ended;
    }

    /** The entry's length, once it has ended. */
    long end() {
        return base + limit;
    }

    boolean failed() {
        return failure != null;
    }

    void rethrow() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    long marked() {
        return mark;
    }

    byte[] copy(long from, long to) {
        return Arrays.copyOfRange(buffer, index(from), index(to));
    }

    /** What lies from here on is to stay within reach, if it is wanted. */
    void mark(long position, boolean wanted) throws IOException {
        closeSpool();
        mark = position;
        this.wanted = wanted;
        large = false;
    }

    /** Reads until the bytes before the position are known or the entry ends. */
    void reach(long position) throws IOException {
        while (!ended && known() < position) {
            more(Math.min(position, known()) - BEHIND);
        }
    }

    /** Reads on.
     *
     *  @param position what lies before it, less {@link #BEHIND} bytes, may slide out if the mark allows
     *  @return whether there was more */
    boolean more(long position) throws IOException {
        if (ended) {
            return false;
        }
        if (position - mark > HEAP) {
            large = true;
        }
        if (buffer.length - limit < buffer.length / 4) {
            slide(large ? Math.max(mark, position - BEHIND) : mark);
        }
        if (limit == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(LARGEST, buffer.length * 4));
        }
        int count = -1;
        try {
            count = file != null
                    ? file.read(ByteBuffer.wrap(buffer, limit, buffer.length - limit))
                    : stream.read(buffer, limit, buffer.length - limit);
        } catch (IOException e) {
            failure = e;
        }
        if (count < 0) {
            ended = true;
            return false;
        }
        limit += count;
        return true;
    }

    private void slide(long keep) throws IOException {
        int drop = (int) (keep - base);
        if (drop <= 0) {
            return;
        }
        if (large && wanted && file == null) {
            spool(keep);
        }
        System.arraycopy(buffer, drop, buffer, 0, limit - drop);
        base = keep;
        limit -= drop;
    }

    /** Puts down what lies between mark and {@code to}, as far as it is not yet. */
    private void spool(long to) throws IOException {
        if (spooling == null) {
            Path spool = Files.createTempFile(source.work(), "message", ".part");
            spooling = FileChannel.open(
                    spool, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            spooled = mark;
        }
        long until = Math.min(to, mark + Integer.MAX_VALUE);
        if (until > spooled) {
            ByteBuffer bytes = ByteBuffer.wrap(buffer, index(spooled), (int) (until - spooled));
            while (bytes.hasRemaining()) {
                spooling.write(bytes);
            }
            spooled = until;
        }
    }

    /** What lies between the mark and {@code end}, at most {@link Integer#MAX_VALUE} bytes; good until the next mark. */
    Bytes message(long end) throws IOException {
        if (mark >= base) {
            return Bytes.of(buffer, index(mark), (int) (end - mark));
        }
        if (file != null) {
            return Bytes.of(file.map(FileChannel.MapMode.READ_ONLY, mark, end - mark));
        }
        spool(end);
        return Bytes.of(spooling.map(FileChannel.MapMode.READ_ONLY, 0, end - mark));
    }

    private void closeSpool() throws IOException {
        if (spooling != null) {
            spooling.close();
            spooling = null;
        }
    }

    @Override
    public void close() throws IOException {
        closeSpool();
        stream.close();
        if (file != null) {
            file.close();
        }
    }
}
