package org.leakproof.contract.record;

/** One passage that was replaced; never the original.
 *
 *  @param id stable over policy versions as long as the passage is the same
 *  @param start first UTF-16 unit of the replacement in the clean text of its place
 *  @param end behind the last
 *  @param entity the kind of thing that was found
 *  @param label the rule's public label
 *  @param operator what was done: the operator's name */
public record Redaction(
        String id, Place place, int start, int end, String entity, String label, String operator, Status status) {
    /** Who decided. */
    public enum Status {
        AUTOMATIC,
        EDITOR
    }

    public Redaction {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("redaction out of order");
        }
    }
}
