package org.leakproof.redact.explain;

import java.util.ArrayList;
import java.util.List;
import org.leakproof.redact.record.Trail;

/** What was done to one message. */
final class Collected implements Trail {
    final List<Edit> edits = new ArrayList<>();
    final List<PassedOver> passedOver = new ArrayList<>();

    @Override
    public void edited(Edit edit) {
        edits.add(edit);
    }

    @Override
    public void passedOver(PassedOver over) {
        passedOver.add(over);
    }
}
