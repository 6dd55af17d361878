package org.leakproof.redact.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Terms to be found as whole words, 100,000 and more of them.
 *
 * <p>A text is a row of tokens: a run of letters, marks and digits is one; a character of a script without spaces between
 * words (see {@link Boundary}) and a symbol are one each. A term matches where its tokens stand in this order. Between two
 * of them the text may have up to four of white space, {@code -'’.,_/}, or nothing where both can stand side by side; so
 * {@code Anne-Marie O’Neill} is found in {@code anne marie o'neill}, and {@code 田中太郎} in {@code 田中 太郎}. The longest term
 * wins, then the search goes on behind it.
 *
 * <p>Terms are kept as hashes of 64 bits: a wrong hit is possible, once in some billion texts, a missed one is not.
 *
 * <p>Immutable and shareable. Takes 24 to 48 bytes for each different beginning of a term (one token, two tokens, ...) and 4
 * to 16 for a term.
 */
public final class Dictionary {

    /** So many tokens make the longest term; of a script without spaces, so many characters. */
    static final int MAX_TOKENS = 64;

    private static final long FIRST = 0x243F6A8885A308D3L;
    private static final int NO_TERM = -1;

    /**
     * What does not matter when terms are compared.
     *
     * @param ignoreCase upper and lower case
     * @param ignoreDiacritics accents and other marks, and the stroke of {@code ł ø đ}; {@code ß} is {@code ss}, {@code æ}
     *     is {@code ae}
     */
    public record Folding(boolean ignoreCase, boolean ignoreDiacritics) {
        public static final Folding ALL = new Folding(true, true);
        public static final Folding NONE = new Folding(false, false);
    }

    /**
     * One term.
     *
     * @param text as an editor writes it; needs at least one token
     * @param entry whose it is; told to the sink. Several terms may belong to one entry
     */
    public record Term(String text, int entry) {
        /** Ids and lengths only. */
        @Override
        public String toString() {
            return "Term[entry " + entry + ", " + text.length() + " chars]";
        }
    }

    private final Folding folding;

    /** Open addressing: hash of a term's beginning, everything folded; 0 is a free slot. */
    private long[] keys = new long[64];

    /** Term number + 1, doubled; plus one if a longer term begins so. */
    private int[] values = new int[64];

    private int beginnings;

    /** A bit for the hash of each first token: most tokens of a text are turned away here. */
    private long[] firsts = {};

    /** Rows of one token while terms are added; becomes {@link #firsts}. */
    private long[] firstRows = new long[16];

    private int firstCount;

    private int[] entries = new int[16];
    private int terms;

    /** With a narrower folding: hash under it, and the next term that is like this one when everything is folded. */
    private long[] strict = {};

    private int[] alike = {};

    private Dictionary(Folding folding) {
        this.folding = folding;
    }

    /**
     * If two terms are alike under the folding, the one with the lower entry stays.
     *
     * @throws IllegalArgumentException if a term has no token, or more than 64; its message has the entry, not the term
     */
    public static Dictionary of(Iterable<Term> terms, Folding folding) {
        Dictionary dictionary = new Dictionary(folding);
        TokenReader reader = new TokenReader();
        for (Term term : terms) {
            dictionary.add(term, reader);
        }
        dictionary.finish();
        return dictionary;
    }

    /** How many different terms. */
    public int size() {
        return terms;
    }

    /** The hash of a row of tokens that begins with this one. */
    static long begin(long token) {
        return nonZero(Tokens.mix(FIRST ^ token));
    }

    /** The hash of a row of tokens with one more at its end. */
    static long extend(long row, long token) {
        return nonZero(Tokens.mix(row * 31 + token));
    }

    /** Whether a term may begin with this row of one token. */
    boolean mayBegin(long row) {
        int bit = firstBit(row);
        return (firsts[bit >> 6] >> bit & 1) != 0;
    }

    /** What is known of a row: negative if no term begins so, else to be asked with {@link #continues}, {@link #entry}. */
    int look(long row) {
        int mask = keys.length - 1;
        for (int slot = (int) row & mask; keys[slot] != 0; slot = slot + 1 & mask) {
            if (keys[slot] == row) {
                return values[slot];
            }
        }
        return -1;
    }

    static boolean continues(int known) {
        return (known & 1) != 0;
    }

    /** The entry of the term that a row is, or -1 if it is none under the folding. */
    int entry(int known, byte[] bytes, int start, int end) {
        int term = (known >> 1) - 1;
        if (term == NO_TERM || strict.length == 0) {
            return term == NO_TERM ? -1 : entries[term];
        }
        long hash = strictHash(new String(bytes, start, end - start, StandardCharsets.UTF_8));
        while (term != NO_TERM) {
            if (strict[term] == hash) {
                return entries[term];
            }
            term = alike[term];
        }
        return -1;
    }

    private void add(Term term, TokenReader reader) {
        if (term.entry() < 0) {
            throw new IllegalArgumentException("negative entry " + term.entry());
        }
        Text text = Text.of(term.text());
        reader.begin(text.bytes(), text.length());
        long row = 0;
        int tokens = 0;
        int first = 0;
        int last = 0;
        while (reader.next()) {
            if (++tokens > MAX_TOKENS) {
                throw new IllegalArgumentException(
                        "term of entry " + term.entry() + " has more than " + MAX_TOKENS + " words");
            }
            if (tokens == 1) {
                row = begin(reader.hash());
                first = reader.start();
                setFirst(row);
            } else {
                set(row, true, NO_TERM);
                row = extend(row, reader.hash());
            }
            last = reader.end();
        }
        if (tokens == 0) {
            throw new IllegalArgumentException("term of entry " + term.entry() + " has no letter, digit or symbol");
        }
        addTerm(row, term.entry(), text.normalised(first, last));
    }

    private void addTerm(long row, int entry, String text) {
        int known = look(row);
        int term = known < 0 ? NO_TERM : (known >> 1) - 1;
        boolean narrow = !folding.equals(Folding.ALL);
        long hash = narrow ? strictHash(text) : 0;
        int same = term;
        while (same != NO_TERM && narrow && strict[same] != hash) {
            same = alike[same];
        }
        if (same != NO_TERM) {
            entries[same] = Math.min(entries[same], entry);
            return;
        }
        if (terms == entries.length) {
            entries = Arrays.copyOf(entries, terms * 2);
        }
        if (narrow) {
            if (terms == strict.length) {
                strict = Arrays.copyOf(strict, Math.max(16, terms * 2));
                alike = Arrays.copyOf(alike, strict.length);
            }
            strict[terms] = hash;
            alike[terms] = term;
        }
        entries[terms] = entry;
        set(row, false, terms);
        terms++;
    }

    private long strictHash(String text) {
        String folded = Tokens.fold(text, folding);
        long hash = FIRST;
        boolean gap = false;
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (Tokens.kind(c) == Tokens.GAP) {
                gap = true;
            } else {
                hash = Tokens.add(gap ? Tokens.add(hash, ' ') : hash, c);
                gap = false;
            }
        }
        return Tokens.mix(hash);
    }

    private void set(long row, boolean continues, int term) {
        if (beginnings * 2 >= keys.length) {
            resize(keys.length * 2);
        }
        int mask = keys.length - 1;
        int slot = (int) row & mask;
        while (keys[slot] != 0 && keys[slot] != row) {
            slot = slot + 1 & mask;
        }
        if (keys[slot] == 0) {
            keys[slot] = row;
            beginnings++;
        }
        int value = values[slot];
        values[slot] = (term == NO_TERM ? value & ~1 : (term + 1) << 1) | value & 1 | (continues ? 1 : 0);
    }

    private void resize(int capacity) {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[capacity];
        values = new int[capacity];
        int mask = capacity - 1;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = (int) oldKeys[i] & mask;
                while (keys[slot] != 0) {
                    slot = slot + 1 & mask;
                }
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }

    private void setFirst(long row) {
        if (look(row) < 0) {
            if (firstCount == firstRows.length) {
                firstRows = Arrays.copyOf(firstRows, firstCount * 2);
            }
            firstRows[firstCount++] = row;
        }
    }

    private void finish() {
        entries = Arrays.copyOf(entries, terms);
        strict = Arrays.copyOf(strict, Math.min(strict.length, terms));
        alike = Arrays.copyOf(alike, strict.length);
        firsts = new long[Math.max(64, Integer.highestOneBit(Math.max(1, firstCount)) / 2)]; // 16 to 32 bits for each
        for (int i = 0; i < firstCount; i++) {
            int bit = firstBit(firstRows[i]);
            firsts[bit >> 6] |= 1L << bit;
        }
        firstRows = new long[0];
    }

    private int firstBit(long row) {
        return (int) (row >>> 32) & (firsts.length * 64 - 1);
    }

    private static long nonZero(long hash) {
        return hash == 0 ? 1 : hash;
    }
}
