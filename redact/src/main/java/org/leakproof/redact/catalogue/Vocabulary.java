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

    /** @param numbers from 0, one each without a gap */
    Vocabulary(Map<String, Integer> numbers) {
        this.words = new String[numbers.size()];
        numbers.forEach((word, number) -> words[number] = word);
        this.slots = new int[Integer.highestOneBit(Math.max(1, words.length)) * 8];
        for (int number = 0; number < words.length; number++) {
            String word = words[number];
            int hash = 0;
            for (int i = 0; i < word.length(); i++) {
                hash = hash(hash, word.charAt(i));
            }
            int slot = slot(hash);
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = number + 1;
        }
    }

    /** Of a word that it has. */
    int number(String word) {
        int hash = 0;
        for (int i = 0; i < word.length(); i++) {
            hash = hash(hash, word.charAt(i));
        }
        return number(word, 0, word.length(), hash);
    }

    String word(int number) {
        return words[number];
    }

    /**
     * The number of the word that stands there, or {@link #UNKNOWN}.
     *
     * @param text in lower case, but for the letters A to Z
     * @param hash of the word by {@link #hash}, begun with 0
     */
    int number(String text, int from, int to, int hash) {
        int length = to - from;
        for (int slot = slot(hash); slots[slot] != 0; slot = slot + 1 & slots.length - 1) {
            String word = words[slots[slot] - 1];
            if (word.length() == length && stands(word, text, from)) {
                return slots[slot] - 1;
            }
        }
        return UNKNOWN;
    }

    /** Of one more character, in lower case. */
    static int hash(int hash, char c) {
        return hash * 31 + c;
    }

    private static boolean stands(String word, String text, int from) {
        for (int i = 0; i < word.length(); i++) {
            char c = text.charAt(from + i);
            if (word.charAt(i) != (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c)) {
                return false;
            }
        }
        return true;
    }

    private int slot(int hash) {
        return (hash ^ hash >>> 15) & slots.length - 1;
    }
}
