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

    private final List<Pattern> patterns;
    private final Starts starts;

    /** By pattern, whether what the runs find needs no second look. */
    private final boolean[] exact;

    private final StateBudget searchBudget = new StateBudget(SEARCH_BUDGET);
    private final PatternSearch[] searches;

    /** By pattern, how its head is found; made when first needed. */
    private final @Nullable Reach[] heads;

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
        this.starts = new Starts(compiled, new StateBudget(budget), longestRun);
        this.searches = new PatternSearch[patterns.size()];
        this.heads = new Reach[patterns.size()];
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
                if (found.add(pattern)) {
                    done[pattern] = 0;
                }
                int begin = start < done[pattern] ? Reach.NOWHERE : begin(pattern, text, start);
                if (begin != Reach.NOWHERE) {
                    int last = exact[pattern] ? end : search(pattern).longest(text.bytes(), text.length(), start);
                    if (last >= 0) {
                        tell(pattern, begin, last);
                    }
                }
            }

            @Override
            public int region(int pattern, int from) {
                if (found.add(pattern)) {
                    done[pattern] = 0;
                }
                int begin = Math.max(from, done[pattern]);
                LongestEnds.MatchSink matches = new LongestEnds.MatchSink() {
                    private int whole;

                    @Override
                    public boolean wants(int start) {
                        whole = begin(pattern, text, start);
                        return whole != Reach.NOWHERE;
                    }

                    @Override
                    public void match(int start, int end) {
                        tell(pattern, whole, end);
                    }
                };
                return search(pattern).region(text.bytes(), text.length(), begin, matches);
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
        for (Reach head : heads) {
            all += head == null ? 0 : head.steps();
        }
        return all;
    }

    /** Where a match begins together with its head; {@link Reach#NOWHERE} if it has none and wants one. */
    private int begin(int pattern, Text text, int start) {
        Optional<Head> head = patterns.get(pattern).head();
        if (head.isEmpty()) {
            return start;
        }
        Reach reach = heads[pattern];
        if (reach == null) {
            reach = Reach.ofHead(head.get(), searchBudget);
            heads[pattern] = reach;
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
