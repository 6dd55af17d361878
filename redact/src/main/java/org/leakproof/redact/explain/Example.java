package org.leakproof.redact.explain;

import java.util.Optional;
import org.leakproof.contract.record.Place;
import org.leakproof.contract.record.PublicId;

/** A passage in context. Secret.
 *
 *  @param message in which message
 *  @param place empty for somebody who reacted
 *  @param before what stands before it, at most {@value #CONTEXT} characters and a sign that there is more
 *  @param passage the passage as it stands in the archive, its middle left out if it is long
 *  @param after what stands behind it
 *  @param now what stands in its place; empty if it stays */
public record Example(
        PublicId message, Optional<Place> place, String before, String passage, String after, Optional<String> now) {
    static final int CONTEXT = 60;
    private static final int LONGEST = 240;

    static Example of(PublicId message, Optional<Place> place, String text, int start, int end, Optional<String> now) {
        int from = border(text, Math.max(0, start - CONTEXT));
        int to = border(text, Math.min(text.length(), end + CONTEXT));
        return new Example(
                message,
                place,
                (from > 0 ? "… " : "") + text.substring(from, start),
                shortened(text.substring(start, end)),
                text.substring(end, to) + (to < text.length() ? " …" : ""),
                now.map(Example::shortened));
    }

    /** Never within a surrogate pair. */
    private static int border(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int half = LONGEST / 2;
        return text.substring(0, border(text, half)) + " … " + text.substring(border(text, text.length() - half));
    }

    @Override
    public String toString() {
        return "Example[" + message + ", " + place + ", " + passage.length() + " chars]";
    }
}
