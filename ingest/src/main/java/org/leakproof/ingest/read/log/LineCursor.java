package org.leakproof.ingest.read.log;

/** A place in a line, from which it goes on over what is asked for and stands there. For what begins every line of a log, where
 *  an expression would cost more than all the rest. Not thread-safe. */
final class LineCursor {
    private final String line;
    private int at;

    LineCursor(String line, int at) {
        this.line = line;
        this.at = at;
    }

    int at() {
        return at;
    }

    boolean isAtEnd() {
        return at == line.length();
    }

    /** The character here; 0 at the end. */
    char peek() {
        return at < line.length() ? line.charAt(at) : 0;
    }

    boolean skip(char c) {
        if (peek() != c || isAtEnd()) {
            return false;
        }
        at++;
        return true;
    }

    /** Whether one of the characters stood here. */
    boolean skipAny(String chars) {
        if (isAtEnd() || chars.indexOf(line.charAt(at)) < 0) {
            return false;
        }
        at++;
        return true;
    }

    boolean skip(String text) {
        if (!line.startsWith(text, at)) {
            return false;
        }
        at += text.length();
        return true;
    }

    /** A number in ASCII digits, of which it takes as many as may be; -1 if there are fewer than there must be. */
    int number(int fewest, int most) {
        int from = at;
        int value = 0;
        while (at < line.length() && at - from < most && isDigit(line.charAt(at))) {
            value = value * 10 + line.charAt(at++) - '0';
        }
        if (at - from >= fewest) {
            return value;
        }
        at = from;
        return -1;
    }

    /** How many digits it goes over. */
    int digits(int most) {
        int from = at;
        while (at < line.length() && at - from < most && isDigit(line.charAt(at))) {
            at++;
        }
        return at - from;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    void back(int to) {
        at = to;
    }

    @Override
    public String toString() {
        return "LineCursor[" + at + " of " + line.length() + " chars]";
    }
}
