package org.leakproof.ingest.read.mapi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.leakproof.contract.record.HeldReason;

/** A run of bytes wherever it lies. May be read any number of times, for as long as the file it lies in is open. */
public interface Blob {
    /** Bytes that {@link #open} gives, unless it breaks off. */
    long size();

    /** The bytes from the first on. Reading throws {@link BrokenData} where the data is not what it should be. */
    InputStream open() throws IOException;

    /** All bytes.
     *
     *  @throws BrokenData with this reason if there are more than the limit; or as reading does */
    default byte[] bytes(long limit, HeldReason beyond) throws IOException {
        if (size() > limit) {
            throw new BrokenData(beyond);
        }
        try (InputStream in = open()) {
            return in.readNBytes((int) size());
        }
    }

    /** @param bytes not to be changed afterwards */
    static Blob of(byte[] bytes) {
        return of(ByteBuffer.wrap(bytes));
    }

    /** @param buffer from its position to its limit; its bytes are not to be changed afterwards */
    static Blob of(ByteBuffer buffer) {
        return new BufferBlob(buffer.slice());
    }
}
