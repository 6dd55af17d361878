package org.leakproof.redact.catalogue;

import java.util.List;

/**
 * Tests of an identifier or of an own expression.
 *
 * @param match texts in which what must be found stands between {@code «} and {@code »}; nothing else of the text may be
 *     found
 * @param noMatch texts in which nothing may be found
 */
public record Examples(List<String> match, List<String> noMatch) {

    public static final Examples NONE = new Examples(List.of(), List.of());

    public Examples {
        match = List.copyOf(match);
        noMatch = List.copyOf(noMatch);
    }
}
