package org.leakproof.redact.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.leakproof.redact.scan.Boundary;

/** Looks for an identifier's context words around a candidate. */
final class ContextWords {

    private final Context context;
    private final List<String> words = new ArrayList<>();

    ContextWords(Context context) {
        this.context = context;
        context.words().values().forEach(list -> list.forEach(word -> words.add(word.toLowerCase(Locale.ROOT))));
    }

    /** The word that stands nearest before the candidate, else one behind it. */
    Optional<String> near(Candidate candidate) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        String before = candidate.before(context.reach()).toLowerCase(Locale.ROOT);
        String nearest = "";
        int best = -1;
        for (String word : words) {
            int end = lastWord(before, word);
            if (end > best || end == best && end >= 0 && word.length() > nearest.length()) {
                best = end;
                nearest = word;
            }
        }
        if (best >= 0) {
            return Optional.of(nearest);
        }
        String after = candidate.after(context.reach() / 4).toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (lastWord(after, word) >= 0) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }

    /** Where the word ends for the last time in a text, or -1. */
    private static int lastWord(String text, String word) {
        int at = text.lastIndexOf(word);
        while (at >= 0) {
            int end = at + word.length();
            boolean left = at == 0
                    || !Boundary.isWordCharacter(text.codePointBefore(at))
                    || !Boundary.isWordCharacter(word.codePointAt(0));
            boolean right = end == text.length()
                    || !Boundary.isWordCharacter(text.codePointAt(end))
                    || !Boundary.isWordCharacter(word.codePointBefore(word.length()));
            if (left && right) {
                return end;
            }
            at = at == 0 ? -1 : text.lastIndexOf(word, at - 1);
        }
        return -1;
    }
}
