package org.leakproof.publish.verify;

import java.io.Closeable;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.leakproof.publish.sink.Cells;
import org.leakproof.publish.sink.Column;
import org.leakproof.publish.sink.Column.Type;
import org.leakproof.publish.sink.Table;

/** Reads a table through all its files and checks each cell against its column. */
final class TableReader implements Closeable {
    /** A row beyond this many characters is not ours. */
    private static final long LONGEST_ROW = 64L << 20;

    private final Table table;
    private final Path data;
    private final Iterator<Part> parts;
    private final Consumer<Finding> findings;
    private @Nullable CSVParser parser;
    private @Nullable Iterator<CSVRecord> records;
    private @Nullable RowGuard guard;
    private Part part = new Part("", OptionalLong.empty());
    private long row;

    /** One file of the table.
     *
     *  @param rows as {@code datapackage.json} says, if that was asked */
    record Part(String path, OptionalLong rows) {}

    TableReader(Table table, Path data, List<Part> parts, Consumer<Finding> findings) {
        this.table = table;
        this.data = data;
        this.parts = parts.iterator();
        this.findings = findings;
    }

    /** The cells of the next row, without guards; empty at the end or behind something that cannot be read. */
    Optional<List<String>> next() throws IOException {
        while (true) {
            if (records == null) {
                if (!parts.hasNext()) {
                    return Optional.empty();
                }
                part = parts.next();
                if (!open()) {
                    return Optional.empty();
                }
            }
            try {
                if (records != null && records.hasNext()) {
                    CSVRecord record = records.next();
                    if (guard != null) {
                        guard.count = 0;
                    }
                    row++;
                    if (record.size() != table.columns().size()) {
                        find(record.size() + " cells, expected "
                                + table.columns().size());
                        continue;
                    }
                    return Optional.of(check(record));
                }
            } catch (RuntimeException e) {
                find("not CSV that can be read (" + reason(e) + ")");
                close();
                return Optional.empty();
            }
            if (part.rows().isPresent() && part.rows().getAsLong() != row - 1) {
                findings.accept(new Finding(
                        "data/" + part.path(),
                        (row - 1) + " rows, but datapackage.json says "
                                + part.rows().getAsLong()));
            }
            close();
        }
    }

    private static String reason(RuntimeException e) {
        return e.getCause() instanceof CharacterCodingException
                ? "not UTF-8"
                : e.getClass().getSimpleName();
    }

    private boolean open() throws IOException {
        row = 1;
        Path file = data.resolve(part.path());
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            find("missing");
            return false;
        }
        guard = new RowGuard(new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        try {
            parser = CSVFormat.RFC4180.parse(guard);
            records = parser.iterator();
            List<String> expected = table.columns().stream().map(Column::name).toList();
            if (!records.hasNext() || !header(records.next()).equals(expected)) {
                find("other columns than expected");
                close();
                return false;
            }
            return true;
        } catch (RuntimeException | IOException e) {
            find("not CSV that can be read (" + e.getClass().getSimpleName() + ")");
            close();
            return false;
        }
    }

    private static List<String> header(CSVRecord record) {
        List<String> names = new ArrayList<>(record.toList());
        if (!names.isEmpty() && names.get(0).startsWith("\ufeff")) {
            names.set(0, names.get(0).substring(1));
        }
        return names;
    }

    private List<String> check(CSVRecord record) {
        String[] cells = new String[record.size()];
        for (int i = 0; i < cells.length; i++) {
            Column column = table.columns().get(i);
            String raw = record.get(i);
            String cell = Cells.unguarded(raw);
            if (!Cells.guarded(cell).equals(raw)) {
                find("column " + column.name() + ": a spreadsheet would take it for a formula");
            }
            cells[i] = cell;
            if (cell.isEmpty()) {
                if (column.required()) {
                    find("column " + column.name() + ": empty");
                }
            } else if (!fits(column, cell)) {
                find("column " + column.name() + ": not " + expected(column));
            }
        }
        return List.of(cells);
    }

    private static boolean fits(Column column, String cell) {
        return switch (column.type()) {
            case ID -> Character.isLetter(cell.charAt(0));
            case TEXT, LONG_TEXT -> true;
            case FILE -> cell.matches("texts/[A-Za-z0-9-]+\\.txt");
            case WORD -> column.values().contains(cell);
            case INTEGER -> cell.length() <= 18 && cell.chars().allMatch(c -> c >= '0' && c <= '9');
            case INSTANT -> isInstant(cell);
        };
    }

    private static boolean isInstant(String cell) {
        try {
            Instant.parse(cell);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static String expected(Column column) {
        Type type = column.type();
        return type == Type.WORD ? "one of " + String.join(", ", column.values()) : "of type " + type;
    }

    /** Something wrong with the row that was read last. */
    void find(String what) {
        findings.accept(new Finding("data/" + part.path() + (row > 1 ? ":" + row : ""), what));
    }

    @Override
    public void close() throws IOException {
        records = null;
        if (parser != null) {
            parser.close();
            parser = null;
        }
    }

    /** Stops a row that would not fit into memory. */
    private static final class RowGuard extends FilterReader {
        private long count;

        RowGuard(Reader in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int c = super.read();
            add(1);
            return c;
        }

        @Override
        public int read(char[] buffer, int from, int length) throws IOException {
            int n = super.read(buffer, from, length);
            add(Math.max(n, 0));
            return n;
        }

        private void add(int more) throws IOException {
            count += more;
            if (count > LONGEST_ROW) {
                throw new IOException("row too long");
            }
        }
    }
}
