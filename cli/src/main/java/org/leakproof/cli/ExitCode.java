package org.leakproof.cli;

/** What the process says when it ends. Public: scripts rely on the numbers. */
enum ExitCode {
    /** Everything that was found is published, a duplicate or withheld, and the books balance. */
    COMPLETE(0),
    /** Our fault. */
    FAULT(1),
    /** The operator can mend it: one line on standard error says how. */
    MISTAKE(2),
    /** The books do not balance: nothing was released. 3 is what the JVM itself says when memory ran out. */
    UNBALANCED(4),
    /** The books balance, and something is held. */
    HELD(5),
    /** Two policies do not do the same. */
    CHANGED(6),
    /** Stopped by Ctrl-C or a signal; the same command goes on. */
    INTERRUPTED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
