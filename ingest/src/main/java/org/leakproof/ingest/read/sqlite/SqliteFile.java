package org.leakproof.ingest.read.sqlite;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The pages of a database file, as its write-ahead log has changed them. Keeps some pages in memory. Not thread-safe. */
final class SqliteFile implements Closeable {
    static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private static final int HEADER = 100;
    private static final int CACHED_BYTES = 4 << 20;

    private final FileChannel file;
    private final Optional<WriteAheadLog> log;
    private final int pageSize;
    private final int usable;
    private final long pages;
    private final Charset charset;
    private final Map<Long, byte[]> cache;

    private SqliteFile(FileChannel file, Optional<WriteAheadLog> log, byte[] header, long size) {
        this.file = file;
        this.log = log;
        int stored = (header[16] & 0xff) << 8 | header[17] & 0xff;
        this.pageSize = stored == 1 ? 1 << 16 : stored;
        this.usable = pageSize - (header[20] & 0xff);
        this.pages = Math.max(
                (size + pageSize - 1) / pageSize, log.map(WriteAheadLog::pages).orElse(0L));
        this.charset = switch (ByteBuffer.wrap(header).getInt(56)) {
            case 2 -> StandardCharsets.UTF_16LE;
            case 3 -> StandardCharsets.UTF_16BE;
            default -> StandardCharsets.UTF_8;
        };
        int most = Math.max(8, CACHED_BYTES / pageSize);
        this.cache = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
                return size() > most;
            }
        };
    }

    /** @param log the database's write-ahead log, if there is one
     *  @throws DamagedException if the file does not begin as a database does
     *  @throws IOException if it cannot be read */
    static SqliteFile open(Path path, Optional<Path> log) throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
        try {
            byte[] header = new byte[HEADER];
            if (fill(file, header, 0) < HEADER || !isDatabase(header)) {
                throw new DamagedException();
            }
            int stored = (header[16] & 0xff) << 8 | header[17] & 0xff;
            int size = stored == 1 ? 1 << 16 : stored;
            Optional<WriteAheadLog> changes = log.isPresent() ? WriteAheadLog.open(log.get(), size) : Optional.empty();
            return new SqliteFile(file, changes, header, file.size());
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Whether a file that begins so is a database. */
    static boolean isDatabase(byte[] head) {
        if (head.length < HEADER || !Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            return false;
        }
        int size = (head[16] & 0xff) << 8 | head[17] & 0xff;
        int reserved = head[20] & 0xff;
        return (size == 1 || size >= 512 && Integer.bitCount(size) == 1) && (size == 1 || size - reserved >= 480);
    }

    /** Bytes of a page that hold content. */
    int usable() {
        return usable;
    }

    /** How many pages there are; they are counted from 1. */
    long pages() {
        return pages;
    }

    Charset charset() {
        return charset;
    }

    /** @throws DamagedException if there is no such page, or the file ends within it */
    byte[] page(long number) throws IOException {
        if (number < 1 || number > pages) {
            throw new DamagedException();
        }
        byte[] cached = cache.get(number);
        if (cached != null) {
            return cached;
        }
        byte[] page = new byte[pageSize];
        boolean changed = log.isPresent() && log.get().read(number, page);
        if (!changed && fill(file, page, (number - 1) * pageSize) < pageSize) {
            throw new DamagedException();
        }
        cache.put(number, page);
        return page;
    }

    static int fill(FileChannel file, byte[] into, long position) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(into);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, position + buffer.position()) < 0) {
                break;
            }
        }
        return buffer.position();
    }

    @Override
    public void close() throws IOException {
        try (FileChannel database = file) {
            if (log.isPresent()) {
                log.get().close();
            }
        }
    }

    @Override
    public String toString() {
        return "SqliteFile[" + pages + " pages]";
    }
}
