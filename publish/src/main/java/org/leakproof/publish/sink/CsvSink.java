package org.leakproof.publish.sink;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.leakproof.publish.bag.Payload;
import org.leakproof.publish.disk.TextFile;
import org.leakproof.publish.sink.Column.Type;

/** Writes each table as CSV: RFC 4180, UTF-8, CRLF between rows, a header, in as many files as the row limit asks for.
 *  Every table has a file, also without rows. */
final class CsvSink implements Sink {
    private final Payload payload;
    private final SinkOptions options;
    private final Map<Table, TableFiles> files = new EnumMap<>(Table.class);

    CsvSink(Payload payload, SinkOptions options) {
        this.payload = payload;
        this.options = options;
    }

    @Override
    public void row(Table table, List<String> cells) throws IOException {
        of(table).row(cells);
    }

    private TableFiles of(Table table) throws IOException {
        TableFiles open = files.get(table);
        if (open == null) {
            open = new TableFiles(table);
            files.put(table, open);
        }
        return open;
    }

    @Override
    public void finish() throws IOException {
        for (Table table : Table.values()) {
            of(table).finishFile();
        }
    }

    @Override
    public List<Resource> resources() {
        return files.values().stream().flatMap(each -> each.done.stream()).toList();
    }

    @Override
    public void close() throws IOException {
        for (TableFiles each : files.values()) {
            each.text.close();
        }
    }

    /** The files of one table: {@code messages.csv}, {@code messages-0002.csv} and so on. */
    private final class TableFiles {
        private final Table table;
        private final List<Resource> done = new ArrayList<>();
        private final boolean[] isLong;
        private final String[] line;
        private final StringBuilder row = new StringBuilder();
        private final CSVPrinter printer = new CSVPrinter(row, CSVFormat.RFC4180);
        private TextFile text;
        private String path;
        private String name;
        private long rows;

        TableFiles(Table table) throws IOException {
            this.table = table;
            int n = table.columns().size();
            isLong = new boolean[n];
            line = new String[n];
            for (int i = 0; i < n; i++) {
                isLong[i] = table.columns().get(i).type() == Type.LONG_TEXT;
            }
            name = table.tableName();
            path = name + ".csv";
            text = open();
        }

        private TextFile open() throws IOException {
            TextFile file = payload.text(path);
            if (options.byteOrderMark()) {
                file.append('\ufeff');
            }
            printer.printRecord(table.columns().stream().map(Column::name).toList());
            file.append(row);
            row.setLength(0);
            return file;
        }

        void row(List<String> cells) throws IOException {
            if (rows == options.rowLimit() - 1) {
                finishFile();
                name = String.format(Locale.ROOT, "%s-%04d", table.tableName(), done.size() + 1);
                path = name + ".csv";
                rows = 0;
                text = open();
            }
            if (cells.size() != line.length) {
                throw new IllegalArgumentException("a row of " + cells.size() + " cells for table " + table);
            }
            for (int i = 0; i < line.length; i++) {
                String cell = isLong[i] && !cells.get(i + 1).isEmpty() ? "" : cells.get(i);
                line[i] = Cells.guarded(cell);
            }
            for (String cell : line) {
                printer.print(cell);
            }
            printer.println();
            text.append(row);
            row.setLength(0);
            rows++;
        }

        void finishFile() throws IOException {
            text.finish();
            done.add(new Resource(name, path, table, rows, "csv", "text/csv"));
        }
    }
}
