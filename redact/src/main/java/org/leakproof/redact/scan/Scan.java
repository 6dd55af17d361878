package org.leakproof.redact.scan;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thread's session with a {@link Scanner}. Not thread-safe. Its automata are bounded: 40 MB for that of all patterns, and
 * 16 MB for those of single patterns; they are emptied and built anew when full.
 */
public final class Scan {

    static final long UNION_BUDGET = 10L << 20;
    private static final long SEARCH_BUDGET = 4L << 20;

    /** In characters. Few identifiers are longer, and texts that have one are rare. */
    static final int LONGEST_RUN = 128;

    private static final int UNKNOWN = -1;

    private final List<Pattern> patterns;
    private final Starts starts;

    /** By pattern, whether what the runs find needs no second look. */
    private final boolean[] exact;

    private final StateBudget searchBudget = new StateBudget(SEARCH_BUDGET);
    private final PatternSearch[] searches;

    /** By pattern, how its head is found; made when first needed. */
    private final @Nullable Reach[] reaches;

    private final List<Optional<CompiledHead>> heads;

    /** By pattern: the end of its last match in this text. */
    private final int[] done;

    private final NumberSet found;
    /** None if there is nothing to look up: what it needs takes its time to be made. */
    private final @Nullable DictionaryPass dictionaries;

    Scan(
            List<Pattern> patterns,
            Scanner.Compiled compiled,
            List<Dictionary> dictionaries,
            int longestRun,
            long budget) {
        this.patterns = patterns;
        this.exact = compiled.exact();
        boolean[] headed = new boolean[patterns.size()];
        for (int i = 0; i < headed.length; i++) {
            headed[i] = compiled.heads().get(i).isPresent();
        }
        this.starts = new Starts(compiled, headed, new StateBudget(budget), longestRun);
        this.searches = new PatternSearch[patterns.size()];
        this.heads = compiled.heads();
        this.reaches = new Reach[patterns.size()];
        this.done = new int[patterns.size()];
        this.found = new NumberSet(patterns.size());
        this.dictionaries = dictionaries.isEmpty() ? null : new DictionaryPass(dictionaries);
    }

    /** Tells the sink everything that the scanner finds in the text; by pattern in order of place, patterns mixed. */
    public void scan(Text text, CandidateSink sink) {
        found.clear();
        starts.run(text.bytes(), text.length(), finds(text, sink));
        if (dictionaries != null) {
            dictionaries.scan(text, sink);
        }
    }

    private Starts.Finds finds(Text text, CandidateSink sink) {
        return new Starts.Finds() {
            @Override
            public void match(int pattern, int start, int end) {
                take(pattern, start, exact[pattern] ? end : UNKNOWN);
            }

            @Override
            public int region(int pattern, int from) {
                if (heads.get(pattern).isPresent()) {
                    // a place without a head says nothing of those behind it: their own runs tell
                    take(pattern, from, UNKNOWN);
                    return Math.max(from, done[pattern]);
                }
                see(pattern);
                int begin = Math.max(from, done[pattern]);
                int end = search(pattern)
                        .region(text.bytes(), text.length(), begin, (start, last) -> tell(pattern, start, last));
                done[pattern] = end;
                return end;
            }

            @Override
            public boolean hasHead(int pattern, int place) {
                see(pattern);
                return begin(pattern, text, place) != Reach.NOWHERE;
            }

            private void take(int pattern, int start, int end) {
                see(pattern);
                int begin = begin(pattern, text, start);
                if (begin == Reach.NOWHERE) {
                    return;
                }
                int last = end == UNKNOWN ? search(pattern).longest(text.bytes(), text.length(), start) : end;
                if (last >= 0) {
                    tell(pattern, begin, last);
                }
            }

            private void see(int pattern) {
                if (found.add(pattern)) {
                    done[pattern] = 0;
                }
            }

            private void tell(int pattern, int begin, int end) {
                done[pattern] = end;
                sink.pattern(patterns.get(pattern).id(), begin, end);
            }
        };
    }

    /** Characters stepped over since this session was made, all passes together: the measure of its work. */
    public long steps() {
        long all = starts.steps() + (dictionaries == null ? 0 : dictionaries.steps());
        for (PatternSearch search : searches) {
            all += search == null ? 0 : search.steps();
        }
        for (Reach reach : reaches) {
            all += reach == null ? 0 : reach.steps();
        }
        return all;
    }

    /**
     * Where a match begins together with its head; {@link Reach#NOWHERE} if it has none and wants one, or begins before the end of
     * the pattern's last match.
     */
    private int begin(int pattern, Text text, int start) {
        if (start < done[pattern]) {
            return Reach.NOWHERE;
        }
        Optional<CompiledHead> head = heads.get(pattern);
        if (head.isEmpty()) {
            return start;
        }
        Reach reach = reaches[pattern];
        if (reach == null) {
            reach = Reach.ofHead(head.get(), searchBudget);
            reaches[pattern] = reach;
        }
        return reach.farthest(text.bytes(), start, done[pattern]);
    }

    private PatternSearch search(int pattern) {
        PatternSearch search = searches[pattern];
        if (search == null) {
            search = new PatternSearch(patterns.get(pattern), searchBudget);
            searches[pattern] = search;
        }
        return search;
    }
}
