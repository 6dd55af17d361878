package org.leakproof.redact.gate;

import java.util.Set;
import org.leakproof.contract.record.Place;

/** Where a redacted value must not stand.
 *
 *  @param name whether it is a person's name or was taken for one
 *  @param places the texts that the rule covers */
public record ValueScope(boolean name, Set<Place.Kind> places) {
    public ValueScope {
        places = Set.copyOf(places);
    }

    /** Nowhere at all. */
    public static final ValueScope EVERYWHERE = new ValueScope(false, Set.of(Place.Kind.values()));
}
