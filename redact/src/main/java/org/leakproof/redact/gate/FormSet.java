package org.leakproof.redact.gate;

import java.util.Arrays;

/** Written forms to be searched for, as 64-bit hashes in an open-addressing table: 11 to 22 bytes a form. Two different
 *  forms meet once in 2^64 pairs; then a record is held that need not be. */
final class FormSet {
    /** How a form has to stand in the text. */
    enum Kind {
        /** With any separators between its characters. */
        LOOSE,
        /** With nothing or single {@code . _ - +} between its tokens. */
        TIGHT,
        /** As one word that begins with a capital letter, or in a script without capitals. */
        CAPITAL,
        /** With separators where the value has them and nowhere else. */
        TOKENS
    }

    /** Asked at each hit; true ends the search. */
    interface Hit {
        boolean at(int from, int to);
    }

    /** Characters of a form that count; of a longer one its first. */
    static final int LONGEST = 96;

    private static final int MOST_TOKENS = 32;
    private static final long PRIME = 0x100000001b3L;
    private static final long SEED = 0xcbf29ce484222325L;
    private static final int CHUNK = 1 << 16;
    private static final int OVERLAP = 1 << 10;

    private long[] table;
    private int size;
    private long[] prefixes;
    private final boolean[] lengths = new boolean[LONGEST + 1];
    private int longest;
    private boolean two;
    private boolean four;
    private boolean six;

    FormSet(int expected) {
        table = new long[Integer.highestOneBit(Math.max(16, Math.min(expected, 1 << 16)) * 2)];
        // eight bits of filter for a form that is expected, 2 MB at most
        prefixes = new long[Math.max(16, Math.min(1 << 18, Integer.highestOneBit(Math.max(1, expected)) >> 2))];
    }

    int size() {
        return size;
    }

    long bytes() {
        return 8L * (table.length + prefixes.length);
    }

    /** Adds the tokens {@code [first, last)}; what is longer than {@link #LONGEST} counts with its first tokens. */
    void add(Kind kind, Tokens tokens, int first, int last) {
        int begin = tokens.start[first];
        int end = first;
        while (end < last && end - first < MOST_TOKENS && tokens.start[end + 1] - begin <= LONGEST) {
            end++;
        }
        int length = tokens.start[end] - begin;
        if (length < 2) {
            return;
        }
        long hash = SEED;
        for (int t = first; t < end; t++) {
            if (kind == Kind.TOKENS && t > first && tokens.hard(t)) {
                hash = step(hash, ' ');
            }
            for (int i = tokens.start[t]; i < tokens.start[t + 1]; i++) {
                hash = step(hash, tokens.chars[i]);
            }
        }
        put(kind, hash, tokens.chars, begin, length);
    }

    /** Adds a form that is given as folded letters and digits. */
    void add(Kind kind, String squeezed) {
        int length = Math.min(LONGEST, squeezed.length());
        if (length < 2) {
            return;
        }
        char[] chars = squeezed.substring(0, length).toCharArray();
        long hash = SEED;
        for (char c : chars) {
            hash = step(hash, c);
        }
        put(kind, hash, chars, 0, length);
    }

    /** Whether this form was added, as a whole and LOOSE. */
    boolean contains(String squeezed) {
        long hash = SEED;
        for (int i = 0; i < Math.min(LONGEST, squeezed.length()); i++) {
            hash = step(hash, squeezed.charAt(i));
        }
        return contains(Kind.LOOSE, hash);
    }

    private void put(Kind kind, long hash, char[] chars, int begin, int length) {
        lengths[length] = true;
        longest = Math.max(longest, length);
        int prefix = length >= 6 ? 6 : length >= 4 ? 4 : 2;
        six |= prefix == 6;
        four |= prefix == 4;
        two |= prefix == 2;
        long beginning = 0;
        for (int i = 0; i < prefix; i += 2) {
            beginning = prefix(beginning, chars, begin + i);
        }
        long bit = mix(beginning);
        prefixes[(int) (bit >>> 6) & prefixes.length - 1] |= 1L << bit;
        if (size * 4L > table.length * 3L) {
            grow();
        }
        if (insert(table, finish(kind, hash))) {
            size++;
        }
    }

    /** Searches a text and returns whether a hit ended the search. */
    boolean search(String text, Tokens scratch, Hit hit) {
        if (size == 0) {
            return false;
        }
        int begin = 0;
        while (begin < text.length()) {
            int next = chunkEnd(text, Math.min(text.length(), begin + CHUNK));
            scratch.read(text, begin, Math.min(text.length(), next + OVERLAP));
            if (searchTokens(scratch, next, hit)) {
                return true;
            }
            begin = next;
        }
        return false;
    }

    /** The first place from here on at which a token can begin. */
    private static int chunkEnd(String text, int from) {
        int at = from;
        while (at < text.length() && at < from + OVERLAP && Fold.fold(text.charAt(at)) != Fold.SEPARATOR) {
            at++;
        }
        return at;
    }

    private boolean searchTokens(Tokens tokens, int until, Hit hit) {
        for (int first = 0; first < tokens.count && tokens.from[first] < until; first++) {
            if (mayBegin(tokens, tokens.start[first]) && searchFrom(tokens, first, hit)) {
                return true;
            }
        }
        return false;
    }

    private boolean searchFrom(Tokens tokens, int first, Hit hit) {
        int begin = tokens.start[first];
        boolean tight = true;
        boolean oneWord = true;
        long loose = SEED;
        long marked = SEED;
        int last = Math.min(tokens.count, first + MOST_TOKENS);
        for (int t = first; t < last; t++) {
            if (t > first) {
                byte gap = tokens.gap[t];
                if (gap == Tokens.BREAK) {
                    return false;
                }
                tight &= gap <= Tokens.TIGHT;
                if (gap != Tokens.SOFT) {
                    oneWord = false;
                    marked = step(marked, ' ');
                }
            }
            int end = tokens.start[t + 1];
            int length = end - begin;
            if (length > longest) {
                return false;
            }
            for (int i = tokens.start[t]; i < end; i++) {
                loose = step(loose, tokens.chars[i]);
                marked = step(marked, tokens.chars[i]);
            }
            if (!lengths[length]) {
                continue;
            }
            boolean found = contains(Kind.LOOSE, loose)
                    || tight && contains(Kind.TIGHT, loose)
                    || oneWord && tokens.capital[first] && contains(Kind.CAPITAL, loose)
                    || tokens.hard(first) && tokens.hard(t + 1) && contains(Kind.TOKENS, marked);
            if (found && hit.at(tokens.from[first], tokens.to[t])) {
                return true;
            }
        }
        return false;
    }

    private boolean mayBegin(Tokens tokens, int begin) {
        char[] chars = tokens.chars;
        int left = tokens.length - begin;
        if (left < 2) {
            return false;
        }
        long hash = prefix(0, chars, begin);
        if (two && filtered(mix(hash))) {
            return true;
        }
        if (left < 4 || !four && !six) {
            return false;
        }
        hash = prefix(hash, chars, begin + 2);
        if (four && filtered(mix(hash))) {
            return true;
        }
        return six && left >= 6 && filtered(mix(prefix(hash, chars, begin + 4)));
    }

    private boolean filtered(long bit) {
        return (prefixes[(int) (bit >>> 6) & prefixes.length - 1] >>> bit & 1) != 0;
    }

    /** The hash of a beginning with two characters more. */
    private static long prefix(long hash, char[] chars, int at) {
        return hash * 0x9E3779B97F4A7C15L + ((long) chars[at] << 16 | chars[at + 1]) + 1;
    }

    private boolean contains(Kind kind, long hash) {
        long key = finish(kind, hash);
        int at = (int) key & table.length - 1;
        while (table[at] != 0) {
            if (table[at] == key) {
                return true;
            }
            at = at + 1 & table.length - 1;
        }
        return false;
    }

    private void grow() {
        long[] wider = new long[table.length * 2];
        Arrays.stream(table).filter(key -> key != 0).forEach(key -> insert(wider, key));
        table = wider;
    }

    private static boolean insert(long[] table, long key) {
        int at = (int) key & table.length - 1;
        while (table[at] != 0) {
            if (table[at] == key) {
                return false;
            }
            at = at + 1 & table.length - 1;
        }
        table[at] = key;
        return true;
    }

    private static long step(long hash, char c) {
        return (hash ^ c) * PRIME;
    }

    private static long finish(Kind kind, long hash) {
        long key = mix(hash + kind.ordinal());
        return key == 0 ? 1 : key;
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mix(long x) {
        long z = (x ^ x >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
