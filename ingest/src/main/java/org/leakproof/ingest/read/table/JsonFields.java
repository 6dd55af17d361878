package org.leakproof.ingest.read.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes fields of JSON objects; nested ones get dotted names, arrays several values. */
final class JsonFields {
    private final Mapping mapping;

    JsonFields(Mapping mapping) {
        this.mapping = mapping;
    }

    /** Empty if the object has neither the mapping's text nor its time. */
    Optional<Fields> of(JsonNode object) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        flatten("", object, values);
        Fields fields = new Fields(values);
        return fields.has(mapping.time().field())
                        || fields.has(mapping.columns().text())
                ? Optional.of(fields)
                : Optional.empty();
    }

    /** The keys that a record must have. */
    String[] keys() {
        return new String[] {
            lastKey(mapping.time().field()), lastKey(mapping.columns().text())
        };
    }

    private static String lastKey(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static void flatten(String path, JsonNode node, Map<String, List<String>> into) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> flatten(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), into));
        } else if (node.isArray()) {
            node.forEach(element -> flatten(path, element, into));
        } else {
            into.computeIfAbsent(path, p -> new ArrayList<>(1)).add(node.isNull() ? "" : node.asText());
        }
    }
}
