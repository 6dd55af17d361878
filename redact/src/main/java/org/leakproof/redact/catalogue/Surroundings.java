package org.leakproof.redact.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.leakproof.redact.scan.Boundary;

/**
 * What stands before or behind a candidate, in lower case, and which of its words any identifier looks for; made once for
 * all identifiers that look at one place.
 */
final class Surroundings {

    /** A word of characters that {@link Boundary} calls word characters, and where it ends. */
    record Word(String text, int end) {}

    private final String text;
    private final boolean ascii;
    private final List<Word> words = new ArrayList<>();

    /** @param known tells the words that are looked for */
    Surroundings(String original, Predicate<String> known) {
        this.text = original.toLowerCase(Locale.ROOT);
        boolean plain = true;
        int at = 0;
        int start = -1;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            plain &= c < 0x80;
            if (isWord(c)) {
                start = start < 0 ? at : start;
            } else if (start >= 0) {
                add(start, at, known);
                start = -1;
            }
            at += Character.charCount(c);
        }
        if (start >= 0) {
            add(start, text.length(), known);
        }
        this.ascii = plain;
    }

    private void add(int from, int to, Predicate<String> known) {
        String word = text.substring(from, to);
        if (known.test(word)) {
            words.add(new Word(word, to));
        }
    }

    static boolean isWord(int c) {
        if (c < 0x80) {
            return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c == '_';
        }
        return Boundary.isWordCharacter(c);
    }

    String text() {
        return text;
    }

    boolean isAscii() {
        return ascii;
    }

    /** Those that are looked for, in their order. */
    List<Word> words() {
        return words;
    }
}
