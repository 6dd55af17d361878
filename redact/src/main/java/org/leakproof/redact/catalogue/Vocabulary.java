package org.leakproof.redact.catalogue;

import java.util.Map;

/**
 * The words that any identifier looks for around its candidates, numbered; asked for as a part of a text, without a string
 * made of it.
 *
 * <p>Immutable and shareable.
 */
final class Vocabulary {

    static final int UNKNOWN = -1;

    private final String[] words;

    /** By hash, the word's number and one; 0 is free. At least three of four are. */
    private final int[] slots;

    private final int longest;

    /** @param numbers from 0, one each without a gap */
    Vocabulary(Map<String, Integer> numbers) {
        this.words = new String[numbers.size()];
        numbers.forEach((word, number) -> words[number] = word);
        this.slots = new int[Integer.highestOneBit(Math.max(1, words.length)) * 8];
        int most = 0;
        for (int number = 0; number < words.length; number++) {
            String word = words[number];
            most = Math.max(most, word.length());
            int slot = slot(word, 0, word.length());
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = number + 1;
        }
        this.longest = most;
    }

    String word(int number) {
        return words[number];
    }

    /** The number of the word that stands there, or {@link #UNKNOWN}. */
    int number(String text, int from, int to) {
        int length = to - from;
        if (length > longest) {
            return UNKNOWN;
        }
        for (int slot = slot(text, from, to); slots[slot] != 0; slot = slot + 1 & slots.length - 1) {
            String word = words[slots[slot] - 1];
            if (word.length() == length && text.startsWith(word, from)) {
                return slots[slot] - 1;
            }
        }
        return UNKNOWN;
    }

    private int slot(String text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + text.charAt(i);
        }
        return (hash ^ hash >>> 15) & slots.length - 1;
    }
}
