package org.leakproof.ingest.read.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.leakproof.contract.record.Header;

/** What readers ask of an object: values as text, exactly as they are written. */
final class Json {
    private Json() {}

    /** A text or number at a path of keys; empty if there is none, if it is null, or an empty text. */
    static Optional<String> text(JsonNode object, String... path) {
        JsonNode node = object;
        for (String key : path) {
            node = node.path(key);
        }
        return node.isValueNode() && !node.isNull()
                ? Optional.of(node.asText()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    /** The same, or an empty text. */
    static String orEmpty(JsonNode object, String... path) {
        return text(object, path).orElse("");
    }

    /** A number of bytes; 0 if none is stated. */
    static long size(JsonNode object, String key) {
        JsonNode node = object.path(key);
        return node.canConvertToLong() || node.isTextual() ? Math.max(0, node.asLong(0)) : 0;
    }

    /** How many there are of something; empty if that is not stated. */
    static OptionalLong count(JsonNode object, String key) {
        JsonNode node = object.path(key);
        return node.isIntegralNumber() && node.canConvertToLong() && node.asLong() >= 0
                ? OptionalLong.of(node.asLong())
                : OptionalLong.empty();
    }

    /** Everything in an object but for some of its fields, as fields with dotted names. */
    static List<Header> rest(JsonNode object, Set<String> without) {
        List<Header> headers = new ArrayList<>();
        object.properties().forEach(field -> {
            if (!without.contains(field.getKey())) {
                flatten(field.getKey(), field.getValue(), headers);
            }
        });
        return headers;
    }

    private static void flatten(String path, JsonNode node, List<Header> into) {
        if (node.isObject()) {
            node.properties().forEach(field -> flatten(path + "." + field.getKey(), field.getValue(), into));
        } else if (node.isArray()) {
            node.forEach(element -> flatten(path, element, into));
        } else if (!node.isNull()) {
            into.add(new Header(path, node.asText()));
        }
    }
}
