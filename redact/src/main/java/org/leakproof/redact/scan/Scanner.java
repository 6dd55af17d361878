package org.leakproof.redact.scan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
    private final List<Group> groups;

    /**
     * Patterns of which one automaton is made.
     *
     * @param patterns by their number in the automaton, their index in the scanner
     * @param lead of all of them
     */
    record Group(int[] patterns, Program program, Lead lead) {}

    private Scanner(List<Pattern> patterns, List<Dictionary> dictionaries, List<Group> groups) {
        this.patterns = patterns;
        this.dictionaries = dictionaries;
        this.groups = groups;
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
        List<Node> roots = kept.stream()
                .map(pattern -> Widening.of(Program.bounded(pattern)))
                .toList();
        List<Lead> leads = roots.stream().map(Lead::of).toList();
        Map<Lead.Kind, List<Integer>> kinds = IntStream.range(0, roots.size())
                .boxed()
                .collect(Collectors.groupingBy(i -> leads.get(i).kind(), TreeMap::new, Collectors.toList()));
        List<Group> groups = new ArrayList<>();
        for (List<Integer> members : kinds.values()) {
            groups.add(new Group(
                    members.stream().mapToInt(Integer::intValue).toArray(),
                    Program.of(members.stream().map(roots::get).toList()),
                    members.stream().map(leads::get).reduce(Lead::or).orElseThrow()));
        }
        return new Scanner(kept, List.copyOf(dictionaries), List.copyOf(groups));
    }

    /** The same patterns with other dictionaries; shares what was compiled. */
    public Scanner withDictionaries(List<Dictionary> others) {
        return new Scanner(patterns, List.copyOf(others), groups);
    }

    /** A session for one thread; make it once and keep it, its caches warm up. */
    public Scan newScan() {
        return newScan(Scan.LONGEST_RUN);
    }

    /** @param longestRun in characters: longer matches are searched for one pattern at a time */
    Scan newScan(int longestRun) {
        return new Scan(patterns, groups, dictionaries, longestRun);
    }

    public List<Dictionary> dictionaries() {
        return dictionaries;
    }
}
