package org.leakproof.redact.scan;

import java.util.stream.IntStream;

/** Tells by a run backward from a place how far before it something of one pattern can have begun. */
final class Reach {

    static final int NOWHERE = -1;

    private final Alphabet alphabet;
    private final BackwardAutomaton backward;

    /** Classes that may not stand before it. */
    private final long[] forbiddenBefore;

    /** Whether it may begin at the place itself. */
    private final boolean mayBeEmpty;

    private long steps;

    private Reach(Program program, long[] forbiddenBefore, BackwardAutomaton backward, boolean mayBeEmpty) {
        this.alphabet = program.alphabet;
        this.backward = backward;
        this.forbiddenBefore = forbiddenBefore;
        this.mayBeEmpty = mayBeEmpty;
    }

    /** Of matches that are under way at a place. */
    static Reach ofMatches(Program program, Reverse reverse, Boundary left, StateBudget budget) {
        int[] any = IntStream.range(0, program.size()).toArray();
        long[] forbiddenBefore = program.alphabet.members(left.forbidden(), false);
        return new Reach(program, forbiddenBefore, new BackwardAutomaton(program, reverse, any, budget, 4), false);
    }

    /** Of heads that end at a place. */
    static Reach ofHead(CompiledHead head, StateBudget budget) {
        Program program = head.program();
        int[] ends = IntStream.range(0, program.size())
                .filter(state -> program.kind[state] == Program.ACCEPT)
                .toArray();
        BackwardAutomaton backward = new BackwardAutomaton(program, new Reverse(program), ends, budget, 4);
        return new Reach(program, head.forbiddenBefore(), backward, backward.mayBeEmpty());
    }

    /**
     * The farthest place at which it can have begun, or {@link #NOWHERE}.
     *
     * @param bound it did not begin before this place
     */
    int farthest(byte[] bytes, int place, int bound) {
        int state = backward.start();
        int at = place;
        int farthest = NOWHERE;
        int characterClass = alphabet.classBefore(bytes, at);
        if (mayBeEmpty && isAllowed(characterClass)) {
            farthest = at;
        }
        while (at > bound) {
            int next = backward.step(state, characterClass);
            steps++;
            if (LazyAutomaton.isEmpty(next)) {
                return farthest;
            }
            state = LazyAutomaton.state(next);
            at = Alphabet.before(bytes, at);
            characterClass = alphabet.classBefore(bytes, at);
            if (LazyAutomaton.accepts(next) && isAllowed(characterClass)) {
                farthest = at;
            }
        }
        return farthest;
    }

    private boolean isAllowed(int classBefore) {
        return (forbiddenBefore[classBefore >> 6] >> classBefore & 1) == 0;
    }

    /** Characters stepped over so far. */
    long steps() {
        return steps;
    }
}
