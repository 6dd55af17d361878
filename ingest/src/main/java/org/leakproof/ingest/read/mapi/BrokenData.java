package org.leakproof.ingest.read.mapi;

import java.io.IOException;
import org.leakproof.contract.record.HeldReason;

/** The data's fault, met while reading a stream: what it was read for has to be held. Carries no stack trace and no text. */
public final class BrokenData extends IOException {
    private static final long serialVersionUID = 1;

    private final HeldReason reason;

    public BrokenData(HeldReason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public HeldReason reason() {
        return reason;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
