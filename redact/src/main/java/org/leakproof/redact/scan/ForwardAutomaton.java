package org.leakproof.redact.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program forward. A state's members are what may stand before the next character: CHAR, ACCEPT, and AHEAD, which
 * waits for that character. So a match is told one character late, with the state behind it.
 *
 * <p>A <em>searching</em> one lets a match begin at every place; what begins anew is not among the members but follows from
 * the group, so that states stay small however many patterns there are.
 */
final class ForwardAutomaton extends LazyAutomaton {

    /** The patterns that are looked for. */
    private final int[] beginners;

    private final boolean searching;

    /** What begins at a place, by group of the place; made when first needed. */
    private final int[][] beginnings;

    /** What follows of that over a class, by group and class. */
    private final int[][][] followers;

    private final int[][][] beginningAccepts;

    /** First state by group, while the epoch lasts. */
    private final int[] starts;

    private int startsEpoch = -1;

    /** A bit for each class over which something may follow. */
    private final OfStates<long[]> leads = new OfStates<>(this::leads);

    private final OfStates<int[]> owners = new OfStates<>(this::owners);

    private final NumberSet now;
    private final int[] stack;

    /** What {@link #close} has been through since the last step began. */
    private final NumberSet closed;

    private final int[] closing;

    /** What is made of a state's members when it is first asked for, by the state's number. */
    private final class OfStates<T> {
        private final Function<int[], T> make;
        private final List<@Nullable T> known = new ArrayList<>();
        private int epoch;

        OfStates(Function<int[], T> make) {
            this.make = make;
        }

        T of(int number) {
            if (epoch != epoch()) {
                known.clear();
                epoch = epoch();
            }
            while (known.size() <= number) {
                known.add(null);
            }
            T one = known.get(number);
            if (one == null) {
                one = make.apply(membersOf(number));
                known.set(number, one);
            }
            return one;
        }
    }

    /** Looks for all patterns. */
    ForwardAutomaton(Program program, boolean searching, StateBudget budget, int firstCapacity) {
        this(program, program.patterns(), searching, budget, firstCapacity);
    }

    /**
     * @param beginners the patterns that are looked for, by their indexes
     * @param searching whether a match may begin anywhere, or only where it is started
     */
    ForwardAutomaton(Program program, int[] beginners, boolean searching, StateBudget budget, int firstCapacity) {
        super(program, budget, firstCapacity);
        this.beginners = beginners;
        this.searching = searching;
        this.starts = new int[program.groupCount];
        this.now = new NumberSet(program.size());
        this.stack = new int[program.size() + 1];
        this.beginnings = new int[program.groupCount][];
        int columns = searching ? program.alphabet.size() + 1 : 0;
        this.followers = new int[program.groupCount][columns][];
        this.beginningAccepts = new int[program.groupCount][columns][];
        this.closed = new NumberSet(program.size());
        this.closing = new int[program.size() + 1];
    }

    /** The state at a place behind a character of this class. */
    int start(int classBefore) {
        return startOf(program.groups[classBefore]);
    }

    /** The state at a place of this group. */
    int startOf(int group) {
        if (startsEpoch != epoch()) {
            Arrays.fill(starts, -1);
            startsEpoch = epoch();
        }
        int known = starts[group];
        if (known < 0) {
            known = intern(searching ? new int[0] : beginning(group), group, new int[0]);
            if (startsEpoch == epoch()) {
                starts[group] = known;
            }
        }
        return known;
    }

    @Override
    boolean leads(int number, int characterClass) {
        if (searching) {
            return true;
        }
        return (leads.of(number)[characterClass >> 6] >> characterClass & 1) != 0;
    }

    /** A bit for each class over which something may follow a state, or before which something has ended. */
    long[] leads(int state) {
        return leads.of(number(state));
    }

    /** The patterns of a state's members, one each. */
    int[] owners(int state) {
        return owners.of(number(state));
    }

    private int[] owners(int[] members) {
        return Arrays.stream(members).map(program::owner).distinct().toArray();
    }

    private long[] leads(int[] members) {
        long[] all = new long[program.alphabet.words()];
        for (int member : members) {
            if (program.kind[member] != Program.CHAR) {
                Arrays.fill(all, -1);
                return all;
            }
            long[] set = program.sets[program.other[member]];
            for (int i = 0; i < all.length; i++) {
                all[i] |= set[i];
            }
        }
        return all;
    }

    @Override
    int follow(int[] from, int group, int characterClass) {
        stepOver(from, group, characterClass);
        if (searching) {
            begin(group, characterClass);
        }
        return groupBehind(characterClass);
    }

    /** What can begin at a place of this group. */
    private int[] beginning(int group) {
        int[] known = beginnings[group];
        if (known == null) {
            now.clear();
            closed.clear();
            for (int pattern : beginners) {
                close(program.starts[pattern], program.groupClasses[group], now);
            }
            known = now.sorted();
            beginnings[group] = known;
        }
        return known;
    }

    private void begin(int group, int characterClass) {
        int[] known = followers[group][characterClass];
        if (known == null) {
            int[] keptMembers = collected.sorted();
            int[] keptAccepts = accepting.sorted();
            collected.clear();
            accepting.clear();
            stepOver(beginning(group), group, characterClass);
            known = collected.sorted();
            followers[group][characterClass] = known;
            beginningAccepts[group][characterClass] = accepting.sorted();
            collected.clear();
            accepting.clear();
            collected.addAll(keptMembers);
            accepting.addAll(keptAccepts);
        }
        collected.addAll(known);
        accepting.addAll(beginningAccepts[group][characterClass]);
    }

    private void stepOver(int[] from, int group, int characterClass) {
        now.clear();
        closed.clear();
        for (int state : from) {
            visit(state, group, characterClass);
        }
    }

    /** Follows what a member leads to at its place, now that the next character is known. */
    private void visit(int first, int group, int characterClass) {
        if (!now.add(first)) {
            return;
        }
        int depth = 0;
        stack[depth++] = first;
        while (depth > 0) {
            int state = stack[--depth];
            switch (program.kind[state]) {
                case Program.CHAR -> {
                    if (program.admits(state, characterClass)) {
                        close(program.out[state], characterClass, collected);
                    }
                }
                case Program.ACCEPT -> accepting.add(program.other[state]);
                case Program.SPLIT -> {
                    depth = push(program.out[state], depth);
                    depth = push(program.other[state], depth);
                }
                case Program.BEHIND -> {
                    if (program.admits(state, program.groupClasses[group])) {
                        depth = push(program.out[state], depth);
                    }
                }
                default -> {
                    if (program.admits(state, characterClass)) {
                        depth = push(program.out[state], depth);
                    }
                }
            }
        }
    }

    private int push(int state, int depth) {
        if (now.add(state)) {
            stack[depth] = state;
            return depth + 1;
        }
        return depth;
    }

    /** Adds what stands at a place behind a character of this class; AHEAD waits. */
    private void close(int first, int classBefore, NumberSet into) {
        if (classBefore == program.alphabet.end() || !closed.add(first)) {
            return;
        }
        int depth = 0;
        closing[depth++] = first;
        while (depth > 0) {
            int state = closing[--depth];
            byte kind = program.kind[state];
            if (kind == Program.SPLIT) {
                if (closed.add(program.out[state])) {
                    closing[depth++] = program.out[state];
                }
                if (closed.add(program.other[state])) {
                    closing[depth++] = program.other[state];
                }
            } else if (kind == Program.BEHIND) {
                if (program.admits(state, classBefore) && closed.add(program.out[state])) {
                    closing[depth++] = program.out[state];
                }
            } else {
                into.add(state);
            }
        }
    }
}
