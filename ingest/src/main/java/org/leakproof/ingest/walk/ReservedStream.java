package org.leakproof.ingest.walk;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A decoder that does something once when it is closed: give its memory back. */
final class ReservedStream extends FilterInputStream {
    private final Runnable giveBack;
    private boolean closed;

    ReservedStream(InputStream in, Runnable giveBack) {
        super(in);
        this.giveBack = giveBack;
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            giveBack.run();
        }
        super.close();
    }
}
