package org.leakproof.redact.catalogue.contact;

import java.util.Arrays;

/** The runs of digits in a candidate and what stands between them. Every question is answered in constant time. */
final class DigitGroups {

    private final String text;
    private int[] starts = new int[8];
    private int[] ends = new int[8];

    /** Digits before each group. */
    private int[] before = new int[9];

    /** Groups of one digit before each group. */
    private int[] singles = new int[9];

    private int count;

    private DigitGroups(String text) {
        this.text = text;
    }

    /** Of a text up to a place; digits are ASCII. */
    static DigitGroups of(String text, int end) {
        DigitGroups groups = new DigitGroups(text);
        int at = 0;
        while (at < end) {
            int start = at;
            while (at < end && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at++;
            }
            if (at > start) {
                groups.add(start, at);
            } else {
                at++;
            }
        }
        return groups;
    }

    private void add(int start, int end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
            before = Arrays.copyOf(before, count * 2 + 1);
            singles = Arrays.copyOf(singles, count * 2 + 1);
        }
        starts[count] = start;
        ends[count] = end;
        before[count + 1] = before[count] + end - start;
        singles[count + 1] = singles[count] + (end - start == 1 ? 1 : 0);
        count++;
    }

    int count() {
        return count;
    }

    int start(int group) {
        return starts[group];
    }

    int end(int group) {
        return ends[group];
    }

    /** How many digits a run of groups has. */
    int size(int first, int last) {
        return before[last + 1] - before[first];
    }

    /** How many groups of a run are a single digit. */
    int singles(int first, int last) {
        return singles[last + 1] - singles[first];
    }

    char firstDigit(int group) {
        return text.charAt(starts[group]);
    }

    String digits(int first, int last) {
        StringBuilder digits = new StringBuilder(size(first, last));
        for (int i = first; i <= last; i++) {
            digits.append(text, starts[i], ends[i]);
        }
        return digits.toString();
    }

    /** A run of groups as it is written. */
    String written(int first, int last) {
        return text.substring(starts[first], ends[last]);
    }

    /** Whether white space or a slash stands before a group. */
    boolean isApart(int group) {
        boolean blank = true;
        for (int i = separatorStart(group); i < starts[group]; i++) {
            char c = text.charAt(i);
            if (c == '/') {
                return true;
            }
            blank &= c == ' ' || c == '\t';
        }
        return blank;
    }

    boolean isBlankBefore(int group) {
        for (int i = separatorStart(group); i < starts[group]; i++) {
            if (text.charAt(i) != ' ' && text.charAt(i) != '\t') {
                return false;
            }
        }
        return true;
    }

    boolean opensBracket(int group) {
        return bracket(group) >= 0;
    }

    /** The place of the bracket that opens before a group, or -1. */
    int bracket(int group) {
        int at = starts[group] - 1;
        while (at >= separatorStart(group) && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at--;
        }
        return at >= separatorStart(group) && text.charAt(at) == '(' ? at : -1;
    }

    /** Whether a bracket closes within or directly behind a run of groups. */
    boolean closesBracket(int first, int last, int end) {
        int close = text.substring(starts[first], Math.min(text.length(), Math.min(end, ends[last] + 2)))
                .indexOf(')');
        return close >= 0;
    }

    /** Whether the same stands before two groups. */
    boolean sameSeparator(int one, int other) {
        int from = separatorStart(one);
        int otherFrom = separatorStart(other);
        return text.regionMatches(from, text, otherFrom, starts[other] - otherFrom)
                && starts[one] - from == starts[other] - otherFrom;
    }

    private int separatorStart(int group) {
        return group == 0 ? 0 : ends[group - 1];
    }
}
