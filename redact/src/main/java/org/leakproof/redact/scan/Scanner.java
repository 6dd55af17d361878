package org.leakproof.redact.scan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
    private final Compiled compiled;

    /**
     * What all patterns make together.
     *
     * @param exact by pattern, whether the program's matches are the pattern's: nothing in it could be widened
     * @param words which of them can begin with plain words
     * @param heads by pattern
     */
    record Compiled(Program program, boolean[] exact, PlainWords words, List<Optional<CompiledHead>> heads) {}

    private Scanner(List<Pattern> patterns, List<Dictionary> dictionaries, Compiled compiled) {
        this.patterns = patterns;
        this.dictionaries = dictionaries;
        this.compiled = compiled;
    }

    /** @throws IllegalArgumentException if two patterns have one id */
    public static Scanner of(List<Pattern> patterns, List<Dictionary> dictionaries) {
        return of(patterns, dictionaries, false);
    }

    /**
     * The same for patterns of the program's own: what is compiled of them may be kept in the {@link CompiledFolder} and read
     * from there the next time.
     *
     * @throws IllegalArgumentException if two patterns have one id
     */
    public static Scanner ofKnown(List<Pattern> patterns) {
        return of(patterns, List.of(), true);
    }

    private static Scanner of(List<Pattern> patterns, List<Dictionary> dictionaries, boolean keep) {
        List<Pattern> kept = List.copyOf(patterns);
        Set<Integer> ids = new HashSet<>();
        for (Pattern pattern : kept) {
            if (!ids.add(pattern.id())) {
                throw new IllegalArgumentException("two patterns with id " + pattern.id());
            }
        }
        Compiled compiled = keep
                ? CompiledFolder.configured()
                        .map(folder -> folder.get(kept, () -> compile(kept)))
                        .orElseGet(() -> compile(kept))
                : compile(kept);
        return new Scanner(kept, List.copyOf(dictionaries), compiled);
    }

    static Compiled compile(List<Pattern> patterns) {
        List<Node> roots = new ArrayList<>();
        boolean[] exact = new boolean[patterns.size()];
        for (Pattern pattern : patterns) {
            if (pattern.expression().matchesEmpty()) {
                throw new IllegalArgumentException("pattern " + pattern.id() + " matches the empty text");
            }
            Node root = Program.bounded(pattern);
            Node wide = Widening.of(root);
            exact[roots.size()] = wide.equals(root);
            roots.add(wide);
        }
        Program program = Program.of(roots);
        List<Optional<CompiledHead>> heads = patterns.stream()
                .map(pattern -> pattern.head().map(CompiledHead::of))
                .toList();
        return new Compiled(program, exact, PlainWords.of(program), heads);
    }

    /** The same patterns with other dictionaries; shares what was compiled. */
    public Scanner withDictionaries(List<Dictionary> others) {
        return new Scanner(patterns, List.copyOf(others), compiled);
    }

    /** A session for one thread; make it once and keep it, its caches warm up. */
    public Scan newScan() {
        return newScan(Scan.LONGEST_RUN);
    }

    /** @param longestRun in characters: longer matches are searched for one pattern at a time */
    Scan newScan(int longestRun) {
        return newScan(longestRun, Scan.UNION_BUDGET);
    }

    /** @param budget of the automaton of all patterns, in ints */
    Scan newScan(int longestRun, long budget) {
        return new Scan(patterns, compiled, dictionaries, longestRun, budget);
    }

    public List<Dictionary> dictionaries() {
        return dictionaries;
    }
}
