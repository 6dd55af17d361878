package org.leakproof.contract.stream;

/** The operator's mistake, or a cluster that does not answer as it must. The message is one line and says what to do. */
public final class ClusterException extends org.leakproof.contract.OperatorMistake {
    private static final long serialVersionUID = 1L;

    ClusterException(String message) {
        super(message);
    }

    ClusterException(String message, Throwable cause) {
        super(message, cause);
    }
}
