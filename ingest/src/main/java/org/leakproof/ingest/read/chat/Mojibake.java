package org.leakproof.ingest.read.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Texts of which each character stands for one byte of UTF-8. They are decoded once: what looks broken after that was written
 *  so. */
final class Mojibake {
    private Mojibake() {}

    /** The same with every text repaired. */
    static JsonNode repaired(JsonNode node) {
        if (node.isTextual()) {
            String text = node.asText();
            String repaired = repaired(text);
            return repaired.equals(text) ? node : TextNode.valueOf(repaired);
        }
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(field -> object.set(repaired(field.getKey()), repaired(field.getValue())));
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode(node.size());
            node.forEach(element -> array.add(repaired(element)));
            return array;
        }
        return node;
    }

    /** The text itself if it is not UTF-8 read as Latin-1. */
    static String repaired(String text) {
        boolean ascii = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0xff) {
                return text;
            }
            ascii &= c < 0x80;
        }
        if (ascii) {
            return text;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            return text;
        }
    }
}
