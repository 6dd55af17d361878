package org.leakproof.contract;

/** Something that the operator can mend: an argument, a policy, a path, a full disk. The message is one line that says
 *  where, what was found and what would be right; the program prints it, and nothing else, and exits with the code for
 *  an operator's mistake. */
public class OperatorMistake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public OperatorMistake(String oneLine) {
        super(oneLine);
    }

    public OperatorMistake(String oneLine, Throwable cause) {
        super(oneLine, cause);
    }
}
