package org.leakproof.ingest.read.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;

/** What the objects around a record say besides the records: the values that stand before it, as far as they are small. The
 *  same instance goes with all records that have the same around them. Secret.
 *
 *  @param objects from the outermost to the innermost */
public record Enclosing(List<JsonNode> objects) {
    public static final Enclosing NOTHING = new Enclosing(List.of());

    public Enclosing {
        objects = List.copyOf(objects);
    }

    /** The object around the records; missing where it is not known. */
    public JsonNode inner() {
        return objects.isEmpty() ? MissingNode.getInstance() : objects.get(objects.size() - 1);
    }

    /** The outermost object; missing where it is not known. */
    public JsonNode outer() {
        return objects.isEmpty() ? MissingNode.getInstance() : objects.get(0);
    }

    @Override
    public String toString() {
        return "Enclosing[" + objects.size() + "]";
    }
}
