package org.leakproof.redact.scan;

/**
 * Finds the matches of one pattern in time linear in the text, whatever the pattern and the text.
 *
 * <p>Work is done by <em>region</em>: from as far back as a match under way can have begun, to where no match is under way
 * any more. No match reaches across a region's ends and no region is searched twice, so all regions together cost time
 * linear in the text. Within a region matches are taken one by one with three short runs; where that turns out to look
 * much further ahead than it finds ({@code a(.*z)?} on {@code aaaa}), or a match does not begin where the region does, the
 * rest of the region goes through {@link LongestEnds}.
 */
final class PatternSearch {

    /** So many characters looked at in vain are free in a region, and twice as many as it has come forward. */
    private static final int FREE_WASTE = 64;

    private static final byte[] NOTHING = {};

    private final Alphabet alphabet;
    private final Reach reach;
    private final ForwardAutomaton searching;
    private final ForwardAutomaton anchored;
    private final LongestEnds longestEnds;

    private byte[] bytes = NOTHING;
    private int length;
    private int done;
    private long steps;

    /** Where the last run of {@link #longest} gave up looking. */
    private int stopped;

    PatternSearch(Pattern pattern, StateBudget budget) {
        Program program = Program.of(pattern);
        Reverse reverse = new Reverse(program);
        this.alphabet = program.alphabet;
        this.reach = Reach.ofMatches(program, reverse, pattern.left(), budget);
        this.searching = new ForwardAutomaton(program, true, budget, 4);
        this.anchored = new ForwardAutomaton(program, false, budget, 4);
        this.longestEnds = new LongestEnds(program, reverse);
    }

    /** The end of the longest match that begins at this place of a text, or -1. */
    int longest(byte[] newBytes, int newLength, int from) {
        bytes = newBytes;
        length = newLength;
        try {
            return longest(from);
        } finally {
            bytes = NOTHING;
        }
    }

    /**
     * Tells the matches of the region that begins at a place, as if nothing had matched before.
     *
     * @return where the region ends: the first place behind the other at which no match is under way
     */
    int region(byte[] newBytes, int newLength, int from, LongestEnds.MatchSink sink) {
        bytes = newBytes;
        length = newLength;
        done = from;
        try {
            int accept = nextAccept(from, from);
            if (accept >= 0) {
                search(accept, sink);
            }
            return done;
        } finally {
            bytes = NOTHING;
        }
    }

    /** Characters stepped over so far, all runs together. */
    long steps() {
        return steps + reach.steps() + longestEnds.steps();
    }

    /** Tells the matches of the region in which a match may end at this place. Called with growing places. */
    private void search(int place, LongestEnds.MatchSink sink) {
        int begin = reachBack(place, done);
        int at = begin;
        int waste = 0;
        while (true) {
            int accept = nextAccept(at, place);
            if (accept < 0) {
                return;
            }
            int start = reachBack(accept, at);
            int end = longest(start);
            waste += end < 0 ? 0 : stopped - end;
            if (end < 0 || waste > FREE_WASTE + 2 * (end - begin)) {
                int quiet = nextQuiet(start, accept);
                longestEnds.find(bytes, length, start, quiet, sink);
                done = quiet;
                return;
            }
            sink.match(start, end);
            at = end;
        }
    }

    /** The farthest place, not before the bound, at which a match may have begun that is under way at this one; or itself. */
    private int reachBack(int place, int bound) {
        int farthest = reach.farthest(bytes, place, bound);
        return farthest == Reach.NOWHERE ? place : farthest;
    }

    /**
     * The first place, behind this one, at which a match ends that began here or later; or -1 if none does before no match
     * is under way any more, at {@code least} or behind it, which place then is {@link #done}.
     */
    private int nextAccept(int from, int least) {
        int state = searching.start(alphabet.classBefore(bytes, from));
        int at = from;
        while (true) {
            int characterClass = alphabet.classAtOrEnd(bytes, at, length);
            int next = searching.step(state, characterClass);
            steps++;
            if (next < 0) {
                if (LazyAutomaton.accepts(next)) {
                    return at;
                }
                if (at == length || at + Alphabet.width(bytes[at]) >= least) {
                    done = at == length ? at : at + Alphabet.width(bytes[at]);
                    return -1;
                }
            }
            if (at == length) {
                done = at;
                return -1;
            }
            state = LazyAutomaton.state(next);
            at += Alphabet.width(bytes[at]);
        }
    }

    /** The first place at {@code least} or behind it at which no match is under way that began at {@code from} or later. */
    private int nextQuiet(int from, int least) {
        int state = searching.start(alphabet.classBefore(bytes, from));
        int at = from;
        while (at < length) {
            int characterClass = alphabet.classAt(bytes, at);
            int next = searching.step(state, characterClass);
            steps++;
            at += Alphabet.width(bytes[at]);
            if (next < 0) {
                if (at >= least && LazyAutomaton.isEmpty(next)) {
                    return at;
                }
            }
            state = LazyAutomaton.state(next);
        }
        return at;
    }

    /** The end of the longest match that begins at this place, or -1. */
    private int longest(int from) {
        int state = anchored.start(alphabet.classBefore(bytes, from));
        int at = from;
        int end = -1;
        while (true) {
            int characterClass = alphabet.classAtOrEnd(bytes, at, length);
            int next = anchored.step(state, characterClass);
            steps++;
            if (next < 0) {
                if (LazyAutomaton.accepts(next)) {
                    end = at;
                }
                if (LazyAutomaton.isEmpty(next)) {
                    break;
                }
            }
            if (at == length) {
                break;
            }
            state = LazyAutomaton.state(next);
            at += Alphabet.width(bytes[at]);
        }
        stopped = at;
        return end;
    }
}
