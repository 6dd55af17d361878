package org.leakproof.ingest.read.log;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** An expression for lines that anybody may have written: as fast as Java's own on what is usual, and linear in the line on
 *  what is not. Java's engine gets so many steps for each character; a line on which that is not enough goes to RE2, which
 *  is many times slower and never slower than that. Both find the same, since the expression is compiled to mean the same:
 *  {@code .} is all but a line feed, {@code $} the end, {@code \s} the five blanks that RE2 knows. Not for expressions that ignore
 *  the case of letters beyond ASCII, or with word boundaries. */
final class LinePattern {
    /** Steps for each character of a text, beyond a few thousand for any. */
    private static final int STEPS = 32;

    private static final int SOME_STEPS = 4096;

    private static final String BLANKS = "\\t\\n\\f\\r ";

    private final Pattern quick;
    private final com.google.re2j.Pattern sure;

    private LinePattern(String expression) {
        sure = com.google.re2j.Pattern.compile(expression);
        quick = Pattern.compile(meaningTheSame(expression), Pattern.UNIX_LINES);
    }

    /** @throws IllegalArgumentException if one of the engines does not take it */
    static LinePattern compile(String expression) {
        try {
            return new LinePattern(expression);
        } catch (PatternSyntaxException | com.google.re2j.PatternSyntaxException e) {
            throw new IllegalArgumentException("no expression for lines: " + expression, e);
        }
    }

    /** An expression for this text in capitals and small letters alike. It has no other letters than those. */
    static String inAnyCase(String text) {
        StringBuilder expression = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (Character.isLetter(c)) {
                char upper = Character.toUpperCase(c);
                expression.append('[').append(c).append(upper == c ? "" : upper).append(']');
            } else {
                expression.append(c);
            }
        }
        return expression.toString();
    }

    private static String meaningTheSame(String expression) {
        StringBuilder same = new StringBuilder();
        boolean inClass = false;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (c == '\\' && i + 1 < expression.length()) {
                char escaped = expression.charAt(++i);
                switch (escaped) {
                    case 's' -> same.append(inClass ? BLANKS : "[" + BLANKS + "]");
                    case 'S' -> same.append("[^").append(BLANKS).append(']');
                    case 'b', 'B' -> throw new IllegalArgumentException("word boundaries differ: " + expression);
                    default -> same.append(c).append(escaped);
                }
            } else if (c == '$' && !inClass) {
                same.append("\\z");
            } else if (c == '[' && inClass || c == '&' && inClass) {
                // for Java a class within the class, or what two have in common
                same.append('\\').append(c);
            } else {
                inClass = c == '[' || inClass && c != ']';
                same.append(c);
            }
        }
        return same.toString();
    }

    /** Whether the whole text is so. */
    boolean matches(String text) {
        return matcher(text).matches();
    }

    LineMatcher matcher(String text) {
        long steps = (long) STEPS * text.length() + SOME_STEPS;
        return new LineMatcher(quick.matcher(new Limited(text, new long[] {steps})), sure, text);
    }

    /** Java's engine was given up. */
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exhausted() {
            super(null, null, false, false);
        }
    }

    /** A text that can be looked at only so often. */
    private record Limited(String text, long[] left) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (--left[0] < 0) {
                throw new Exhausted();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    @Override
    public String toString() {
        return sure.pattern();
    }
}
