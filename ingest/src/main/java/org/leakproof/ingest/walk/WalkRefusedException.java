package org.leakproof.ingest.walk;

/**
 * Only the operator can help: a path that is missing or cannot be read, a work folder that is full. The message is one
 * line for the operator's terminal; it names the path, so it never goes into a log.
 */
public final class WalkRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    WalkRefusedException(String message) {
        super(message);
    }
}
