package org.leakproof.ingest.walk;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;

/** Records written one after the other into a file of the work folder, and read back in that order. */
public final class RecordFile implements AutoCloseable {
    private static final int BUFFER = 16 * 1024;

    private final FileChannel file;
    private final DataOutputStream out;
    private long size;

    RecordFile(FileChannel file) {
        this.file = file;
        this.out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(file), BUFFER));
    }

    /** Takes a record; it is written. */
    public void add(byte[] record) {
        try {
            out.writeInt(record.length);
            out.write(record);
            size += Integer.BYTES + record.length;
        } catch (IOException e) {
            throw new DiskFault(DiskFault.Side.WORK_FOLDER, e);
        }
    }

    /** Reads from the start what has been added so far, or is added while there is something to read. */
    public Reader reader() {
        return new Reader();
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new DiskFault(DiskFault.Side.WORK_FOLDER, e);
        }
    }

    /** A place in the file; several may be open. */
    public final class Reader {
        private long position;
        private DataInputStream in = new DataInputStream(BufferedInputStream.nullInputStream());
        private long inEnd;

        /** Whether there is a record further on. */
        public boolean hasNext() {
            return position < size;
        }

        /** The next record. */
        public byte[] next() {
            try {
                if (position == inEnd) {
                    out.flush();
                    Region rest = new Region(file, DiskFault.Side.WORK_FOLDER, size).slice(position, size - position);
                    in = new DataInputStream(new BufferedInputStream(rest.stream(), BUFFER));
                    inEnd = size;
                }
                byte[] record = new byte[in.readInt()];
                in.readFully(record);
                position += Integer.BYTES + record.length;
                return record;
            } catch (IOException e) {
                throw new DiskFault(DiskFault.Side.WORK_FOLDER, e);
            }
        }
    }
}
