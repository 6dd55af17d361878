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
    private final List<String> phrases = new ArrayList<>();

    ContextWords(Context context) {
        this.context = context;
        context.words()
                .values()
                .forEach(list -> list.forEach(word -> {
                    String lower = word.toLowerCase(Locale.ROOT);
                    if (lower.codePoints().allMatch(Boundary::isWordCharacter)) {
                        words.add(lower);
                    } else {
                        phrases.add(lower);
                    }
                }));
    }

    /** The word that stands nearest before the candidate, else one behind it. */
    Optional<String> near(Candidate candidate) {
        if (words.isEmpty() && phrases.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> before = lastIn(candidate.before(context.reach()).toLowerCase(Locale.ROOT));
        return before.isPresent()
                ? before
                : lastIn(candidate.after(context.reach() / 4).toLowerCase(Locale.ROOT));
    }

    private Optional<String> lastIn(String text) {
        String found = "";
        int best = -1;
        for (String phrase : phrases) {
            int end = lastPhrase(text, phrase);
            if (end > best) {
                best = end;
                found = phrase;
            }
        }
        int end = text.length();
        while (end > best && end > 0) {
            int start = end;
            while (start > 0 && isWord(text, start)) {
                start -= Character.charCount(text.codePointBefore(start));
            }
            if (start < end) {
                String word = text.substring(start, end);
                if (words.contains(word)) {
                    return Optional.of(word);
                }
                end = start;
            } else {
                end -= Character.charCount(text.codePointBefore(end));
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(found);
    }

    private static boolean isWord(String text, int before) {
        char c = text.charAt(before - 1);
        if (c < 0x80) {
            return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_';
        }
        return Boundary.isWordCharacter(text.codePointBefore(before));
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
