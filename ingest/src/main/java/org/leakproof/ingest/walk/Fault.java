package org.leakproof.ingest.walk;

import com.github.luben.zstd.ZstdIOException;
import java.io.EOFException;
import java.io.IOException;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.UnsupportedOptionsException;

/** The data's fault, on its way from the byte that shows it to the entry that is flagged for it. */
final class Fault extends IOException {
    private static final long serialVersionUID = 1L;

    /** Code of zstd's error "frame requires too much memory for decoding". */
    private static final int ZSTD_WINDOW_TOO_LARGE = 16;

    private final EntryStatus status;

    Fault(EntryStatus status) {
        super(status.name());
        this.status = status;
    }

    EntryStatus status() {
        return status;
    }

    /**
     * What a decoder's exception means.
     *
     * @param inputEnded whether the decoder had asked for more input than there is
     */
    static Fault of(Exception cause, boolean inputEnded) {
        if (cause instanceof Fault fault) {
            return fault;
        }
        if (cause instanceof MemoryLimitException
                || cause instanceof DecoderMemory.Exceeded
                || cause instanceof ZstdIOException zstd && zstd.getErrorCode() == ZSTD_WINDOW_TOO_LARGE) {
            return new Fault(EntryStatus.NEEDS_TOO_MUCH_MEMORY);
        }
        if (cause instanceof UnsupportedOptionsException) {
            return new Fault(EntryStatus.UNSUPPORTED_COMPRESSION);
        }
        return new Fault(cause instanceof EOFException || inputEnded ? EntryStatus.TRUNCATED : EntryStatus.DAMAGED);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
