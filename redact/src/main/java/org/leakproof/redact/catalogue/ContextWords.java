package org.leakproof.redact.catalogue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.leakproof.redact.scan.Boundary;

/** Looks for an identifier's context words around a candidate. */
final class ContextWords {

    private final Context context;
    private final Vocabulary vocabulary;

    /** Of word characters only, by number. */
    private final BitSet words = new BitSet();

    /** Of several words, by the number of the first one. */
    private final Map<Integer, List<String>> phrases = new HashMap<>();

    /** Both of them; most of what stands near a candidate is neither. */
    private final BitSet firsts = new BitSet();

    private long signs;

    /** All that begin with no word: of scripts without spaces, mostly. */
    private final List<String> unspaced = new ArrayList<>();

    private final boolean unspacedIsAscii;

    /** @param vocabulary with all of the words that {@link #firstWords} gives */
    ContextWords(Context context, Vocabulary vocabulary) {
        this.context = context;
        this.vocabulary = vocabulary;
        for (String lower : lowerCase(context)) {
            String first = firstWord(lower);
            if (first.isEmpty()) {
                unspaced.add(lower);
                continue;
            }
            int number = vocabulary.number(first);
            firsts.set(number);
            signs |= Surroundings.sign(number);
            if (first.length() == lower.length()) {
                words.set(number);
            } else {
                phrases.computeIfAbsent(number, n -> new ArrayList<>()).add(lower);
            }
        }
        this.unspacedIsAscii = unspaced.stream().anyMatch(word -> word.chars().allMatch(c -> c < 0x80));
    }

    /** The words by which it is looked for what an identifier looks for. */
    static List<String> firstWords(Context context) {
        return lowerCase(context).stream()
                .map(ContextWords::firstWord)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static List<String> lowerCase(Context context) {
        return context.words().values().stream()
                .flatMap(List::stream)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }

    /** The word that something begins with; empty if it begins with none. */
    private static String firstWord(String lower) {
        int end = 0;
        while (end < lower.length() && Boundary.isWordCharacter(lower.codePointAt(end))) {
            end += Character.charCount(lower.codePointAt(end));
        }
        return lower.substring(0, end);
    }

    int reach() {
        return context.reach();
    }

    boolean isEmpty() {
        return firsts.isEmpty() && unspaced.isEmpty();
    }

    /** The one that ends last. */
    Optional<String> lastIn(Surroundings surroundings) {
        boolean mayBeUnspaced = !unspaced.isEmpty() && (unspacedIsAscii || !surroundings.isAscii());
        if ((surroundings.signs() & signs) == 0 && !mayBeUnspaced) {
            return Optional.empty();
        }
        String found = "";
        int best = -1;
        if (mayBeUnspaced) {
            for (String word : unspaced) {
                int end = lastPhrase(surroundings.text(), word);
                if (end > best) {
                    best = end;
                    found = word;
                }
            }
        }
        for (int i = 0; i < surroundings.count(); i++) {
            int number = surroundings.number(i);
            if (!firsts.get(number)) {
                continue;
            }
            if (surroundings.end(i) > best && words.get(number)) {
                best = surroundings.end(i);
                found = vocabulary.word(number);
            }
            for (String phrase : phrases.getOrDefault(number, List.of())) {
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
