package org.leakproof.redact.scan;

/**
 * Runs the union automaton over a text where a pattern may be under way, and hops over everything else: a table of pairs of
 * characters tells where none can have begun. Tells what {@link Sweep} tells. Good where few characters can begin a match,
 * or few pairs; where most can, a sweep is faster, and {@link #isWorthIt} says so.
 */
final class Hops {

    private static final byte UNKNOWN = 0;
    private static final byte DEAD = 1;
    private static final byte LIVE = 2;

    /** The share of a text that must be hopped over, for the rest costs more than in a sweep. */
    private static final double WORTH = 0.5;

    /** So many texts do without when it was not worth it. */
    private static final int PENALTY = 256;

    /** A measure is taken of so many bytes at least. */
    private static final int MEASURED = 1 << 12;

    private final ForwardAutomaton union;
    private final Alphabet alphabet;
    private final short[] ascii;
    private final int classes;

    /** By class of a character and of the one behind it: whether what begins at the first may go on behind the second. */
    private final byte[] pairs;

    private long measured;
    private long hopped;
    private int penalty;
    private long steps;

    /** @param union searching, and telling when it is empty */
    Hops(ForwardAutomaton union) {
        this.union = union;
        this.alphabet = union.program.alphabet;
        this.ascii = alphabet.ascii();
        this.classes = union.stride;
        this.pairs = new byte[classes * classes];
    }

    /** Characters that the automaton stepped over so far, and bytes that were hopped over. */
    long steps() {
        return steps;
    }

    /** Whether the texts so far were hopped over for the most part. */
    boolean isWorthIt() {
        if (penalty > 0) {
            penalty--;
            return false;
        }
        if (measured >= MEASURED) {
            boolean worth = hopped > WORTH * measured;
            measured = 0;
            hopped = 0;
            if (!worth) {
                penalty = PENALTY;
                return false;
            }
        }
        return true;
    }

    void run(byte[] bytes, int length, Sweep.Accepts accepts) {
        int at = 0;
        while (at < length) {
            int begin = hop(bytes, at, length);
            hopped += begin - at;
            steps += begin - at;
            at = begin < length ? go(bytes, begin, length, accepts) : length;
        }
        measured += length;
    }

    /** The next place at which something may begin, or the end; nothing is under way at the place it begins from. */
    private int hop(byte[] bytes, int from, int length) {
        byte[] table = pairs;
        int at = from;
        int characterClass = alphabet.classAt(bytes, at);
        while (true) {
            int row = characterClass * classes;
            while (at + 1 < length && bytes[at] >= 0 && bytes[at + 1] >= 0) {
                int next = ascii[bytes[at + 1]];
                if (table[row + next] != DEAD) {
                    break;
                }
                row = next * classes;
                at++;
            }
            characterClass = alphabet.classAt(bytes, at);
            int behind = at + Alphabet.width(bytes[at]);
            int next = alphabet.classAtOrEnd(bytes, behind, length);
            int pair = characterClass * classes + next;
            if (table[pair] == UNKNOWN) {
                table[pair] = isLive(characterClass, next) ? LIVE : DEAD;
            }
            if (table[pair] == LIVE || behind == length) {
                return table[pair] == LIVE ? at : length;
            }
            at = behind;
            characterClass = next;
        }
    }

    /** Whether a match that begins at a character of the first class may be under way behind, or end at, one of the second. */
    private boolean isLive(int first, int second) {
        for (int group = 0; group < union.program.groupCount; group++) {
            int begun = step(union.startOf(group), first);
            if (begun < 0) {
                return true;
            }
            if (union.isEmpty(begun)) {
                continue;
            }
            if (second == alphabet.end()) {
                return true;
            }
            LazyAutomaton.Kept with = union.keep(begun);
            int alone = step(union.start(first), second);
            if (alone < 0) {
                return true;
            }
            LazyAutomaton.Kept without = union.keep(alone);
            int both = step(union.renew(with), second);
            if (both < 0 || !union.keep(both).isSame(without)) {
                return true;
            }
        }
        return false;
    }

    /** The state behind a character, or -1 if something ends before it. */
    private int step(int state, int characterClass) {
        int next = union.table[state + characterClass];
        if (next == LazyAutomaton.UNKNOWN) {
            next = union.next(state, characterClass);
        }
        next = next < 0 ? ~next : next;
        return union.accepted(next).length > 0 ? -1 : next;
    }

    /** Runs on until nothing is under way; returns the place, behind the end if what ends there was told. */
    private int go(byte[] bytes, int from, int length, Sweep.Accepts accepts) {
        int[] table = union.table;
        int state = union.start(alphabet.classBefore(bytes, from));
        table = union.table;
        int at = from;
        while (at < length) {
            int lead = bytes[at];
            int characterClass = lead >= 0 ? ascii[lead] : alphabet.classAt(bytes, at);
            int next = table[state + characterClass];
            if (next < 0) {
                if (next == LazyAutomaton.UNKNOWN) {
                    next = union.next(state, characterClass);
                    table = union.table;
                }
                if (next < 0) {
                    next = ~next;
                    int[] accepted = union.accepted(next);
                    if (accepted.length > 0) {
                        accepts.accept(accepted, at);
                    }
                    if (union.isEmpty(next)) {
                        at += lead >= 0 ? 1 : Alphabet.width((byte) lead);
                        steps += at - from;
                        return at;
                    }
                }
            }
            state = next;
            at += lead >= 0 ? 1 : Alphabet.width((byte) lead);
        }
        steps += at - from;
        int end = table[state + alphabet.end()];
        if (end == LazyAutomaton.UNKNOWN) {
            end = union.next(state, alphabet.end());
        }
        if (end < 0 && union.accepted(~end).length > 0) {
            accepts.accept(union.accepted(~end), length);
        }
        return length;
    }
}
