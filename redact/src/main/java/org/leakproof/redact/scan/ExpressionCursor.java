package org.leakproof.redact.scan;

import java.util.Optional;

/** An expression as it is written, and how far it has been read. */
final class ExpressionCursor {

    private final String source;
    private int at;

    ExpressionCursor(String source) {
        this.source = source;
    }

    int at() {
        return at;
    }

    boolean atEnd() {
        return at >= source.length();
    }

    /** UTF-16 units that have not been read. */
    int left() {
        return source.length() - at;
    }

    boolean isAt(String text) {
        return source.startsWith(text, at);
    }

    /** Whether this stands directly before a place. */
    boolean isBefore(int place, char c) {
        return place > 0 && source.charAt(place - 1) == c;
    }

    /** The character that comes next; there must be one. */
    int peek() {
        return source.codePointAt(at);
    }

    /** Goes behind the character that comes next; there must be one. */
    int next() {
        int codePoint = peek();
        at += Character.charCount(codePoint);
        return codePoint;
    }

    /** Goes behind the UTF-16 unit that comes next; there must be one. */
    char nextUnit() {
        return source.charAt(at++);
    }

    /** Goes behind this if it comes next. */
    boolean take(String text) {
        boolean taken = isAt(text);
        if (taken) {
            at += text.length();
        }
        return taken;
    }

    /** Goes behind the next place where this stands, and gives what comes before it; empty if it stands nowhere. */
    Optional<String> takeUpTo(char end) {
        int close = source.indexOf(end, at);
        if (close < 0) {
            return Optional.empty();
        }
        String before = source.substring(at, close);
        at = close + 1;
        return Optional.of(before);
    }

    /** Goes behind so many UTF-16 units and gives them; empty if there are fewer. */
    Optional<String> takeUnits(int count) {
        if (left() < count) {
            return Optional.empty();
        }
        at += count;
        return Optional.of(source.substring(at - count, at));
    }

    /** What has been read since that place. */
    String since(int start) {
        return source.substring(start, at);
    }

    /** What is wrong here. */
    ExpressionException wrong(String reason, String hint) {
        return new ExpressionException(at, reason, hint);
    }
}
