package org.leakproof.redact.scan;

import java.util.Arrays;

/**
 * Runs the union automaton over a text and tells where patterns may end.
 *
 * <p>One look-up waits for the one before it, so a single run leaves most of a processor idle. A long text is therefore cut
 * into four lanes that run side by side, each from a state in which nothing is under way. What the lane before it had under
 * way at the cut is made good afterwards: that lane goes on across the cut until it is in the state that the next lane was
 * in at that place (mostly within a word or two); from there on both would do the same. What is told, and in which order,
 * is what one run would tell.
 */
final class Sweep {

    /** Takes a place at which these patterns may end; places come in rising order. */
    interface Accepts {
        void accept(int[] patterns, int at);
    }

    /** Bytes that are run at once; what they tell is kept until the lanes are joined. */
    private static final int CHUNK = 64 * 1024;

    private static final int LANES = 4;

    /** A shorter text is not worth the joining. */
    private static final int SHORTEST = 2 * 1024;

    /** So far a lane goes on across a cut before its successor's work is thrown away. */
    private static final int JOINT = 512;

    /** So many texts do without lanes when lanes did not join: then some pattern is under way for long. */
    private static final int PENALTY = 64;

    private final ForwardAutomaton union;
    private final Alphabet alphabet;
    private final short[] ascii;
    private final Lane[] lanes = new Lane[LANES];
    private final Lane spare = new Lane();
    private final boolean inLanes;
    private int penalty;
    private long steps;

    Sweep(ForwardAutomaton union) {
        this(union, true);
    }

    /** @param inLanes false for one run only */
    Sweep(ForwardAutomaton union, boolean inLanes) {
        this.inLanes = inLanes;
        this.union = union;
        this.alphabet = union.program.alphabet;
        this.ascii = alphabet.ascii();
        for (int i = 0; i < LANES; i++) {
            lanes[i] = new Lane();
        }
    }

    /** Bytes run over so far, those run over twice counted twice. */
    long steps() {
        return steps;
    }

    void run(byte[] bytes, int length, Accepts accepts) {
        int state = union.start(alphabet.start());
        int at = 0;
        penalty = Math.max(0, penalty - 1);
        while (inLanes && length - at >= SHORTEST && penalty == 0) {
            int stop = cut(bytes, Math.min(length, at + CHUNK), length);
            state = runLanes(bytes, at, stop, state, accepts);
            at = stop;
        }
        while (at < length) {
            int stop = cut(bytes, Math.min(length, at + CHUNK), length);
            state = runOn(bytes, at, stop, state, accepts);
            at = stop;
        }
        int end = union.table[state + alphabet.end()];
        if (end == LazyAutomaton.UNKNOWN) {
            end = union.next(state, alphabet.end());
        }
        if (end < 0) {
            accepts.accept(union.accepted(~end), length);
        }
    }

    /** The place or, if it lies within a character, that character's start. */
    private static int cut(byte[] bytes, int place, int length) {
        int at = place;
        while (at < length && (bytes[at] & 0xC0) == 0x80) {
            at--;
        }
        return at;
    }

    /** Runs a chunk in lanes; returns the state at its end. */
    private int runLanes(byte[] bytes, int from, int to, int state, Accepts accepts) {
        LazyAutomaton.Kept begin = union.keep(state);
        int epoch = union.epoch();
        int size = (to - from) / LANES;
        int cut = from;
        for (int i = 0; i < LANES; i++) {
            int next = i == LANES - 1 ? to : cut(bytes, from + (i + 1) * size, to);
            lanes[i].begin(cut, next, i == 0 ? state : union.start(alphabet.classBefore(bytes, cut)));
            cut = next;
        }
        for (int i = 1; i < LANES && union.epoch() == epoch; i++) {
            runJoint(bytes, lanes[i]);
        }
        if (union.epoch() == epoch) {
            runTogether(bytes);
        }
        if (union.epoch() == epoch) {
            return join(bytes, to, accepts);
        }
        penalty = PENALTY; // the automaton forgot its states on the way, the lanes' among them
        return runOn(bytes, from, to, union.renew(begin), accepts);
    }

    /** Runs one lane's way and tells at once what it finds; returns the state at its end. */
    private int runOn(byte[] bytes, int from, int to, int state, Accepts accepts) {
        spare.begin(from, to, state);
        runAlone(bytes, spare);
        spare.tell(from, accepts);
        return spare.state;
    }

    /** Runs a lane's first characters and notes where it is in which state. */
    private void runJoint(byte[] bytes, Lane lane) {
        lane.noteJoint();
        while (lane.at < lane.stop && lane.joints <= JOINT) {
            step(bytes, lane);
            lane.noteJoint();
        }
    }

    private void runTogether(byte[] bytes) {
        Lane a = lanes[0];
        Lane b = lanes[1];
        Lane c = lanes[2];
        Lane d = lanes[3];
        while (true) {
            int epoch = union.epoch();
            int[] table = union.table;
            int p0 = a.at;
            int p1 = b.at;
            int p2 = c.at;
            int p3 = d.at;
            int s0 = a.state;
            int s1 = b.state;
            int s2 = c.state;
            int s3 = d.state;
            int count = Math.min(Math.min(a.stop - p0, b.stop - p1), Math.min(c.stop - p2, d.stop - p3));
            int done = 0;
            while (done < count) {
                int c0 = bytes[p0 + done];
                int c1 = bytes[p1 + done];
                int c2 = bytes[p2 + done];
                int c3 = bytes[p3 + done];
                if ((c0 | c1 | c2 | c3) < 0) {
                    break;
                }
                int n0 = table[s0 + ascii[c0]];
                int n1 = table[s1 + ascii[c1]];
                int n2 = table[s2 + ascii[c2]];
                int n3 = table[s3 + ascii[c3]];
                if ((n0 | n1 | n2 | n3) < 0) {
                    break;
                }
                s0 = n0;
                s1 = n1;
                s2 = n2;
                s3 = n3;
                done++;
            }
            steps += 4L * done;
            a.move(done, s0);
            b.move(done, s1);
            c.move(done, s2);
            d.move(done, s3);
            if (done == count) {
                break;
            }
            for (Lane lane : lanes) {
                step(bytes, lane);
                if (union.epoch() != epoch) {
                    return; // what the others know is void
                }
            }
        }
        for (Lane lane : lanes) {
            int epoch = union.epoch();
            runAlone(bytes, lane);
            if (union.epoch() != epoch) {
                return;
            }
        }
    }

    /** Steps a lane over one character. */
    private void step(byte[] bytes, Lane lane) {
        int at = lane.at;
        int characterClass = alphabet.classAt(bytes, at);
        int next = union.table[lane.state + characterClass];
        if (next < 0) {
            if (next == LazyAutomaton.UNKNOWN) {
                next = union.next(lane.state, characterClass);
            }
            if (next < 0) {
                next = ~next;
                lane.note(union.accepted(next), at);
            }
        }
        lane.move(Alphabet.width(bytes[at]), next);
        steps++;
    }

    private void runAlone(byte[] bytes, Lane lane) {
        int[] table = union.table;
        int state = lane.state;
        int at = lane.at;
        int stop = lane.stop;
        while (at < stop) {
            int lead = bytes[at];
            int characterClass;
            int width;
            if (lead >= 0) {
                characterClass = ascii[lead];
                width = 1;
            } else {
                characterClass = alphabet.classAt(bytes, at);
                width = Alphabet.width((byte) lead);
            }
            int next = table[state + characterClass];
            if (next < 0) {
                if (next == LazyAutomaton.UNKNOWN) {
                    next = union.next(state, characterClass);
                    table = union.table;
                }
                if (next < 0) {
                    next = ~next;
                    lane.note(union.accepted(next), at);
                }
            }
            state = next;
            at += width;
        }
        steps += at - lane.at;
        lane.move(at - lane.at, state);
    }

    /** Tells what the lanes found, as one run would have; returns the state at the end. */
    private int join(byte[] bytes, int to, Accepts accepts) {
        int epoch = union.epoch();
        lanes[0].tell(lanes[0].begin, accepts);
        int state = lanes[0].state;
        for (int i = 1; i < LANES; i++) {
            Lane next = lanes[i];
            spare.begin(next.begin, next.stop, state);
            int joint = 0;
            while (spare.state != next.jointStates[joint]) {
                if (++joint == next.joints) {
                    penalty = PENALTY;
                    break;
                }
                step(bytes, spare);
                if (union.epoch() != epoch) {
                    spare.tell(next.begin, accepts);
                    return runOn(bytes, spare.at, to, spare.state, accepts);
                }
            }
            spare.tell(next.begin, accepts);
            if (joint < next.joints) {
                next.tell(spare.at, accepts);
                state = next.state;
            } else {
                state = runOn(bytes, spare.at, next.stop, spare.state, accepts);
                if (union.epoch() != epoch) {
                    return next.stop == to ? state : runOn(bytes, next.stop, to, state, accepts);
                }
            }
        }
        return state;
    }

    /** A part of a chunk and how far it has been run. */
    private static final class Lane {
        int begin;
        int at;
        int stop;
        int state;

        /** State at the beginning and behind each of the first characters. */
        final int[] jointStates = new int[JOINT + 2];

        int joints;
        private int[] noted = new int[64];
        private int[][] patterns = new int[64][];
        private int count;

        void begin(int newBegin, int newStop, int newState) {
            begin = newBegin;
            at = newBegin;
            stop = newStop;
            state = newState;
            joints = 0;
            count = 0;
        }

        void move(int bytes, int newState) {
            at += bytes;
            state = newState;
        }

        void noteJoint() {
            jointStates[joints++] = state;
        }

        void note(int[] accepted, int place) {
            if (count == noted.length) {
                noted = Arrays.copyOf(noted, count * 2);
                patterns = Arrays.copyOf(patterns, count * 2);
            }
            noted[count] = place;
            patterns[count++] = accepted;
        }

        /** What was noted at a place or behind it. */
        void tell(int from, Accepts accepts) {
            for (int i = 0; i < count; i++) {
                if (noted[i] >= from) {
                    accepts.accept(patterns[i], noted[i]);
                }
            }
        }
    }
}
