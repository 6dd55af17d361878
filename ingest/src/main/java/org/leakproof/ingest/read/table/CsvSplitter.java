package org.leakproof.ingest.read.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.Head;

/** Finds rows by their line ends outside of quotes; Commons CSV reads each into cells. A quote opens only at the beginning of
 *  a cell, so that a stray one spoils one row and not the rest. One use. */
final class CsvSplitter implements Splitter {
    private final Mapping.CsvLayout layout;
    private final Mapping mapping;
    private final CSVFormat format;
    private List<String> names;

    CsvSplitter(Mapping.CsvLayout layout, Mapping mapping) {
        this.layout = layout;
        this.mapping = mapping;
        this.names = layout.names();
        CSVFormat.Builder builder = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(layout.delimiter())
                .setQuote(layout.quote().orElse(null))
                .setIgnoreEmptyLines(false);
        layout.escape().ifPresent(builder::setEscape);
        this.format = builder.get();
    }

    @Override
    public boolean fits(Head head) {
        boolean[] fits = {false, false};
        try {
            split(new ByteArrayInputStream(head.bytes()), new RecordHandler() {
                @Override
                public boolean wants(long offset) {
                    return !fits[1];
                }

                @Override
                public void record(long offset, byte[] bytes, int start, int length, Optional<Fields> fields) {
                    fits[0] = fields.isPresent()
                            && mapping.time()
                                    .read(fields.get(), Optional.empty())
                                    .local()
                                    .isPresent();
                    fits[1] = true;
                }

                @Override
                public void held(long offset, long length, HeldReason reason) {}

                @Override
                public void gap(long offset, long length) {}
            });
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory", e);
        }
        return fits[0];
    }

    @Override
    public void split(InputStream in, RecordHandler handler) throws IOException {
        LineStream units = new LineStream(in, layout.charset());
        long start = 0;
        boolean quoted = false;
        boolean cellStart = true;
        boolean escaped = false;
        int quote = layout.quote().map(c -> (int) c).orElse(-2);
        int escape = layout.escape().map(c -> (int) c).orElse(-2);
        try {
            for (int unit; (unit = units.read()) >= 0; ) {
                if (unit == 0xFEFF && units.position() <= 2) {
                    continue;
                }
                if (escaped) {
                    escaped = false;
                } else if (unit == escape && escape != quote) {
                    escaped = true;
                    cellStart = false;
                } else if (quoted) {
                    quoted = unit != quote;
                } else if (unit == '\n') {
                    row(start, units, handler);
                    start = units.position();
                    cellStart = true;
                } else if (unit == quote && (cellStart || wasQuote(units, quote))) {
                    quoted = true;
                    cellStart = false;
                } else {
                    cellStart = unit == layout.delimiter();
                }
            }
        } finally {
            if (units.position() > start) {
                row(start, units, handler);
            }
        }
    }

    /** Whether the unit before the last one was a quote too: a doubled quote goes on with its cell. */
    private boolean wasQuote(LineStream units, int quote) {
        if (LineStream.isWide(layout.charset())) {
            int at = units.size() - 4;
            return at >= 0 && (units.kept()[at] == quote || units.kept()[at + 1] == quote);
        }
        return units.size() > 1 && units.kept()[units.size() - 2] == quote;
    }

    private void row(long start, LineStream units, RecordHandler handler) {
        long length = units.position() - start;
        if (units.overflow()) {
            if (handler.wants(start)) {
                handler.held(start, length, HeldReason.TOO_LARGE);
            }
        } else if (names.isEmpty()) {
            names = cells(units);
            handler.gap(start, length);
        } else if (isBlank(units)) {
            handler.gap(start, length);
        } else if (handler.wants(start)) {
            handler.record(start, units.kept(), 0, units.size(), fields(cells(units)));
        }
        units.mark(0);
    }

    private static boolean isBlank(LineStream units) {
        for (int i = 0; i < units.size(); i++) {
            if (units.kept()[i] > ' ') {
                return false;
            }
        }
        return true;
    }

    private List<String> cells(LineStream units) {
        String text = new String(units.kept(), 0, units.size(), layout.charset());
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        try (CSVParser parser = CSVParser.parse(text, format)) {
            List<String> cells = new ArrayList<>();
            for (CSVRecord record : parser) {
                cells.addAll(record.toList());
            }
            return cells;
        } catch (IOException | RuntimeException brokenQuotes) {
            return List.of();
        }
    }

    private Optional<Fields> fields(List<String> cells) {
        if (cells.size() != names.size()) {
            return Optional.empty();
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            values.put(names.get(i), List.of(cells.get(i)));
        }
        Fields fields = new Fields(values);
        return fields.has(mapping.time().field())
                        && fields.has(mapping.columns().text())
                ? Optional.of(fields)
                : Optional.empty();
    }
}
