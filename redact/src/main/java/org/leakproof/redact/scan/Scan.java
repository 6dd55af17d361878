package org.leakproof.redact.scan;

import java.util.List;

/**
 * One thread's session with a {@link Scanner}. Not thread-safe. Its automata are bounded: about 16 MB for the union of all
 * patterns, twice, and 16 MB for those that confirm single patterns; they are emptied and built anew when full.
 */
public final class Scan {

    private static final long UNION_BUDGET = 4L << 20;
    private static final long SEARCH_BUDGET = 4L << 20;

    private final List<Pattern> patterns;
    private final Alphabet alphabet;
    private final Sweep sweep;
    private final Hops hops;
    private final StateBudget searchBudget = new StateBudget(SEARCH_BUDGET);
    private final PatternSearch[] searches;
    private final NumberSet touched;
    private final DictionaryPass dictionaries;

    Scan(List<Pattern> patterns, Alphabet alphabet, Program relaxed, List<Dictionary> dictionaries) {
        this.patterns = patterns;
        this.alphabet = alphabet;
        this.sweep = new Sweep(new ForwardAutomaton(relaxed, true, false, new StateBudget(UNION_BUDGET), 256));
        this.hops = new Hops(new ForwardAutomaton(relaxed, true, true, new StateBudget(UNION_BUDGET), 256));
        this.searches = new PatternSearch[patterns.size()];
        this.touched = new NumberSet(patterns.size());
        this.dictionaries = new DictionaryPass(dictionaries);
    }

    /** Tells the sink everything that the scanner finds in the text; by pattern in order of place, patterns mixed. */
    public void scan(Text text, CandidateSink sink) {
        if (!patterns.isEmpty()) {
            try {
                Sweep.Accepts accepts = (accepted, at) -> accept(accepted, at, text, sink);
                if (hops.isWorthIt()) {
                    hops.run(text.bytes(), text.length(), accepts);
                } else {
                    sweep.run(text.bytes(), text.length(), accepts);
                }
            } finally {
                letGo();
            }
        }
        dictionaries.scan(text, sink);
    }

    /** Characters stepped over since this session was made, all passes together: the measure of its work. */
    public long steps() {
        long all = sweep.steps() + hops.steps() + dictionaries.steps();
        for (PatternSearch search : searches) {
            all += search == null ? 0 : search.steps();
        }
        return all;
    }

    private void accept(int[] accepted, int at, Text text, CandidateSink sink) {
        for (int index : accepted) {
            PatternSearch search = searches[index];
            if (search == null) {
                search = new PatternSearch(patterns.get(index), alphabet, searchBudget);
                searches[index] = search;
            }
            if (touched.add(index)) {
                search.begin(text.bytes(), text.length());
            }
            if (!search.isDone(at)) {
                int id = patterns.get(index).id();
                search.search(at, (start, end) -> sink.pattern(id, start, end));
            }
        }
    }

    private void letGo() {
        for (int i = 0; i < touched.size(); i++) {
            searches[touched.get(i)].end();
        }
        touched.clear();
    }
}
