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
    private static final boolean[] ASCII_WORD = new boolean[0x80];

    static {
        for (int c = 0; c < ASCII_WORD.length; c++) {
            ASCII_WORD[c] = Boundary.isWordCharacter(c);
        }
    }

    private final String text;
    private final Vocabulary vocabulary;
    private final boolean ascii;

    /** Of the words that are looked for, in their order: each one's number and where it ends. */
    private int[] words = NONE;

    private int count;

    Surroundings(String original, Vocabulary vocabulary) {
        this.text = original.toLowerCase(Locale.ROOT);
        this.vocabulary = vocabulary;
        int seen = 0;
        int start = -1;
        int length = text.length();
        for (int at = 0; at < length; at++) {
            char c = text.charAt(at);
            seen |= c;
            if (c < 0x80 ? ASCII_WORD[c] : isForeignWord(at)) {
                start = start < 0 ? at : start;
            } else if (start >= 0) {
                add(start, at);
                start = -1;
            }
        }
        if (start >= 0) {
            add(start, length);
        }
        this.ascii = seen < 0x80;
    }

    /** Both halves of a surrogate pair are what the pair is. */
    private boolean isForeignWord(int at) {
        boolean second = Character.isLowSurrogate(text.charAt(at)) && at > 0;
        return Boundary.isWordCharacter(second ? text.codePointBefore(at + 1) : text.codePointAt(at));
    }

    private void add(int from, int to) {
        int number = vocabulary.number(text, from, to);
        if (number == Vocabulary.UNKNOWN) {
            return;
        }
        if (2 * count == words.length) {
            words = Arrays.copyOf(words, Math.max(8, 4 * count));
        }
        words[2 * count] = number;
        words[2 * count + 1] = to;
        count++;
    }

    String text() {
        return text;
    }

    boolean isAscii() {
        return ascii;
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
