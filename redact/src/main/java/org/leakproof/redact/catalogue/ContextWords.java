package org.leakproof.redact.catalogue;

import java.nio.charset.StandardCharsets;
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

    /** All that begin with no word: of scripts without spaces, mostly. */
    private final List<String> unspaced = new ArrayList<>();

    /** The first bytes of these, in UTF-8. */
    private final BitSet unspacedBytes = new BitSet();

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
            if (first.length() == lower.length()) {
                words.set(number);
            } else {
                phrases.computeIfAbsent(number, n -> new ArrayList<>()).add(lower);
            }
        }
        unspaced.forEach(word -> unspacedBytes.set(word.getBytes(StandardCharsets.UTF_8)[0] & 0xFF));
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

    /** The one that ends last in a part of a text before a candidate. */
    Optional<String> lastBefore(NearbyWords near, int begin, int candidate) {
        near.read(begin, candidate);
        return last(near, near.wordStart(begin), candidate, candidate, near.cutOffAt(candidate));
    }

    /** The one that ends last in a part of a text behind a candidate. */
    Optional<String> lastBehind(NearbyWords near, int candidate, int end) {
        int limit = near.wordEnd(end);
        near.readBehind(candidate, limit);
        return last(near, candidate, end, limit, Vocabulary.UNKNOWN);
    }

    /**
     * @param begin of a word, or behind a candidate
     * @param end no word begins here or behind
     * @param limit no word ends behind this
     * @param cut the number of the word that a candidate cuts off there, if one does
     */
    private Optional<String> last(NearbyWords near, int begin, int end, int limit, int cut) {
        String found = "";
        int best = -1;
        if (!unspaced.isEmpty() && near.hasAny(unspacedBytes, begin, limit)) {
            for (String word : unspaced) {
                int last = lastEnd(near, begin, limit, word);
                if (last > best) {
                    best = last;
                    found = word;
                }
            }
        }
        if (cut != Vocabulary.UNKNOWN && words.get(cut)) {
            best = limit;
            found = vocabulary.word(cut);
        }
        for (int i = near.firstBehind(begin); i < near.count() && near.start(i) < end; i++) {
            int number = near.number(i);
            if (!firsts.get(number) || near.end(i) > limit) {
                continue;
            }
            if (near.end(i) > best && words.get(number)) {
                best = near.end(i);
                found = vocabulary.word(number);
            }
            for (String phrase : phrases.getOrDefault(number, List.of())) {
                int last = lastEnd(near, begin, limit, phrase);
                if (last > best) {
                    best = last;
                    found = phrase;
                }
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(found);
    }

    /** Where a phrase ends for the last time in a part of a text, about, as bytes of lower case are counted; or -1. */
    private static int lastEnd(NearbyWords near, int begin, int limit, String phrase) {
        String text = near.lowerCase(begin, limit);
        int end = lastPhrase(text, phrase);
        return end < 0 ? end : begin + Stretch.bytes(text, 0, end);
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
