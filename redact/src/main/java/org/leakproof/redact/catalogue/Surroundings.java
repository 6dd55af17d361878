package org.leakproof.redact.catalogue;

import java.util.Arrays;
import java.util.Locale;
import org.leakproof.redact.scan.Boundary;

/**
 * What stands before or behind a candidate, in lower case, and which of its words any identifier looks for; made once for
 * all identifiers that look at one place.
 */
final class Surroundings {

    private static final int[] NONE = {};

    /** By ASCII character: itself in lower case if it is of a word, else 0. */
    private static final char[] OF_WORD = new char[0x80];

    static {
        for (char c = 0; c < OF_WORD.length; c++) {
            OF_WORD[c] = Boundary.isWordCharacter(c) ? Character.toLowerCase(c) : 0;
        }
    }

    private final String original;
    private final Vocabulary vocabulary;
    private final boolean ascii;
    private String text = "";

    /** Of the words that are looked for, in their order: each one's number and where it ends. */
    private int[] words = NONE;

    private int count;

    /** A bit for each of them, which others may share. */
    private long signs;

    Surroundings(String original, Vocabulary vocabulary) {
        this.original = original;
        this.vocabulary = vocabulary;
        this.ascii = readAscii();
        if (!ascii) {
            count = 0;
            signs = 0;
            readAny();
        }
    }

    /** What is most often asked for, without a string made. Nothing is known if it holds other characters. */
    private boolean readAscii() {
        int length = original.length();
        int start = -1;
        int hash = 0;
        for (int at = 0; at < length; at++) {
            char c = original.charAt(at);
            if (c >= OF_WORD.length) {
                return false;
            }
            char lower = OF_WORD[c];
            if (lower != 0) {
                if (start < 0) {
                    start = at;
                    hash = 0;
                }
                hash = Vocabulary.hash(hash, lower);
            } else if (start >= 0) {
                add(original, start, at, hash);
                start = -1;
            }
        }
        if (start >= 0) {
            add(original, start, length, hash);
        }
        return true;
    }

    private void readAny() {
        String lower = text();
        int start = -1;
        int hash = 0;
        for (int at = 0; at < lower.length(); at++) {
            char c = lower.charAt(at);
            if (c < OF_WORD.length ? OF_WORD[c] != 0 : isForeignWord(lower, at)) {
                if (start < 0) {
                    start = at;
                    hash = 0;
                }
                hash = Vocabulary.hash(hash, c);
            } else if (start >= 0) {
                add(lower, start, at, hash);
                start = -1;
            }
        }
        if (start >= 0) {
            add(lower, start, lower.length(), hash);
        }
    }

    /** Both halves of a surrogate pair are what the pair is. */
    private static boolean isForeignWord(String lower, int at) {
        boolean second = Character.isLowSurrogate(lower.charAt(at)) && at > 0;
        return Boundary.isWordCharacter(second ? lower.codePointBefore(at + 1) : lower.codePointAt(at));
    }

    private void add(String from, int start, int end, int hash) {
        int number = vocabulary.number(from, start, end, hash);
        if (number == Vocabulary.UNKNOWN) {
            return;
        }
        if (2 * count == words.length) {
            words = Arrays.copyOf(words, Math.max(8, 4 * count));
        }
        words[2 * count] = number;
        words[2 * count + 1] = end;
        count++;
        signs |= sign(number);
    }

    /** The bit that stands for a word. */
    static long sign(int number) {
        return 1L << (number & 63);
    }

    String text() {
        if (text.isEmpty()) {
            text = original.toLowerCase(Locale.ROOT);
        }
        return text;
    }

    boolean isAscii() {
        return ascii;
    }

    /** The {@link #sign}s of all words in it that are looked for. */
    long signs() {
        return signs;
    }

    /** How many of its words are looked for. */
    int count() {
        return count;
    }

    /** The number of one of them in the vocabulary. */
    int number(int word) {
        return words[2 * word];
    }

    /** Where one of them ends. */
    int end(int word) {
        return words[2 * word + 1];
    }
}
