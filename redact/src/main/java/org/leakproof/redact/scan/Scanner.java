package org.leakproof.redact.scan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
    private final Alphabet alphabet;
    private final Program relaxed;

    private Scanner(List<Pattern> patterns, List<Dictionary> dictionaries, Alphabet alphabet, Program relaxed) {
        this.patterns = patterns;
        this.dictionaries = dictionaries;
        this.alphabet = alphabet;
        this.relaxed = relaxed;
    }

    /** @throws IllegalArgumentException if two patterns have one id */
    public static Scanner of(List<Pattern> patterns, List<Dictionary> dictionaries) {
        List<Pattern> kept = List.copyOf(patterns);
        Set<Integer> ids = new HashSet<>();
        for (Pattern pattern : kept) {
            if (!ids.add(pattern.id())) {
                throw new IllegalArgumentException("two patterns with id " + pattern.id());
            }
        }
        Alphabet alphabet = Program.alphabet(kept);
        return new Scanner(kept, List.copyOf(dictionaries), alphabet, Program.relaxed(kept, alphabet));
    }

    /** The same patterns with other dictionaries; shares what was compiled. */
    public Scanner withDictionaries(List<Dictionary> others) {
        return new Scanner(patterns, List.copyOf(others), alphabet, relaxed);
    }

    /** A session for one thread; make it once and keep it, its caches warm up. */
    public Scan newScan() {
        return new Scan(patterns, alphabet, relaxed, dictionaries);
    }

    public List<Dictionary> dictionaries() {
        return dictionaries;
    }
}
