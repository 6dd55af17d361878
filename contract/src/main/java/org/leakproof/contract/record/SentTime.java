package org.leakproof.contract.record;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;

/** When a message was sent, as far as the archive says.
 *
 *  @param instant the point in time, if a zone is stated or assumed
 *  @param local the wall clock as written, if it could be read
 *  @param asWritten the text of the archive, empty if there is none
 *  @param zone the offset or zone that was stated or assumed */
public record SentTime(
        Optional<Instant> instant,
        Optional<LocalDateTime> local,
        String asWritten,
        Precision precision,
        ZoneBasis basis,
        Optional<String> zone) {
    public SentTime {
        if (instant.isPresent() && basis == ZoneBasis.UNKNOWN) {
            throw new IllegalArgumentException("an instant needs a zone that is stated or assumed");
        }
    }

    /** Nothing readable: the text is kept as written. */
    public static SentTime unreadable(String asWritten) {
        return new SentTime(
                Optional.empty(), Optional.empty(), asWritten, Precision.NONE, ZoneBasis.UNKNOWN, Optional.empty());
    }

    @Override
    public String toString() {
        return "SentTime[" + precision + ", zone " + basis + "]";
    }
}
