package org.leakproof.redact.gate;

import java.util.Set;
import org.leakproof.contract.record.Place;

/** What the policy lets stand though a rule may find it.
 *
 *  @param places the texts in which it is kept */
public record KeptTerm(String text, Set<Place.Kind> places) {
    public KeptTerm {
        places = Set.copyOf(places);
    }

    @Override
    public String toString() {
        return "KeptTerm[" + text.length() + " chars]";
    }
}
