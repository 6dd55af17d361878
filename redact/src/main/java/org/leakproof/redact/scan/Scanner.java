package org.leakproof.redact.scan;

import java.util.List;

/**
 * All patterns and dictionaries of a policy, compiled to be found in one pass.
 *
 * <p>For each pattern the scan tells the leftmost-longest places that do not overlap: the leftmost place at which the
 * pattern matches within its boundaries, to its longest end there, and so on behind it. Places of different patterns may
 * overlap. Time is linear in the text for every text and every set of patterns: each character is stepped over once for
 * all patterns together, and a bounded number of times more for each pattern that comes close to matching there.
 *
 * <p>Immutable and shareable between threads; each thread needs a {@link Scan} of its own, which holds the lazily built
 * automata.
 */
public final class Scanner {

    private final List<Pattern> patterns;
    private final List<Dictionary> dictionaries;

    private Scanner(List<Pattern> patterns, List<Dictionary> dictionaries) {
        this.patterns = List.copyOf(patterns);
        this.dictionaries = List.copyOf(dictionaries);
    }

    /** @throws IllegalArgumentException if two patterns have one id */
    public static Scanner of(List<Pattern> patterns, List<Dictionary> dictionaries) {
        return new Scanner(patterns, dictionaries);
    }

    /** The same patterns with other dictionaries; shares what was compiled. */
    public Scanner withDictionaries(List<Dictionary> others) {
        return new Scanner(patterns, others);
    }

    /** A session for one thread; make it once and keep it, its caches warm up. */
    public Scan newScan() {
        throw new UnsupportedOperationException();
    }

    public List<Dictionary> dictionaries() {
        return dictionaries;
    }
}
