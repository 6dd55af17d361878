package org.leakproof.cli;

/** Somebody pressed Ctrl-C, or the system asked the process to end, and work ends before the command does: whoever
 *  watches for interruptions catches it. */
final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoppedException() {
        super("stopped", null, false, false);
    }
}
