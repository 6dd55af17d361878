package org.leakproof.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The tables of resource {@code quality}: columns are parted by tabs, lines that begin with # are comments. */
final class Table {
    private static final int HASH_BYTES = 6;

    private Table() {}

    static List<String[]> rows(String name) {
        List<String[]> rows = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(Table.class.getResourceAsStream("/quality/" + name), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    rows.add(line.split("\t+", -1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    /** Reasons by {@link #key} of the cases that are left out. */
    static Map<String, String> excluded() {
        Map<String, String> reasons = new HashMap<>();
        for (String[] row : rows("excluded.tsv")) {
            reasons.put(row[0] + " " + row[1], row[2]);
        }
        return reasons;
    }

    /** What a case is named by in excluded.tsv: its rule and a hash, since its text is not ours to copy. */
    static String key(String rule, String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return rule + " " + HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
