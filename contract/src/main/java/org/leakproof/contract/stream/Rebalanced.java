package org.leakproof.contract.stream;

/** A transaction could not take its reader's positions, because the partitions have moved: it is to be aborted, and the
 *  reader goes on from what is committed. Never leaves this package. */
final class Rebalanced extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Rebalanced(Throwable cause) {
        super(cause);
    }
}
