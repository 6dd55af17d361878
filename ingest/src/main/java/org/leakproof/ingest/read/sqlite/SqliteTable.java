package org.leakproof.ingest.read.sqlite;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where a table lies and what its columns are called. */
final class SqliteTable {
    private final String name;
    private final long root;
    private final Charset charset;
    private final Map<String, Integer> columns = new HashMap<>();
    private String id = "rowid";

    /** @param root the page at which its rows begin
     *  @param sql the statement that made it */
    SqliteTable(String name, long root, String sql, Charset charset) {
        this.name = name;
        this.root = root;
        this.charset = charset;
        int index = 0;
        for (String definition : definitions(sql)) {
            String column = column(definition);
            if (column.isEmpty()) {
                continue;
            }
            columns.putIfAbsent(column, index);
            String rest = definition.toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
            if (rest.contains(" INTEGER PRIMARY KEY")) {
                id = column;
            }
            index++;
        }
    }

    String name() {
        return name;
    }

    long root() {
        return root;
    }

    Charset charset() {
        return charset;
    }

    /** Whether the row's own number is in this column. */
    boolean isId(String column) {
        return column.equalsIgnoreCase(id) || column.equalsIgnoreCase("rowid");
    }

    /** The column's place; -1 if there is none of that name. */
    int index(String column) {
        return columns.getOrDefault(column.toLowerCase(Locale.ROOT), -1);
    }

    boolean has(String column) {
        return index(column) >= 0;
    }

    /** What stands between the outermost brackets, at the commas. */
    private static List<String> definitions(String sql) {
        List<String> definitions = new ArrayList<>();
        StringBuilder one = new StringBuilder();
        int depth = 0;
        for (int i = sql.indexOf('('); i >= 0 && i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == '\'' || c == '"' || c == '`' || c == '[') {
                int end = sql.indexOf(c == '[' ? ']' : c, i + 1);
                end = end < 0 ? sql.length() - 1 : end;
                one.append(sql, i, end + 1);
                i = end;
            } else if (c == '-' && sql.startsWith("--", i)) {
                int end = sql.indexOf('\n', i);
                i = end < 0 ? sql.length() : end;
                one.append(' ');
            } else if (c == '/' && sql.startsWith("/*", i)) {
                int end = sql.indexOf("*/", i);
                i = end < 0 ? sql.length() : end + 1;
                one.append(' ');
            } else if (c == '(' && depth++ == 0) {
                one.setLength(0);
            } else if (c == ')' && --depth == 0) {
                definitions.add(one.toString().strip());
                return definitions;
            } else if (c == ',' && depth == 1) {
                definitions.add(one.toString().strip());
                one.setLength(0);
            } else {
                one.append(c);
            }
        }
        return definitions;
    }

    /** The name of the column that is defined, lower case; empty if it is a rule for the table. */
    private static String column(String definition) {
        if (definition.isEmpty()) {
            return "";
        }
        char first = definition.charAt(0);
        if (first == '"' || first == '`' || first == '\'' || first == '[') {
            int end = definition.indexOf(first == '[' ? ']' : first, 1);
            return end < 0 ? "" : definition.substring(1, end).toLowerCase(Locale.ROOT);
        }
        int end = 0;
        while (end < definition.length()
                && !Character.isWhitespace(definition.charAt(end))
                && definition.charAt(end) != '(') {
            end++;
        }
        String word = definition.substring(0, end).toLowerCase(Locale.ROOT);
        return List.of("constraint", "primary", "unique", "check", "foreign").contains(word) ? "" : word;
    }

    @Override
    public String toString() {
        return "SqliteTable[" + columns.size() + " columns]";
    }
}
