package org.leakproof.ingest.read.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Keeps the keys that lead to the records, and the small values beside them. */
final class Surroundings {
    /** A value beyond this many bytes is left out: the members of a large group fit. */
    private static final int MAX_VALUE = 1 << 20;
    /** What the values of one object may come to, in bytes. */
    private static final int MAX_OBJECT = 4 << 20;

    private final List<List<String>> paths;

    /** What is open: for objects the key in hand, null for arrays. */
    private String[] keys = new String[64];
    /** The values of open objects on the way to the records, null for others. */
    private ObjectNode[] values = new ObjectNode[64];

    private int[] volume = new int[64];
    private int depth;
    private Optional<ObjectNode> outermost = Optional.empty();
    private Enclosing enclosing = Enclosing.NOTHING;
    private boolean changed;

    private byte[] value = new byte[256];
    private int size;
    private boolean keeping;
    private int keptDepth;

    Surroundings(List<List<String>> paths) {
        this.paths = paths;
    }

    void open(boolean object) {
        if (depth == keys.length) {
            keys = Arrays.copyOf(keys, depth * 2);
            values = Arrays.copyOf(values, depth * 2);
            volume = Arrays.copyOf(volume, depth * 2);
        }
        boolean onTheWay = object && !keeping && leads(true);
        keys[depth] = object ? "" : null;
        values[depth] = onTheWay ? JsonNodeFactory.instance.objectNode() : null;
        volume[depth] = 0;
        if (onTheWay) {
            changed = true;
            if (outermost.isEmpty()) {
                outermost = Optional.of(values[depth]);
            }
        }
        depth++;
    }

    void close() {
        depth--;
        changed |= values[depth] != null;
    }

    /** The key in hand of the innermost object, its bytes as characters. */
    void key(String key) {
        keys[depth - 1] = key;
    }

    /** Whether the value that comes next is to be handed to {@link #keep}. */
    boolean wantsValue() {
        keeping = !keeping && depth > 0 && values[depth - 1] != null && !leads(false);
        keptDepth = depth;
        size = 0;
        return keeping;
    }

    boolean keeping() {
        return keeping;
    }

    void keep(byte b) {
        if (size <= MAX_VALUE) {
            if (size == value.length) {
                value = Arrays.copyOf(value, size * 2);
            }
            value[size++] = b;
        }
    }

    /** The value in hand is complete if nothing is open in it. */
    void valueEnd() {
        if (!keeping || depth != keptDepth) {
            return;
        }
        keeping = false;
        if (size <= MAX_VALUE && volume[depth - 1] + size <= MAX_OBJECT) {
            Optional<JsonNode> node = JsonText.read(value, 0, size);
            if (node.isPresent()) {
                values[depth - 1].set(decoded(keys[depth - 1]), node.get());
                volume[depth - 1] += size;
                changed = true;
            }
        }
    }

    private static String decoded(String key) {
        return new String(key.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** Whether an object that begins here is a record: the keys of all open objects are a path. */
    boolean atPath() {
        for (List<String> path : paths) {
            if (matched(path) == path.size()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the keys of all open objects begin a path, or also are one. */
    private boolean leads(boolean strictly) {
        for (List<String> path : paths) {
            int matched = matched(path);
            if (matched >= 0 && (!strictly || matched < path.size())) {
                return true;
            }
        }
        return false;
    }

    /** How many keys of the path are open; -1 if others are. */
    private int matched(List<String> path) {
        int matched = 0;
        for (int i = 0; i < depth; i++) {
            if (keys[i] != null) {
                if (matched == path.size() || !keys[i].equals(path.get(matched))) {
                    return -1;
                }
                matched++;
            }
        }
        return matched;
    }

    /** What stands around a record that begins here. */
    Enclosing enclosing() {
        if (changed) {
            List<JsonNode> objects = new ArrayList<>();
            for (int i = 0; i < depth; i++) {
                if (values[i] != null) {
                    objects.add(values[i].deepCopy());
                }
            }
            enclosing = new Enclosing(objects);
            changed = false;
        }
        return enclosing;
    }

    /** What is certain about a record that was found in broken bytes: only the outermost object is the same in any case. */
    Enclosing uncertain() {
        List<JsonNode> objects = new ArrayList<>();
        for (JsonNode object : enclosing().objects()) {
            objects.add(objects.isEmpty() ? object : JsonNodeFactory.instance.objectNode());
        }
        return new Enclosing(objects);
    }

    /** Nothing but the outermost object is certain from here on. */
    void doubt() {
        boolean outer = true;
        for (int i = 0; i < depth; i++) {
            if (values[i] != null && !outer) {
                values[i] = JsonNodeFactory.instance.objectNode();
                changed = true;
            }
            outer &= values[i] == null;
        }
    }

    /** What the outermost object has said so far. */
    Enclosing outermost() {
        return outermost.map(object -> new Enclosing(List.of(object))).orElse(Enclosing.NOTHING);
    }
}
