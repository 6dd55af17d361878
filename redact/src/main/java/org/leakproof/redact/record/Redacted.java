package org.leakproof.redact.record;

import java.util.List;
import org.leakproof.contract.record.Outcome;
import org.leakproof.contract.record.RedactedValue;

/** What came of a message.
 *
 *  @param values what was taken out, each once, for the gate over the whole run; also of a message that is held */
public record Redacted(Outcome outcome, List<RedactedValue> values) {
    public Redacted {
        values = List.copyOf(values);
    }
}
