package org.leakproof.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A table of a release, read as anybody would read it. */
final class ReleaseTable {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private ReleaseTable() {}

    static List<CSVRecord> rows(Path release, String name) throws IOException {
        return rows(release.resolve("data").resolve(name));
    }

    static List<CSVRecord> rows(Path table) throws IOException {
        try (CSVParser rows = CSVParser.parse(table, StandardCharsets.UTF_8, FORMAT)) {
            return rows.getRecords();
        }
    }
}
