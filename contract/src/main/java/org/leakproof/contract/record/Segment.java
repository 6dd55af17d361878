package org.leakproof.contract.record;

import java.util.Optional;

/** A piece of a body. The segments of a message, joined, are its body.
 *
 *  @param quotedMessage the platform id of the message that is quoted, if the archive says it */
public record Segment(SegmentKind kind, String text, Optional<String> quotedMessage) {
    @Override
    public String toString() {
        return "Segment[" + kind + ", " + text.length() + " chars]";
    }
}
