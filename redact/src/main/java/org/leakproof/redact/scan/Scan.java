package org.leakproof.redact.scan;

/**
 * One thread's session with a {@link Scanner}. Not thread-safe. Its caches are bounded: at most 16 MB for the union
 * automaton and 16 MB for the automata that confirm single patterns; they are emptied and built anew when full.
 */
public final class Scan {

    Scan() {}

    /** Tells the sink everything that the scanner finds in the text; by pattern in order of place, patterns mixed. */
    public void scan(Text text, CandidateSink sink) {
        throw new UnsupportedOperationException();
    }

    /** Characters stepped over since this session was made, all passes together: the measure of its work. */
    public long steps() {
        return 0;
    }
}
