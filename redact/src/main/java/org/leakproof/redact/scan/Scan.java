package org.leakproof.redact.scan;

import java.util.List;

/**
 * One thread's session with a {@link Scanner}. Not thread-safe. Its automata are bounded: about 16 MB for the union of all
 * patterns and 16 MB for those that confirm single patterns; they are emptied and built anew when full.
 */
public final class Scan {

    private static final long UNION_BUDGET = 4L << 20;
    private static final long SEARCH_BUDGET = 4L << 20;

    private final List<Pattern> patterns;
    private final Alphabet alphabet;
    private final ForwardAutomaton union;
    private final StateBudget searchBudget = new StateBudget(SEARCH_BUDGET);
    private final PatternSearch[] searches;
    private final NumberSet touched;
    private final DictionaryPass dictionaries;
    private long unionSteps;

    Scan(List<Pattern> patterns, Alphabet alphabet, Program relaxed, List<Dictionary> dictionaries) {
        this.patterns = patterns;
        this.alphabet = alphabet;
        this.union = new ForwardAutomaton(relaxed, true, false, new StateBudget(UNION_BUDGET), 256);
        this.searches = new PatternSearch[patterns.size()];
        this.touched = new NumberSet(patterns.size());
        this.dictionaries = new DictionaryPass(dictionaries);
    }

    /** Tells the sink everything that the scanner finds in the text; by pattern in order of place, patterns mixed. */
    public void scan(Text text, CandidateSink sink) {
        if (!patterns.isEmpty()) {
            try {
                sweep(text.bytes(), text.length(), sink);
            } finally {
                letGo();
            }
        }
        dictionaries.scan(text, sink);
    }

    /** Characters stepped over since this session was made, all passes together: the measure of its work. */
    public long steps() {
        long all = unionSteps + dictionaries.steps();
        for (PatternSearch search : searches) {
            all += search == null ? 0 : search.steps();
        }
        return all;
    }

    public String debug() {
        StringBuilder b = new StringBuilder(
                "union built " + union.built() + " epoch " + union.epoch() + " stride " + union.stride + "\n");
        for (int i = 0; i < searches.length; i++)
            if (searches[i] != null) b.append(i + " " + searches[i].debug() + "\n");
        return b.toString();
    }

    private void sweep(byte[] bytes, int length, CandidateSink sink) {
        short[] ascii = alphabet.ascii();
        int state = union.start(alphabet.start());
        int[] table = union.table;
        int at = 0;
        int wide = 0;
        while (at < length) {
            int lead = bytes[at];
            int characterClass;
            int width = 1;
            if (lead >= 0) {
                characterClass = ascii[lead];
            } else {
                characterClass = alphabet.classAt(bytes, at);
                width = Alphabet.width((byte) lead);
                wide += width - 1;
            }
            int next = table[state + characterClass];
            if (next < 0) {
                if (next == LazyAutomaton.UNKNOWN) {
                    next = union.next(state, characterClass);
                    table = union.table;
                }
                if (next < 0) {
                    next = ~next;
                    accept(union.accepted(next), at, bytes, length, sink);
                }
            }
            state = next;
            at += width;
        }
        int last = table[state + alphabet.end()];
        if (last == LazyAutomaton.UNKNOWN) {
            last = union.next(state, alphabet.end());
        }
        accept(union.accepted(last < 0 ? ~last : last), at, bytes, length, sink);
        unionSteps += length - wide + 1;
    }

    private void accept(int[] accepted, int at, byte[] bytes, int length, CandidateSink sink) {
        for (int index : accepted) {
            PatternSearch search = searches[index];
            if (search == null) {
                search = new PatternSearch(patterns.get(index), alphabet, searchBudget);
                searches[index] = search;
            }
            if (touched.add(index)) {
                search.begin(bytes, length);
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
