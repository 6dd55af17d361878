package org.leakproof.redact.scan;

import java.util.List;

/** Reads a text's tokens once and looks them up in all dictionaries. Not thread-safe. */
final class DictionaryPass {

    private static final int BLOCK = 2048;

    private final List<Dictionary> dictionaries;
    private final TokenReader reader = new TokenReader();
    private final int[] starts = new int[BLOCK + Dictionary.MAX_TOKENS];
    private final int[] ends = new int[starts.length];
    private final long[] hashes = new long[starts.length];
    private final boolean[] joined = new boolean[starts.length];

    /** For each dictionary the token at which its search goes on. */
    private final int[] resume;

    private long steps;

    DictionaryPass(List<Dictionary> dictionaries) {
        this.dictionaries = dictionaries;
        this.resume = new int[dictionaries.size()];
    }

    long steps() {
        return steps;
    }

    void scan(Text text, CandidateSink sink) {
        byte[] bytes = text.bytes();
        reader.begin(bytes, text.length());
        java.util.Arrays.fill(resume, 0);
        int count = 0;
        boolean more = true;
        while (more || count > 0) {
            while (more && count < starts.length) {
                more = reader.next();
                if (more) {
                    starts[count] = reader.start();
                    ends[count] = reader.end();
                    hashes[count] = reader.hash();
                    joined[count] = reader.joined();
                    count++;
                }
            }
            int from = more ? count - Dictionary.MAX_TOKENS : count;
            for (int d = 0; d < resume.length; d++) {
                lookUp(d, from, count, bytes, sink);
            }
            count = shift(from, count);
        }
        reader.begin(new byte[0], 0);
        steps += text.length();
    }

    /** Moves what is not looked up yet to the front. */
    private int shift(int from, int count) {
        int left = count - from;
        System.arraycopy(starts, from, starts, 0, left);
        System.arraycopy(ends, from, ends, 0, left);
        System.arraycopy(hashes, from, hashes, 0, left);
        System.arraycopy(joined, from, joined, 0, left);
        for (int d = 0; d < resume.length; d++) {
            resume[d] = Math.max(0, resume[d] - from);
        }
        return left;
    }

    private void lookUp(int d, int stop, int count, byte[] bytes, CandidateSink sink) {
        Dictionary dictionary = dictionaries.get(d);
        int token = resume[d];
        while (token < stop) {
            long row = Dictionary.begin(hashes[token]);
            int last = dictionary.mayBegin(row) ? longest(dictionary, row, token, count, bytes) : -1;
            if (last < 0) {
                token++;
            } else {
                sink.term(d, found, starts[token], ends[last]);
                token = last + 1;
            }
        }
        resume[d] = token;
    }

    private int found;

    /** The last token of the longest term that begins at this one, its entry in {@link #found}; or -1. */
    private int longest(Dictionary dictionary, long firstRow, int token, int count, byte[] bytes) {
        long row = firstRow;
        int last = -1;
        int at = token;
        while (true) {
            steps++;
            int known = dictionary.look(row);
            if (known < 0) {
                return last;
            }
            int entry = dictionary.entry(known, bytes, starts[token], ends[at]);
            if (entry >= 0) {
                found = entry;
                last = at;
            }
            at++;
            if (!Dictionary.continues(known) || at == count || !joined[at]) {
                return last;
            }
            row = Dictionary.extend(row, hashes[at]);
        }
    }
}
