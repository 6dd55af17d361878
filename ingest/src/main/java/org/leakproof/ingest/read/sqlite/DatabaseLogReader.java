package org.leakproof.ingest.read.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.regex.Pattern;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.Source;

/** Takes a database's write-ahead log and its index, which hold no message of their own: the log is read with its database. A
 * log that has none beside it is held. Offsets and lengths are in bytes. */
public final class DatabaseLogReader implements MessageReader {
    /** What the index of a log begins with, in the byte order of the machine that wrote it. */
    private static final int INDEX = 3_007_000;

    private static final Pattern SUFFIX = Pattern.compile("-(wal|shm)$");

    @Override
    public String name() {
        return "database-log";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public boolean accepts(Head head) {
        return WriteAheadLog.isLog(head.bytes()) || isIndex(head.bytes());
    }

    private static boolean isIndex(byte[] head) {
        if (head.length < 136) {
            return false;
        }
        ByteBuffer fields = ByteBuffer.wrap(head);
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            fields.order(order);
            if (fields.getInt(0) == INDEX && fields.getInt(48) == INDEX) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void read(Source source, MessageSink sink) throws IOException {
        boolean index = isIndex(source.head().bytes());
        boolean withDatabase =
                source.neighbour(name -> SUFFIX.matcher(name).replaceFirst("")).isPresent();
        long length;
        try (InputStream in = source.open()) {
            length = in.transferTo(OutputStream.nullOutputStream());
        }
        if (index || withDatabase) {
            sink.gap(0, length);
        } else if (sink.wants(0)) {
            sink.held(0, length, HeldReason.MISSING, 0);
        }
    }
}
