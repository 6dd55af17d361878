package org.leakproof.redact.catalogue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The catalogue's tables: columns parted by tabs, lines that begin with # are comments. */
public final class Lines {
    private Lines() {}

    /**
     * The rows of a table beside this class's resources.
     *
     * @param columns how many each row has
     */
    public static List<String[]> of(String table, int columns) {
        List<String[]> rows = new ArrayList<>();
        try (InputStream in = Lines.class.getResourceAsStream("/catalogue/" + table)) {
            if (in == null) {
                throw new IllegalArgumentException("no table " + table);
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isEmpty() && line.charAt(0) != '#') {
                    String[] row = line.split("\t", -1);
                    if (row.length != columns) {
                        throw new IllegalStateException(table + ", row " + (rows.size() + 1) + ": " + row.length
                                + " columns, expected " + columns);
                    }
                    rows.add(row);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
