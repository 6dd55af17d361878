package org.leakproof.redact.record;

import org.leakproof.contract.record.HeldReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what failed into a reason. Of the failure only its class is logged: its message may quote the text. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static Hold hold(HeldReason reason, Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        LOG.warn(
                "{}: {} at {}",
                reason,
                failure.getClass().getName(),
                trace.length == 0 ? "an unknown place" : trace[0].getClassName() + ":" + trace[0].getLineNumber());
        return new Hold(reason);
    }
}
