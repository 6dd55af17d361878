package org.leakproof.ingest.read.table;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.leakproof.contract.record.Kind;

/** What a mapping file says about a format: how records are told apart, and which field of theirs is what. Immutable; made
 *  by {@link MappingLoader}.
 *
 *  @param name what the operator calls the format
 *  @param files patterns of file names that it applies to ({@code *} and {@code ?}); none for any name
 *  @param kind what its records are, unless the format says otherwise */
record Mapping(String name, List<String> files, Kind kind, Layout layout, MappedTime time, Columns columns) {
    Mapping {
        files = List.copyOf(files);
    }

    /** How records are told apart. */
    sealed interface Layout {}

    /** JSON objects, wherever they stand below the path: in an array, one a line, joined by commas or by nothing.
     *
     *  @param path keys from the outermost object down to the records; arrays between them need no mention */
    record JsonLayout(List<String> path) implements Layout {
        JsonLayout {
            path = List.copyOf(path);
        }
    }

    /** Rows of cells.
     *
     *  @param quote empty if cells are never quoted
     *  @param escape the character that makes the next one literal; empty if a quote is doubled instead
     *  @param names of the columns, in order; empty if the first row holds them */
    record CsvLayout(
            char delimiter, Optional<Character> quote, Optional<Character> escape, List<String> names, Charset charset)
            implements Layout {
        CsvLayout {
            names = List.copyOf(names);
        }
    }

    /** Lines of which some begin a record and the others go on with it.
     *
     *  @param first matches a line that begins a record; its named groups are the record's fields
     *  @param groups names of the groups */
    record LogLayout(com.google.re2j.Pattern first, List<String> groups, Charset charset) implements Layout {
        LogLayout {
            groups = List.copyOf(groups);
        }
    }

    /** Which field is what; each is a field's name, or a dotted path into nested JSON objects.
     *
     *  @param separator between several recipients in one field
     *  @param text may be the same field as the duration
     *  @param duration of a call
     *  @param direction says of which of the two, {@code from} or {@code to}, a record was made
     *  @param incoming what stands in it where it was {@code to} that called {@code from}; lower case */
    record Columns(
            Optional<String> id,
            Optional<String> from,
            Optional<String> fromName,
            Optional<String> to,
            Optional<String> toName,
            Optional<String> separator,
            Optional<String> conversation,
            Optional<String> title,
            Optional<String> subject,
            String text,
            Optional<String> replyTo,
            Optional<String> duration,
            Optional<String> direction,
            List<String> incoming) {
        Columns {
            incoming = List.copyOf(incoming);
        }
    }
}
