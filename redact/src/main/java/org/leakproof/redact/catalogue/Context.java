package org.leakproof.redact.catalogue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Words that make an identifier more likely where they stand near it. Case does not matter; a word stands on word
 * boundaries, which scripts without spaces do not have.
 *
 * @param words by language (BCP 47 primary subtag, {@code en}); searched in all languages, whatever the text's
 * @param reach how far before it and, a quarter of that, behind it a word may stand; bytes of the normalised form
 * @param boost what a word adds to the score
 */
public record Context(Map<String, List<String>> words, int reach, double boost) {

    public static final Context NONE = new Context(Map.of(), 0, 0);

    public Context {
        Map<String, List<String>> sorted = new TreeMap<>();
        words.forEach((language, list) -> sorted.put(language, List.copyOf(list)));
        words = java.util.Collections.unmodifiableMap(sorted);
        if (reach < 0 || boost < 0 || boost > 1) {
            throw new IllegalArgumentException("reach " + reach + ", boost " + boost);
        }
    }

    /** With a reach of 64 bytes and a boost of 0.3. */
    public static Context of(Map<String, List<String>> words) {
        return new Context(words, 64, 0.3);
    }
}
