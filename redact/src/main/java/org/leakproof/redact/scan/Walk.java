package org.leakproof.redact.scan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Walks through a program over sets of classes rather than over a text: what may be under way behind characters of these. A
 * place's neighbours are not asked but where something begins, so it may tell of more than ever is under way.
 */
final class Walk {

    private final Program program;
    private final long[] anything;

    /** Characters that stand behind every place. */
    private final long[] ahead;

    Walk(Program program) {
        this(program, null);
    }

    /** @param ahead classes of the characters that may stand behind the places of the walk; where it ends, any may */
    Walk(Program program, long @Nullable [] ahead) {
        this.program = program;
        this.anything = new long[program.alphabet.words()];
        Arrays.fill(anything, -1);
        this.ahead = ahead == null ? anything : ahead;
    }

    /** Adds what a pattern begins with if characters of these classes may stand before it. */
    void begin(int pattern, long[] classesBefore, NumberSet into) {
        open(program.starts[pattern], classesBefore, into);
    }

    /** Adds what a pattern begins with, whatever stands before it. */
    void begin(int pattern, NumberSet into) {
        open(program.starts[pattern], anything, into);
    }

    /** What follows the states over a character of these classes. */
    NumberSet over(NumberSet states, long[] classes, NumberSet into) {
        into.clear();
        addOver(states, classes, into);
        return into;
    }

    /** Adds what follows the states over a character of these classes; if it is added to them, over any number of these. */
    void addOver(NumberSet states, long[] classes, NumberSet into) {
        for (int i = 0; i < states.size(); i++) {
            int state = states.get(i);
            if (program.kind[state] == Program.CHAR && meets(state, classes)) {
                open(program.out[state], anything, into);
            }
        }
    }

    /** Whether something has ended, or goes on over a character of these classes. */
    boolean endsOrMeets(NumberSet states, long[] classes) {
        for (int i = 0; i < states.size(); i++) {
            int state = states.get(i);
            boolean waits = program.kind[state] == Program.CHAR || program.kind[state] == Program.AHEAD;
            if (program.kind[state] == Program.ACCEPT || waits && meets(state, classes)) {
                return true;
            }
        }
        return false;
    }

    /** Adds a state and what follows it without a character. */
    private void open(int state, long[] classesBefore, NumberSet into) {
        int from = into.size();
        into.add(state);
        for (int i = from; i < into.size(); i++) {
            int each = into.get(i);
            switch (program.kind[each]) {
                case Program.SPLIT -> {
                    into.add(program.out[each]);
                    into.add(program.other[each]);
                }
                case Program.BEHIND -> {
                    if (meets(each, classesBefore)) {
                        into.add(program.out[each]);
                    }
                }
                case Program.AHEAD -> {
                    if (meets(each, ahead)) {
                        into.add(program.out[each]);
                    }
                }
                default -> {}
            }
        }
    }

    private boolean meets(int state, long[] classes) {
        long[] set = program.sets[program.other[state]];
        for (int i = 0; i < Math.min(set.length, classes.length); i++) {
            if ((set[i] & classes[i]) != 0) {
                return true;
            }
        }
        return false;
    }
}
