package org.leakproof.contract.record;

import java.util.Optional;
import java.util.OptionalInt;

/** An attachment as it may leave: no hash, no size, no original bytes.
 *
 *  @param name cleaned file name, where the policy lets names leave
 *  @param status as for {@link Attachment}; HELD ones keep their row, without text */
public record CleanAttachment(
        int ordinal,
        OptionalInt parent,
        Optional<String> name,
        String mediaType,
        TextStatus status,
        Optional<String> text) {
    @Override
    public String toString() {
        return "CleanAttachment[" + ordinal + ", " + status + "]";
    }
}
