package org.leakproof.extract.protocol;

import java.io.IOException;

/** The other side sent something that is not in the protocol. */
public final class ProtocolException extends IOException {
    private static final long serialVersionUID = 1L;

    public ProtocolException(String what) {
        super(what);
    }
}
