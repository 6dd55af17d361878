package org.leakproof.ingest.read.table;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The rows at the beginning of a table.
 *
 *  @param delimiter between cells
 *  @param backslash whether a backslash makes a quote literal
 *  @param rows all of the same width */
record CsvShape(char delimiter, boolean backslash, List<List<String>> rows) {
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int ROWS = 200;
    private static final int LEAST_COLUMNS = 3;

    /** The dialect in which most rows have the same number of cells; empty if that is fewer than three. */
    static Optional<CsvShape> of(String text, boolean whole) {
        CsvShape best = null;
        for (char delimiter : DELIMITERS) {
            for (boolean backslash : new boolean[] {false, true}) {
                if (backslash && text.indexOf("\\\"") < 0) {
                    continue;
                }
                CsvShape shape = new CsvShape(delimiter, backslash, even(read(text, whole, delimiter, backslash)));
                if (shape.rows.size() > 1 && (best == null || shape.cells() > best.cells())) {
                    best = shape;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private int cells() {
        return rows.size() * rows.get(0).size();
    }

    private static List<List<String>> read(String text, boolean whole, char delimiter, boolean backslash) {
        CSVFormat.Builder format =
                CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setIgnoreEmptyLines(true);
        if (backslash) {
            format.setEscape('\\');
        }
        List<List<String>> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(text, format.get())) {
            for (CSVRecord record : parser) {
                rows.add(record.toList());
                if (rows.size() > ROWS) {
                    break;
                }
            }
        } catch (IOException | RuntimeException e) {
            // what could be read until there
        }
        if (!whole && !rows.isEmpty() && rows.size() <= ROWS) {
            rows.remove(rows.size() - 1);
        }
        return rows;
    }

    /** The rows as wide as most; none if these are not nine in ten. */
    private static List<List<String>> even(List<List<String>> rows) {
        Map<Integer, Integer> widths = new HashMap<>();
        rows.forEach(row -> widths.merge(row.size(), 1, Integer::sum));
        int width = widths.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(0);
        List<List<String>> even =
                rows.stream().filter(row -> row.size() == width).toList();
        return width >= LEAST_COLUMNS && even.size() * 10 >= rows.size() * 9 ? even : List.of();
    }

    /** A guess at which column is what. */
    Optional<MappingProposal.Guess> guess(Charset charset) {
        List<String> first = rows.get(0);
        boolean header =
                first.stream().noneMatch(cell -> TimeShape.of(List.of(cell)).isPresent())
                        && first.stream().noneMatch(String::isBlank)
                        && new HashSet<>(first).size() == first.size();
        List<String> names = header
                ? first
                : IntStream.rangeClosed(1, first.size())
                        .mapToObj(i -> "column" + i)
                        .toList();
        List<Map<String, List<String>>> records = new ArrayList<>();
        for (List<String> row : rows.subList(header ? 1 : 0, rows.size())) {
            Map<String, List<String>> record = new LinkedHashMap<>();
            for (int i = 0; i < row.size(); i++) {
                record.put(names.get(i), List.of(row.get(i)));
            }
            records.add(record);
        }
        FieldGuess fields = new FieldGuess(records);
        if (!fields.isUsable()) {
            return Optional.empty();
        }
        StringBuilder layout = new StringBuilder("csv:\n");
        layout.append("  delimiter: ")
                .append(delimiter == '\t' ? "tab" : "'" + delimiter + "'")
                .append('\n');
        if (backslash) {
            layout.append("  escape: '\\'\n");
        }
        if (header) {
            layout.append("  header: true\n");
        } else {
            layout.append("  header: false\n  columns: [")
                    .append(String.join(", ", names))
                    .append("]\n");
        }
        if (!charset.equals(StandardCharsets.UTF_8)) {
            layout.append("  encoding: ").append(charset.name()).append("   # a guess, if it is a code page\n");
        }
        return Optional.of(new MappingProposal.Guess("csv", layout.toString(), fields, delimiter + " " + names));
    }

    @Override
    public String toString() {
        return "CsvShape[" + rows.size() + " rows]";
    }
}
