package org.leakproof.redact.record;

import java.util.ArrayList;
import java.util.List;

/** Finds the passage that an editor's decision quotes. White space counts as equal, whatever and how much of it: an editor
 *  copies from a table cell. */
final class Anchors {
    private Anchors() {}

    record Range(int start, int end) {}

    /** All places within {@code text[from, to)}, without overlap. */
    static List<Range> find(String text, int from, int to, String passage) {
        String[] words = passage.strip().split("\\s+");
        List<Range> found = new ArrayList<>();
        int at = text.indexOf(words[0], from);
        while (at >= 0 && at < to) {
            int end = end(text, at, to, words);
            if (end >= 0) {
                found.add(new Range(at, end));
            }
            at = text.indexOf(words[0], end >= 0 ? end : at + 1);
        }
        return found;
    }

    private static int end(String text, int from, int to, String[] words) {
        int at = from;
        for (int i = 0; i < words.length; i++) {
            if (i > 0) {
                int gap = at;
                while (gap < to && Character.isWhitespace(text.charAt(gap))) {
                    gap++;
                }
                if (gap == at) {
                    return -1;
                }
                at = gap;
            }
            if (!text.startsWith(words[i], at)) {
                return -1;
            }
            at += words[i].length();
        }
        return at <= to ? at : -1;
    }
}
