package org.leakproof.ingest.read;

import org.leakproof.contract.record.HeldReason;

/** A message that goes beyond a limit and has to be held as a whole. Carries no stack trace and no text. */
public final class Unfit extends Exception {
    private static final long serialVersionUID = 1;

    private final HeldReason reason;

    public Unfit(HeldReason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    public HeldReason reason() {
        return reason;
    }
}
