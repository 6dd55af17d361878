package org.leakproof.ingest.read.table;

import java.util.List;
import java.util.Map;

/** The fields of one record, each with its values as text, in the order in which they stand. Secret. */
record Fields(Map<String, List<String>> values) {
    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    String first(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? "" : all.get(0);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    @Override
    public String toString() {
        return "Fields[" + values.size() + "]";
    }
}
