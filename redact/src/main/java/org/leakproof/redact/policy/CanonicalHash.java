package org.leakproof.redact.policy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leakproof.contract.record.Hashes;

/** SHA-256 over values: over every component of a record, so that none can be forgotten. What is written differently and
 *  means the same has the same hash. */
final class CanonicalHash {
    private CanonicalHash() {}

    /** 64 hexadecimal digits. */
    static String of(Object value) {
        return HexFormat.of().formatHex(digest(value));
    }

    private static byte[] digest(Object value) {
        if (value instanceof Record record) {
            RecordComponent[] components = record.getClass().getRecordComponents();
            String[] parts = new String[components.length * 2 + 1];
            parts[0] = "record " + record.getClass().getSimpleName();
            for (int i = 0; i < components.length; i++) {
                parts[2 * i + 1] = components[i].getName();
                parts[2 * i + 2] = of(component(components[i], record));
            }
            return Hashes.sha256(parts);
        }
        if (value instanceof List<?> list) {
            return joined("list", list.stream().map(CanonicalHash::of).toList());
        }
        if (value instanceof Set<?> set) {
            return joined("set", set.stream().map(CanonicalHash::of).sorted().toList());
        }
        if (value instanceof Map<?, ?> map) {
            return joined(
                    "map",
                    map.entrySet().stream()
                            .map(entry -> of(List.of(entry.getKey(), entry.getValue())))
                            .sorted()
                            .toList());
        }
        if (value instanceof Optional<?> optional) {
            return joined("optional", optional.map(CanonicalHash::of).stream().toList());
        }
        if (value instanceof java.util.OptionalInt number) {
            return digest(number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty());
        }
        if (value instanceof Enum<?> constant) {
            return Hashes.sha256("enum", constant.name());
        }
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return Hashes.sha256(value.getClass().getSimpleName(), value.toString());
        }
        throw new IllegalArgumentException(
                "no canonical form of a " + value.getClass().getSimpleName());
    }

    private static byte[] joined(String kind, Collection<String> hashes) {
        return Hashes.sha256(kind, String.join(" ", hashes));
    }

    private static Object component(RecordComponent component, Record record) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("component " + component.getName() + " cannot be read", e);
        }
    }
}
