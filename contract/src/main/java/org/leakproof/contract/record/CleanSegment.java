package org.leakproof.contract.record;

import java.util.Optional;

/** A piece of a cleaned body.
 *
 *  @param quotedMessage the quoted message's public id, where it is in the same release */
public record CleanSegment(SegmentKind kind, String text, Optional<PublicId> quotedMessage) {
    @Override
    public String toString() {
        return "CleanSegment[" + kind + ", " + text.length() + " chars]";
    }
}
