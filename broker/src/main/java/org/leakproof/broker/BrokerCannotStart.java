package org.leakproof.broker;

/**
 * The broker refuses to start for a reason that lies with the machine or the arguments: a port that is taken, a folder
 * in use, a full disk. The message is one line for the operator: what was found, where, and what would be right.
 */
public final class BrokerCannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokerCannotStart(String line) {
        super(line);
    }

    BrokerCannotStart(String line, Throwable cause) {
        super(line, cause);
    }
}
