package org.leakproof.ingest.read.html;

/** Tells tags from text, unit by unit, whatever comes: a bracket that no tag follows is text, and one that opens a tag ends
 *  the tag before it, within quotes too, so that a lost quote or bracket spoils one tag and no more. Units are bytes or
 *  characters. */
final class HtmlScan {
    /** What a unit does. */
    enum Event {
        NOTHING,
        /** A tag began one unit ago. */
        OPENED,
        /** The tag ends with this unit. */
        CLOSED,
        /** The tag lacks its end, and ends before this unit. */
        BROKEN
    }

    private enum State {
        TEXT,
        BRACKET,
        TAG,
        VALUE,
        QUOTED
    }

    private State state = State.TEXT;
    private int quote;

    Event take(int unit) {
        switch (state) {
            case TEXT -> {
                if (unit == '<') {
                    state = State.BRACKET;
                }
            }
            case BRACKET -> {
                if (isTag(unit)) {
                    state = State.TAG;
                    return Event.OPENED;
                }
                if (unit != '<') {
                    state = State.TEXT;
                }
            }
            case TAG, VALUE, QUOTED -> {
                return inTag(unit);
            }
        }
        return Event.NOTHING;
    }

    private Event inTag(int unit) {
        if (unit == '<') {
            state = State.BRACKET;
            return Event.BROKEN;
        }
        if (state == State.QUOTED) {
            if (unit == quote) {
                state = State.TAG;
            }
        } else if (unit == '>') {
            state = State.TEXT;
            return Event.CLOSED;
        } else if (state == State.VALUE && (unit == '"' || unit == '\'')) {
            state = State.QUOTED;
            quote = unit;
        } else if (unit == '=') {
            state = State.VALUE;
        } else if (!isBlank(unit)) {
            state = State.TAG;
        }
        return Event.NOTHING;
    }

    /** Whether the last unit is text; a bracket is, until a tag turns out to follow it. */
    boolean isText() {
        return state == State.TEXT;
    }

    private static boolean isTag(int unit) {
        return unit >= 'a' && unit <= 'z' || unit >= 'A' && unit <= 'Z' || unit == '/' || unit == '!' || unit == '?';
    }

    static boolean isBlank(int unit) {
        return unit == ' ' || unit == '\n' || unit == '\r' || unit == '\t' || unit == '\f';
    }
}
