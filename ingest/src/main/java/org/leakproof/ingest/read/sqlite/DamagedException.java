package org.leakproof.ingest.read.sqlite;

import java.io.IOException;

/** Bytes that are not what the file format has there. Says nothing of them. */
final class DamagedException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedException() {
        super("damaged");
    }
}
