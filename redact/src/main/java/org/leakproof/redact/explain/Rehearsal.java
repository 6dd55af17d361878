package org.leakproof.redact.explain;

import org.leakproof.contract.record.Outcome;
import org.leakproof.redact.gate.RunGate;
import org.leakproof.redact.record.Redacted;

/** The last look over all messages of a run, without a run: what a run would tell its gate, and what the gate would hold. All
 *  messages are learned first, then judged. One thread. */
final class Rehearsal {
    private final RunGate gate;
    private final RunGate.Judge judge;

    /** @param gate an empty one */
    Rehearsal(RunGate gate) {
        this.gate = gate;
        this.judge = gate.judge();
    }

    /** As a run does for each message. */
    void learn(Redacted redacted) {
        redacted.values().forEach(gate::add);
        if (!(redacted.outcome().result() instanceof Outcome.Passed)) {
            redacted.outcome().selfKey().ifPresent(gate::keepBack);
        }
    }

    /** What becomes of a message in the end. */
    Outcome.Result judge(Redacted redacted) {
        return judge.judge(redacted.outcome()).result();
    }
}
