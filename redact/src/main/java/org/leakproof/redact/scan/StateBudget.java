package org.leakproof.redact.scan;

import java.util.ArrayList;
import java.util.List;

/** Bounds what several lazily built automata keep together; when it is used up, all of them start anew. */
final class StateBudget {

    private final long limit;
    private final List<LazyAutomaton> users = new ArrayList<>();
    private long used;

    /** @param limit in ints of four bytes */
    StateBudget(long limit) {
        this.limit = limit;
    }

    void join(LazyAutomaton user) {
        users.add(user);
    }

    /** Takes so much; if there is not so much left, every user forgets its states first. */
    void take(long ints) {
        if (used + ints > limit && used > 0) {
            users.forEach(LazyAutomaton::forget);
            used = 0;
        }
        used += ints;
    }
}
