package org.leakproof.redact.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.leakproof.redact.scan.Boundary;

/**
 * What stands before or behind a candidate, in lower case and taken apart into words; made once for all identifiers that
 * look at one place.
 */
final class Surroundings {

    /** A word of characters that {@link Boundary} calls word characters, and where it ends. */
    record Word(String text, int end) {}

    private final String text;
    private final boolean ascii;
    private final List<Word> words = new ArrayList<>();

    Surroundings(String original) {
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
                words.add(new Word(text.substring(start, at), at));
                start = -1;
            }
            at += Character.charCount(c);
        }
        if (start >= 0) {
            words.add(new Word(text.substring(start), text.length()));
        }
        this.ascii = plain;
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

    /** In their order. */
    List<Word> words() {
        return words;
    }
}
