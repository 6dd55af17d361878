package org.leakproof.redact.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.leakproof.redact.scan.Boundary;

/** Looks for an identifier's context words around a candidate. */
final class ContextWords {

    private final Context context;

    /** Of word characters only, to be looked up token by token. */
    private final Set<String> words = new HashSet<>();

    /** All others: of several words, or of a script without spaces. */
    private final List<Phrase> phrases = new ArrayList<>();

    /** @param first the word that it begins with; empty if it begins with something else */
    private record Phrase(String text, String first, boolean ascii) {
        boolean mayBeIn(Surroundings surroundings) {
            return (ascii || !surroundings.isAscii()) && (first.isEmpty() || surroundings.hasWord(first));
        }
    }

    ContextWords(Context context) {
        this.context = context;
        context.words()
                .values()
                .forEach(list -> list.forEach(word -> {
                    String lower = word.toLowerCase(Locale.ROOT);
                    if (lower.codePoints().allMatch(Boundary::isWordCharacter)) {
                        words.add(lower);
                    } else {
                        List<Surroundings.Word> apart = new Surroundings(lower).words();
                        boolean begins = Boundary.isWordCharacter(lower.codePointAt(0));
                        phrases.add(new Phrase(
                                lower,
                                begins ? apart.get(0).text() : "",
                                lower.codePoints().allMatch(c -> c < 0x80)));
                    }
                }));
    }

    int reach() {
        return context.reach();
    }

    boolean isEmpty() {
        return words.isEmpty() && phrases.isEmpty();
    }

    /** The one that ends last. */
    Optional<String> lastIn(Surroundings surroundings) {
        String found = "";
        int best = -1;
        for (Phrase phrase : phrases) {
            int end = phrase.mayBeIn(surroundings) ? lastPhrase(surroundings.text(), phrase.text()) : -1;
            if (end > best) {
                best = end;
                found = phrase.text();
            }
        }
        List<Surroundings.Word> all = surroundings.words();
        for (int i = all.size() - 1; i >= 0 && all.get(i).end() > best; i--) {
            if (words.contains(all.get(i).text())) {
                return Optional.of(all.get(i).text());
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
