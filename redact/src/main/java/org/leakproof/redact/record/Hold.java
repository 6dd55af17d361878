package org.leakproof.redact.record;

import org.leakproof.contract.record.HeldReason;

/** Ends the work on a message: it is held. Never leaves this package. */
final class Hold extends Exception {
    private static final long serialVersionUID = 1L;

    private final HeldReason reason;

    Hold(HeldReason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    HeldReason reason() {
        return reason;
    }
}
