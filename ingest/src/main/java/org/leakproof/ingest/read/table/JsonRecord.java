package org.leakproof.ingest.read.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one JSON object into fields; nested ones get dotted names, arrays several values. Numbers stay as exact as they are
 *  written. */
final class JsonRecord {
    private static final ObjectReader READER = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(200)
                            .maxStringLength(Splitter.MAX_RECORD_BYTES)
                            .build())
                    .build())
            .readerFor(JsonNode.class)
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .with(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);

    private final Mapping mapping;

    JsonRecord(Mapping mapping) {
        this.mapping = mapping;
    }

    /** Empty if it is no JSON, or has neither the mapping's text nor its time. */
    Optional<Fields> read(byte[] bytes, int start, int length) {
        try {
            Map<String, List<String>> values = new LinkedHashMap<>();
            flatten("", READER.readTree(bytes, start, length), values);
            Fields fields = new Fields(values);
            return fields.has(mapping.time().field())
                            || fields.has(mapping.columns().text())
                    ? Optional.of(fields)
                    : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    /** Whether the text names the fields that a record must have. */
    boolean mentioned(String text) {
        return text.contains(lastKey(mapping.time().field()))
                && text.contains(lastKey(mapping.columns().text()));
    }

    private static String lastKey(String path) {
        return "\"" + path.substring(path.lastIndexOf('.') + 1) + "\"";
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
