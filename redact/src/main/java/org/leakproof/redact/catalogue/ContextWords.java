package org.leakproof.redact.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leakproof.redact.scan.Boundary;

/** Looks for an identifier's context words around a candidate. */
final class ContextWords {

    private final Context context;

    /** Of word characters only, to be looked up token by token. */
    private final Set<String> words = new HashSet<>();

    /** Of several words, by the first one. */
    private final Map<String, List<String>> phrases = new HashMap<>();

    /** All that begin with no word: of scripts without spaces, mostly. */
    private final List<String> unspaced = new ArrayList<>();

    private final boolean unspacedIsAscii;

    ContextWords(Context context) {
        this.context = context;
        context.words()
                .values()
                .forEach(list -> list.forEach(word -> {
                    String lower = word.toLowerCase(Locale.ROOT);
                    if (lower.codePoints().allMatch(Boundary::isWordCharacter)) {
                        words.add(lower);
                    } else if (Boundary.isWordCharacter(lower.codePointAt(0))) {
                        String first = new Surroundings(lower, any -> true)
                                .words()
                                .get(0)
                                .text();
                        phrases.computeIfAbsent(first, f -> new ArrayList<>()).add(lower);
                    } else {
                        unspaced.add(lower);
                    }
                }));
        this.unspacedIsAscii = unspaced.stream().anyMatch(word -> word.chars().allMatch(c -> c < 0x80));
    }

    int reach() {
        return context.reach();
    }

    boolean isEmpty() {
        return words.isEmpty() && phrases.isEmpty() && unspaced.isEmpty();
    }

    /** The words by which it looks for what it looks for. */
    void addWordsTo(Set<String> all) {
        all.addAll(words);
        all.addAll(phrases.keySet());
    }

    /** The one that ends last. */
    Optional<String> lastIn(Surroundings surroundings) {
        String found = "";
        int best = -1;
        if (unspacedIsAscii || !surroundings.isAscii()) {
            for (String word : unspaced) {
                int end = lastPhrase(surroundings.text(), word);
                if (end > best) {
                    best = end;
                    found = word;
                }
            }
        }
        for (Surroundings.Word word : surroundings.words()) {
            if (word.end() > best && words.contains(word.text())) {
                best = word.end();
                found = word.text();
            }
            for (String phrase : phrases.getOrDefault(word.text(), List.of())) {
                int end = lastPhrase(surroundings.text(), phrase);
                if (end > best) {
                    best = end;
                    found = phrase;
                }
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(found);
    }

    /** Where the phrase ends for the last time in a text, or -1. */
    private static int lastPhrase(String text, String phrase) {
        int at = text.lastIndexOf(phrase);
        while (at >= 0) {
            int end = at + phrase.length();
            boolean left = at == 0
                    || !Boundary.isWordCharacter(text.codePointBefore(at))
                    || !Boundary.isWordCharacter(phrase.codePointAt(0));
            boolean right = end == text.length()
                    || !Boundary.isWordCharacter(text.codePointAt(end))
                    || !Boundary.isWordCharacter(phrase.codePointBefore(phrase.length()));
            if (left && right) {
                return end;
            }
            at = at == 0 ? -1 : text.lastIndexOf(phrase, at - 1);
        }
        return -1;
    }
}
