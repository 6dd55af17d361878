package org.leakproof.redact.record;

import java.util.Optional;

/** The name that stands before an address in pointed brackets, as in {@code "Doe, Jane" <jane@example.org>}: whoever wrote it
 *  so, or the program that did, says whose the address is. */
final class NameBefore {
    private static final int LONGEST = 80;

    private static final int MOST_WORDS = 5;

    private NameBefore() {}

    /** @param start where the address begins */
    static Optional<String> address(String text, int start) {
        int end = start;
        if (text.startsWith("mailto:", Math.max(0, end - 7))) {
            end -= 7;
        }
        if (end < 2 || text.charAt(end - 1) != '<' && text.charAt(end - 1) != '[') {
            return Optional.empty();
        }
        end = back(text, end - 1);
        char quote = end > 0 ? text.charAt(end - 1) : ' ';
        boolean quoted = quote == '"' || quote == '\'';
        int begin = quoted ? end - 1 : end;
        int least = Math.max(0, end - LONGEST);
        while (begin > least && !ends(text.charAt(begin - 1), quoted, quote)) {
            begin--;
        }
        String name = text.substring(begin, quoted ? end - 1 : end).strip();
        return isName(name) ? Optional.of(name) : Optional.empty();
    }

    private static int back(String text, int from) {
        int at = from;
        while (at > 0 && (text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '\u00A0')) {
            at--;
        }
        return at;
    }

    private static boolean ends(char c, boolean quoted, char quote) {
        return c == '\n' || c == '\r' || c == '\t' || (quoted ? c == quote : ":;,<>()[]|\"".indexOf(c) >= 0);
    }

    /** One to five words of letters, the first and the last with a capital or in a script that has none. */
    private static boolean isName(String text) {
        String[] words = text.split("[ ,\u00A0]+");
        return !text.isEmpty()
                && words.length <= MOST_WORDS
                && text.codePoints().anyMatch(Character::isLetter)
                && text.codePoints()
                        .allMatch(c -> Character.isLetter(c)
                                || Character.getType(c) == Character.NON_SPACING_MARK
                                || " ,.'’-\u00A0".indexOf(c) >= 0)
                && isCapital(words[0])
                && isCapital(words[words.length - 1]);
    }

    private static boolean isCapital(String word) {
        return !word.isEmpty() && !Character.isLowerCase(word.codePointAt(0));
    }
}
