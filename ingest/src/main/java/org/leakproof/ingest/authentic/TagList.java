package org.leakproof.ingest.authentic;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The {@code tag=value; tag=value} of signatures and key records.
 *
 *  @see <a href="https://www.rfc-editor.org/rfc/rfc6376#section-3.2">RFC 6376, 3.2</a> */
final class TagList {
    private final Map<String, String> values;

    private TagList(Map<String, String> values) {
        this.values = values;
    }

    /** Empty if it is no such list, or names a tag twice. */
    static Optional<TagList> of(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String part : text.split(";", -1)) {
            String tag = part.strip();
            if (tag.isEmpty()) {
                continue;
            }
            int equals = tag.indexOf('=');
            if (equals <= 0) {
                return Optional.empty();
            }
            String name = tag.substring(0, equals).strip();
            if (!isName(name) || values.put(name, tag.substring(equals + 1).strip()) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new TagList(values));
    }

    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!letter && (i == 0 || !(c >= '0' && c <= '9' || c == '_'))) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Without white space, which may stand anywhere in Base64 and in lists. */
    Optional<String> packed(String name) {
        return get(name).map(value -> value.replaceAll("\\s+", ""));
    }

    /** The name of the first tag. */
    Optional<String> first() {
        return values.keySet().stream().findFirst();
    }
}
