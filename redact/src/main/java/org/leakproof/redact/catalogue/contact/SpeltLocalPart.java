package org.leakproof.redact.catalogue.contact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leakproof.redact.catalogue.Candidate;
import org.leakproof.redact.scan.Boundary;

/**
 * What stands before the spelt-out sign of an address: {@code jane dot doe} of {@code jane dot doe at example dot org}. It is
 * read backward from the sign, for any word may begin one: to search for it forward would be to begin at every word.
 */
final class SpeltLocalPart {

    private static final int MOST_BYTES = 256;

    private static final int MOST_BLANKS = 3;

    /** Longer than a dot in brackets with its spaces. */
    private static final int LONGEST_DOT = 24;

    private static final Pattern DOT_AT_END = Pattern.compile("(?:" + EmailAddress.SPELT_DOT + ")$");

    private SpeltLocalPart() {}

    /** In UTF-16 units before the candidate; 0 if there is none. */
    static int lengthBefore(Candidate candidate) {
        String text = candidate.before(MOST_BYTES);
        int end = text.length() - blanksAtEnd(text);
        int start = atom(text, end);
        while (start > 0) {
            String tail = text.substring(Math.max(0, start - LONGEST_DOT), start);
            Matcher dot = DOT_AT_END.matcher(tail);
            if (!dot.find()) {
                break;
            }
            int beforeDot = start - tail.length() + dot.start();
            int next = atom(text, beforeDot);
            if (next == beforeDot) {
                break;
            }
            start = next;
        }
        return start == end ? 0 : text.length() - start;
    }

    private static int blanksAtEnd(String text) {
        int blanks = 0;
        while (blanks < Math.min(MOST_BLANKS, text.length()) && isBlank(text.charAt(text.length() - 1 - blanks))) {
            blanks++;
        }
        return blanks;
    }

    /** What {@code \h} is in a normalised text. */
    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** Where the atom begins that ends at a place; the place itself if there is none. */
    private static int atom(String text, int end) {
        int start = end;
        int at = end;
        while (at > 0) {
            int c = text.codePointBefore(at);
            boolean word = Boundary.isWordCharacter(c);
            if (!word && c != '+' && c != '-') {
                break;
            }
            at -= Character.charCount(c);
            start = word ? at : start;
        }
        return start;
    }
}
