package org.leakproof.contract.record;

import java.time.Instant;
import java.util.Optional;

/** When a message was sent, as far as the policy lets it leave.
 *
 *  @param utc empty where the zone is not known or the policy gives dates only
 *  @param date ISO 8601, shortened to month or year as the policy says; of the wall clock where the zone is not known */
public record CleanTime(Optional<Instant> utc, Optional<String> date, Precision precision, ZoneBasis basis) {
    @Override
    public String toString() {
        return "CleanTime[" + precision + ", zone " + basis + "]";
    }
}
