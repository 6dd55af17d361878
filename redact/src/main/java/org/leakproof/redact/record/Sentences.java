package org.leakproof.redact.record;

import java.util.ArrayList;
import java.util.List;

/** Cuts a withheld message into pieces by which a quote of it is known again. */
final class Sentences {
    /** Shorter ones are said by anybody. */
    private static final int SHORTEST = 30;

    private Sentences() {}

    static List<String> of(String text) {
        List<String> sentences = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean ends = i == text.length()
                    || ".!?。！？؟".indexOf(text.charAt(i)) >= 0
                            && (i + 1 == text.length()
                                    || Character.isWhitespace(text.charAt(i + 1))
                                    || text.charAt(i) > 0x80)
                    || text.charAt(i) == '\n' && i + 1 < text.length() && isBlank(text, i + 1);
            if (ends) {
                String sentence = text.substring(start, i).strip();
                long signs =
                        sentence.codePoints().filter(Character::isLetterOrDigit).count();
                boolean unspaced = sentence.codePoints().anyMatch(Character::isIdeographic);
                if (signs >= (unspaced ? SHORTEST / 3 : SHORTEST)) {
                    sentences.add(sentence);
                }
                start = Math.min(text.length(), i + 1);
            }
        }
        return sentences;
    }

    private static boolean isBlank(String text, int at) {
        char c = text.charAt(at);
        return c == '\n' || c == '\r';
    }
}
