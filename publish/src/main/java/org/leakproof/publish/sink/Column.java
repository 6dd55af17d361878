package org.leakproof.publish.sink;

import java.util.List;

/** A column of a table of the release.
 *
 *  @param required whether every row has a value
 *  @param values the words that may stand there, for WORD
 *  @param description for the readers of the release */
public record Column(String name, Type type, boolean required, List<String> values, String description) {
    /** What its cells hold. */
    public enum Type {
        /** An id of this release: begins with a letter. */
        ID,
        TEXT,
        /** Text of any length. The next column names a file that holds it, where it is longer than a cell should be. */
        LONG_TEXT,
        /** The name of a file, relative to the table's, or nothing. */
        FILE,
        /** One of a closed list. */
        WORD,
        /** A whole number, not negative. */
        INTEGER,
        /** A point in time, ISO 8601 in UTC. */
        INSTANT
    }

    public Column {
        values = List.copyOf(values);
    }

    static Column of(String name, Type type, String description) {
        return new Column(name, type, true, List.of(), description);
    }

    static Column optional(String name, Type type, String description) {
        return new Column(name, type, false, List.of(), description);
    }

    static Column word(String name, Class<? extends Enum<?>> words, String description) {
        return new Column(
                name,
                Type.WORD,
                true,
                java.util.Arrays.stream(words.getEnumConstants())
                        .map(Enum::name)
                        .toList(),
                description);
    }
}
