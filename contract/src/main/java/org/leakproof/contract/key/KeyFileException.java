package org.leakproof.contract.key;

import org.leakproof.contract.OperatorMistake;

/** The operator's mistake: a key file that is missing, malformed or open to others. The message is one line and says what
 *  to do. */
public final class KeyFileException extends OperatorMistake {
    private static final long serialVersionUID = 1L;

    KeyFileException(String message) {
        super(message);
    }
}
