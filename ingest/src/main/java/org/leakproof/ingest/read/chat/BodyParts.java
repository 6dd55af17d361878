package org.leakproof.ingest.read.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leakproof.contract.record.Segment;
import org.leakproof.contract.record.SegmentKind;

/** A body in the making; each part begins a line. */
final class BodyParts {
    private final List<Segment> parts = new ArrayList<>();

    /** Adds a text, unless it is empty. */
    BodyParts add(SegmentKind kind, String text) {
        return add(kind, text, Optional.empty());
    }

    /** @param quoted platform id of the message that the text is repeated from */
    BodyParts add(SegmentKind kind, String text, Optional<String> quoted) {
        if (!text.isEmpty()) {
            parts.add(new Segment(kind, parts.isEmpty() ? text : "\n" + text, quoted));
        }
        return this;
    }

    List<Segment> segments() {
        return parts;
    }
}
