package org.leakproof.redact.explain;

import java.util.List;
import java.util.Optional;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Place;
import org.leakproof.redact.catalogue.Refusal;
import org.leakproof.redact.record.Trail;

/** What became of one text, and why. Secret.
 *
 *  @param text as it was given
 *  @param clean what would leave; empty if the message is held or the policy drops the field
 *  @param held why the message would be held
 *  @param gateHit where the gate has found what was taken out
 *  @param edits what was found and what was done to it, by place; what a rule keeps is among them
 *  @param passedOver what was found and does not count, by place
 *  @param refused what looked like something and is not, by place */
public record Explanation(
        String text,
        Optional<String> clean,
        Optional<HeldReason> held,
        Optional<Place.Kind> gateHit,
        List<Trail.Edit> edits,
        List<Trail.PassedOver> passedOver,
        List<Refusal> refused) {
    public Explanation {
        edits = List.copyOf(edits);
        passedOver = List.copyOf(passedOver);
        refused = List.copyOf(refused);
    }

    @Override
    public String toString() {
        return "Explanation[" + text.length() + " chars, " + edits.size() + " edits]";
    }
}
