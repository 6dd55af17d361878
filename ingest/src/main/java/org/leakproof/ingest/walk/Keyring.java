package org.leakproof.ingest.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The passwords for one container: the one that fitted last is tried first, as most containers have a single one, and
 * the cost of trying is paid out of the tree's budget.
 */
final class Keyring {
    /** Says whether a password fits, and what it opens; empty if it does not fit. */
    interface Lock<T> {
        Optional<T> open(byte[] password);
    }

    private final List<byte[]> passwords;
    private final TreeBudget tree;

    Keyring(Passwords passwords, TreeBudget tree) {
        this.passwords = new ArrayList<>(passwords.list());
        this.tree = tree;
    }

    /**
     * Tries the passwords.
     *
     * @param rounds hash computations that one try costs
     * @return what the first fitting one opens; empty if none fits, or the budget is used up
     */
    <T> Optional<T> open(Lock<T> lock, long rounds) {
        for (int i = 0; i < passwords.size(); i++) {
            if (!tree.payRounds(rounds)) {
                return Optional.empty();
            }
            Optional<T> opened = lock.open(passwords.get(i));
            if (opened.isPresent()) {
                passwords.add(0, passwords.remove(i));
                return opened;
            }
        }
        return Optional.empty();
    }
}
