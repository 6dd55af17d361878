package org.leakproof.redact.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.leakproof.redact.scan.Text;

/**
 * The words that any identifier looks for around its candidates, numbered; asked for as a part of a text, without a string
 * made of it. Case does not matter.
 *
 * <p>Immutable and shareable.
 */
final class Vocabulary {

    static final int UNKNOWN = -1;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    /** By number, the word's characters without case. */
    private final int[][] folded;

    /** By hash: the hash in the upper half, the word's number and one in the lower; 0 is free. At least three of four are. */
    private final long[] slots;

    /** @param all of letters and digits only */
    Vocabulary(Collection<String> all) {
        for (String word : all) {
            Integer known = numbers.get(folded(word));
            if (known == null) {
                numbers.put(folded(word), words.size());
                words.add(word);
            }
        }
        this.folded =
                words.stream().map(word -> folded(word).codePoints().toArray()).toArray(int[][]::new);
        this.slots = new long[Integer.highestOneBit(Math.max(1, words.size())) * 8];
        for (int number = 0; number < folded.length; number++) {
            int hash = 0;
            for (int c : folded[number]) {
                hash = hash(hash, c);
            }
            int slot = slot(hash);
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = (long) hash << Integer.SIZE | number + 1;
        }
    }

    /** Of a word that it has. */
    int number(String word) {
        return Objects.requireNonNull(numbers.get(folded(word)));
    }

    String word(int number) {
        return words.get(number);
    }

    /**
     * The number of the word that stands there, or {@link #UNKNOWN}.
     *
     * @param from its first byte in the text's normalised form
     * @param to behind its last byte
     * @param hash of its characters without case, by {@link #hash}, begun with 0
     */
    int number(Text text, int from, int to, int hash) {
        for (int slot = slot(hash); slots[slot] != 0; slot = slot + 1 & slots.length - 1) {
            int number = (int) slots[slot] - 1;
            if ((int) (slots[slot] >> Integer.SIZE) == hash && stands(folded[number], text, from, to)) {
                return number;
            }
        }
        return UNKNOWN;
    }

    /** Of one more character without case. */
    static int hash(int hash, int folded) {
        return hash * 31 + folded;
    }

    /** A character without case; both forms of the small sigma are one. */
    static int fold(int codePoint) {
        int lower = Character.toLowerCase(codePoint);
        return lower == 'ς' ? 'σ' : lower;
    }

    private static boolean stands(int[] word, Text text, int from, int to) {
        int at = from;
        for (int c : word) {
            if (at >= to) {
                return false;
            }
            int character = text.characterAt(at);
            if (fold(character) != c) {
                return false;
            }
            at += Text.bytes(character);
        }
        return at == to;
    }

    private static String folded(String word) {
        return word.codePoints()
                .map(Vocabulary::fold)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private int slot(int hash) {
        return (hash ^ hash >>> 15) & slots.length - 1;
    }
}
