package org.leakproof.ingest.read.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The objects at the beginning of a JSON entry, by where they stand. The beginning may break off anywhere. */
final class JsonShape {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int DEEPEST = 30;
    private static final int RECORDS = 200;
    private static final int PATHS = 200;

    private final Map<String, List<Map<String, List<String>>>> found = new LinkedHashMap<>();

    private JsonShape() {}

    /** Objects that are whole, flattened, by the keys that lead to them; arrays between count for nothing. */
    static Map<String, List<Map<String, List<String>>>> of(String text) {
        Map<String, List<Map<String, List<String>>>> plain = read(text);
        String bare = text.strip();
        // objects joined by commas
        Map<String, List<Map<String, List<String>>>> joined =
                read("[" + (bare.startsWith(",") ? bare.substring(1) : bare));
        return count(joined) > count(plain) ? joined : plain;
    }

    private static int count(Map<String, List<Map<String, List<String>>>> found) {
        return found.values().stream().mapToInt(List::size).sum();
    }

    private static Map<String, List<Map<String, List<String>>>> read(String text) {
        JsonShape shape = new JsonShape();
        try (JsonParser parser = FACTORY.createParser(text)) {
            for (JsonToken token; (token = parser.nextToken()) != null; ) {
                if (token == JsonToken.START_OBJECT) {
                    shape.object(parser, "", 0);
                }
            }
        } catch (IOException e) {
            // what is whole until there counts
        }
        return shape.found;
    }

    private Map<String, List<String>> object(JsonParser parser, String path, int depth) throws IOException {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            value(parser, name, path.isEmpty() ? name : path + "." + name, fields, depth + 1);
        }
        if (fields.size() > 1 && (found.containsKey(path) || found.size() < PATHS)) {
            List<Map<String, List<String>>> here = found.computeIfAbsent(path, p -> new ArrayList<>());
            if (here.size() < RECORDS) {
                here.add(fields);
            }
        }
        return fields;
    }

    private void value(JsonParser parser, String name, String path, Map<String, List<String>> into, int depth)
            throws IOException {
        if (depth > DEEPEST) {
            parser.skipChildren();
            return;
        }
        switch (parser.currentToken()) {
            case START_OBJECT ->
                object(parser, path, depth)
                        .forEach((inner, values) -> into.computeIfAbsent(name + "." + inner, n -> new ArrayList<>())
                                .addAll(values));
            case START_ARRAY -> {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    value(parser, name, path, into, depth + 1);
                }
            }
            default ->
                into.computeIfAbsent(name, n -> new ArrayList<>(1))
                        .add(parser.currentToken() == JsonToken.VALUE_NULL ? "" : parser.getText());
        }
    }
}
