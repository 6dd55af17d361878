package org.leakproof.ingest.walk;

import java.io.IOException;

/**
 * The disk failed, not the data. Unchecked, so that no decoder takes it for damaged data; turned
 * into a {@link WalkRefusedException} where the walk began.
 */
final class DiskFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Where the disk failed. */
    enum Side {
        ARCHIVE,
        WORK_FOLDER,
        TEMPORARY_FOLDER
    }

    private final Side side;
    private final IOException reason;

    DiskFault(Side side, IOException reason) {
        super(reason);
        this.side = side;
        this.reason = reason;
    }

    Side side() {
        return side;
    }

    IOException reason() {
        return reason;
    }
}
