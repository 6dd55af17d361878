package org.leakproof.contract.stream;

/** Another process has taken over the work of this one: nothing that this one has not committed counts, and it must stop.
 *  The message is one line. */
public final class FencedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FencedException(String message, Throwable cause) {
        super(message, cause);
    }
}
