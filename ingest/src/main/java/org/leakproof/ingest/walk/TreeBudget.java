package org.leakproof.ingest.walk;

/** What is left of the budget for one file on disk and everything nested in it. */
final class TreeBudget {
    private final Budget budget;
    private long graceLeft;
    private long bytesLeft;
    private int entriesLeft;
    private long roundsLeft;

    /** @param entries how many more entries may have an ordinal, if that is less than the budget grants */
    TreeBudget(Budget budget, int entries) {
        this.budget = budget;
        this.graceLeft = budget.graceBytes();
        this.bytesLeft = budget.treeBytes();
        this.entriesLeft = Math.min(budget.treeEntries(), entries);
        this.roundsLeft = budget.passwordRounds();
    }

    Budget limits() {
        return budget;
    }

    /** Counts one more entry; false once there are too many. */
    boolean countEntry() {
        if (entriesLeft == 0) {
            return false;
        }
        entriesLeft--;
        return true;
    }

    /** Pays for deriving a key; false if that is more than is left, and then nothing is paid. */
    boolean payRounds(long rounds) {
        if (rounds > roundsLeft) {
            return false;
        }
        roundsLeft -= rounds;
        return true;
    }

    /** Draws from the common grace: as much as is left of what was asked for. */
    long drawGrace(long wanted) {
        long granted = Math.min(wanted, graceLeft);
        graceLeft -= granted;
        return granted;
    }

    /** Draws from the tree's total: as much as is left of what was asked for. */
    long drawBytes(long wanted) {
        long granted = Math.min(wanted, bytesLeft);
        bytesLeft -= granted;
        return granted;
    }
}
