package org.leakproof.redact.scan;

import java.util.Arrays;

/**
 * Runs a program of one pattern backward to tell how far back a match can have begun. A state's members are the CHAR states that
 * a match may be in before the next character to the right; none is left where no match can reach across. What is accepted is
 * that a match can begin before the character that led to the state.
 * Neighbours (BEHIND, AHEAD) are not asked, so it may go further back than any match does, never less far.
 */
final class BackwardAutomaton extends LazyAutomaton {

    private final Reverse reverse;
    private final NumberSet reached;

    /** CHAR states that a match can begin with. */
    private final NumberSet first;

    /** States that a match may be in where the run begins. */
    private final int[] last;

    private final boolean mayBeEmpty;

    private int start;
    private int startEpoch = -1;

    /** @param last states that a match may be in where a run begins, sorted */
    BackwardAutomaton(Program program, Reverse reverse, int[] last, StateBudget budget, int firstCapacity) {
        super(program, budget, firstCapacity);
        this.reverse = reverse;
        this.last = last;
        this.reached = new NumberSet(program.size());
        this.first = new NumberSet(program.size());
        NumberSet open = new NumberSet(program.size());
        open.add(program.starts[0]);
        for (int i = 0; i < open.size(); i++) {
            int state = open.get(i);
            switch (program.kind[state]) {
                case Program.CHAR -> first.add(state);
                case Program.SPLIT -> {
                    open.add(program.out[state]);
                    open.add(program.other[state]);
                }
                case Program.ACCEPT -> {}
                default -> open.add(program.out[state]);
            }
        }
        this.mayBeEmpty = Arrays.stream(last).anyMatch(open::contains);
    }

    /** Whether a match may begin where the run does. */
    boolean mayBeEmpty() {
        return mayBeEmpty;
    }

    int start() {
        if (startEpoch != epoch()) {
            start = intern(last, 0, new int[0]);
            startEpoch = epoch();
        }
        return start;
    }

    @Override
    int follow(int[] from, int group, int characterClass) {
        reached.clear();
        for (int state : from) {
            reached.add(state);
        }
        for (int i = 0; i < reached.size(); i++) {
            int state = reached.get(i);
            for (int j = reverse.emptyStarts[state]; j < reverse.emptyStarts[state + 1]; j++) {
                reached.add(reverse.empties[j]);
            }
            for (int j = reverse.charStarts[state]; j < reverse.charStarts[state + 1]; j++) {
                if (program.admits(reverse.chars[j], characterClass)) {
                    collected.add(reverse.chars[j]);
                }
            }
        }
        for (int i = 0; i < collected.size(); i++) {
            if (first.contains(collected.get(i))) {
                accepting.add(0);
            }
        }
        return 0;
    }
}
