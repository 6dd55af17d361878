package org.leakproof.redact.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Remembers by the first bytes at a place where they lead the automaton of all patterns: nowhere, mostly. The words of a
 * language are few, so most places of a text cost one look-up.
 */
final class Openings {

    /** How many bytes are looked at, at most. */
    static final int WIDTH = 7;

    /** Nothing that begins at the place is under way behind its first bytes or has ended. */
    static final int NOWHERE = -1;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int BITS = 14;

    private static final int BYTES_BITS = 3;

    private static final int GROUPS = 127;

    private final ForwardAutomaton anchored;

    /**
     * By hash, two each: the first bytes and, in the highest, the place's group and 1; then the state behind the whole
     * characters among these bytes, and how many bytes they are, or {@link #NOWHERE}.
     */
    private final long[] known = new long[2 << BITS];

    private int epoch;
    private long steps;

    Openings(ForwardAutomaton anchored) {
        this.anchored = anchored;
    }

    /** Characters stepped over so far. */
    long steps() {
        return steps;
    }

    /**
     * Where the first bytes at a place lead; to be read with {@link #state} and {@link #bytes} before the automaton is asked
     * for anything else.
     *
     * @param width how many bytes may be looked at, 1 to {@link #WIDTH}
     * @param group of the place
     */
    int at(byte[] bytes, int at, int width, int length, int group) {
        if (at + Long.BYTES > length || group >= GROUPS) {
            return anchored.startOf(group) << BYTES_BITS;
        }
        long key = (long) LONGS.get(bytes, at) & -1L >>> Long.SIZE - Byte.SIZE * width
                | (long) (group + 1) << Long.SIZE - Byte.SIZE;
        int slot = (int) (key * 0x9E3779B97F4A7C15L >>> Long.SIZE - BITS) << 1;
        if (epoch != anchored.epoch()) {
            Arrays.fill(known, 0);
            epoch = anchored.epoch();
        }
        if (known[slot] == key) {
            return (int) known[slot + 1];
        }
        int end = follow(bytes, at, at + width, group);
        if (epoch != anchored.epoch()) {
            // the states were forgotten on the way, and with them perhaps the one that was come to
            return anchored.startOf(group) << BYTES_BITS;
        }
        known[slot] = key;
        known[slot + 1] = end;
        return end;
    }

    static int state(int opening) {
        return opening >> BYTES_BITS;
    }

    static int bytes(int opening) {
        return opening & (1 << BYTES_BITS) - 1;
    }

    private int follow(byte[] bytes, int from, int to, int group) {
        int state = anchored.startOf(group);
        int at = from;
        while (at + Alphabet.width(bytes[at]) <= to) {
            int characterClass = anchored.program.alphabet.classAt(bytes, at);
            int next = anchored.step(state, characterClass);
            steps++;
            if (next < 0) {
                if (anchored.accepts(~next)) {
                    break;
                }
                return NOWHERE;
            }
            state = next;
            at += Alphabet.width(bytes[at]);
        }
        return state << BYTES_BITS | at - from;
    }
}
