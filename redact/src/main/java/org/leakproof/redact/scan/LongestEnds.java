package org.leakproof.redact.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the leftmost-longest matches of one pattern in a region exactly, in time linear in the region whatever stands
 * there: it goes backward once, keeping for each state the farthest end that a match in that state can reach, so that
 * each place knows the longest match that begins there. A region that is longer than a block is gone through twice, so
 * that only one block's ends are kept.
 */
final class LongestEnds {

    private static final int SMALLEST_BLOCK = 16 * 1024;
    private static final int MOST_BLOCKS = 1024;
    private static final int NONE = -1;

    /** Takes a match. */
    interface MatchSink {
        void match(int start, int end);
    }

    /** States at a place, by falling farthest end. */
    private static final class Front {
        final NumberSet states;
        final int[] ends;

        Front(int size) {
            states = new NumberSet(size);
            ends = new int[size];
        }

        boolean add(int state, int end) {
            if (states.add(state)) {
                ends[state] = end;
                return true;
            }
            return false;
        }
    }

    private record Snapshot(int at, int[] states, int[] ends) {}

    private final Program program;
    private final Reverse reverse;
    private final int accept;
    private final int[] stack;
    private Front front;
    private Front spare;
    private long steps;

    /** @param program of one pattern */
    LongestEnds(Program program, Reverse reverse) {
        this.program = program;
        this.reverse = reverse;
        this.front = new Front(program.size());
        this.spare = new Front(program.size());
        this.stack = new int[program.size() + 1];
        int found = NONE;
        for (int x = 0; x < program.size(); x++) {
            if (program.kind[x] == Program.ACCEPT) {
                found = x;
            }
        }
        this.accept = found;
    }

    /** Characters stepped over so far, times the states that were under way over each. */
    long steps() {
        return steps;
    }

    /**
     * Tells all matches between two places that no match reaches across.
     *
     * @param length of the whole text
     */
    void find(byte[] bytes, int length, int from, int to, MatchSink sink) {
        int block = Math.max(SMALLEST_BLOCK, (to - from) / MOST_BLOCKS);
        List<Snapshot> snapshots = new ArrayList<>();
        front.states.clear();
        arrive(bytes, length, to);
        snapshots.add(snapshot(to));
        int at = to;
        while (at - from > block) {
            int stop = at - block;
            while (at > stop) {
                at = back(bytes, length, at);
            }
            snapshots.add(snapshot(at));
        }
        int[] ends = new int[Math.min(block + 4, to - from + 1)];
        int cursor = from;
        int left = from;
        for (int i = snapshots.size() - 1; i >= 0; i--) {
            Snapshot right = snapshots.get(i);
            restore(right);
            Arrays.fill(ends, NONE);
            at = right.at;
            while (at > left) {
                at = back(bytes, length, at);
                ends[at - left] = begins() ? front.ends[program.starts[0]] : NONE;
            }
            for (int place = Math.max(cursor, left); place < right.at; place++) {
                if (place >= cursor && ends[place - left] != NONE) {
                    cursor = ends[place - left];
                    sink.match(place, cursor);
                }
            }
            left = right.at;
        }
    }

    private boolean begins() {
        return front.states.contains(program.starts[0]);
    }

    private Snapshot snapshot(int at) {
        int[] states = new int[front.states.size()];
        int[] ends = new int[states.length];
        for (int i = 0; i < states.length; i++) {
            states[i] = front.states.get(i);
            ends[i] = front.ends[states[i]];
        }
        return new Snapshot(at, states, ends);
    }

    private void restore(Snapshot snapshot) {
        front.states.clear();
        for (int i = 0; i < snapshot.states.length; i++) {
            front.add(snapshot.states[i], snapshot.ends[i]);
        }
    }

    /** Steps back over the character that ends at a place; returns where it begins. */
    private int back(byte[] bytes, int length, int at) {
        int before = Alphabet.before(bytes, at);
        int characterClass = program.alphabet.classAt(bytes, before);
        int ahead = characterClass;
        int behind = program.alphabet.classBefore(bytes, before);
        Front to = spare;
        to.states.clear();
        for (int i = 0; i < front.states.size(); i++) {
            int state = front.states.get(i);
            for (int j = reverse.charStarts[state]; j < reverse.charStarts[state + 1]; j++) {
                if (program.admits(reverse.chars[j], characterClass)) {
                    spread(to, reverse.chars[j], front.ends[state], behind, ahead);
                }
            }
        }
        spread(to, accept, before, behind, ahead);
        spare = front;
        front = to;
        steps += Math.max(1, to.states.size());
        return before;
    }

    private void arrive(byte[] bytes, int length, int at) {
        spread(
                front,
                accept,
                at,
                program.alphabet.classBefore(bytes, at),
                program.alphabet.classAtOrEnd(bytes, at, length));
    }

    /** Adds a state and what leads to it without a character. Called by falling end, so the first call for a state wins. */
    private void spread(Front to, int first, int end, int behind, int ahead) {
        if (!to.add(first, end)) {
            return;
        }
        int depth = 0;
        stack[depth++] = first;
        while (depth > 0) {
            int state = stack[--depth];
            for (int j = reverse.emptyStarts[state]; j < reverse.emptyStarts[state + 1]; j++) {
                int previous = reverse.empties[j];
                byte kind = program.kind[previous];
                boolean open =
                        kind == Program.SPLIT || program.admits(previous, kind == Program.BEHIND ? behind : ahead);
                if (open && to.add(previous, end)) {
                    stack[depth++] = previous;
                }
            }
        }
    }
}
