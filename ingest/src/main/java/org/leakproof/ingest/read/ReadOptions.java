package org.leakproof.ingest.read;

import java.time.ZoneId;
import java.util.Optional;

/** What the operator said about an archive that readers need to know.
 *
 *  @param assumeZone the zone of times that state none
 *  @param maxTextLength the largest text of one message, in UTF-16 units, all its alternatives and ready attachment
 *      texts included; a message beyond is held as TOO_LARGE */
public record ReadOptions(Optional<ZoneId> assumeZone, long maxTextLength) {
    /** 32 Mi UTF-16 units. */
    public static final long MAX_TEXT_LENGTH = 32L << 20;

    public static final ReadOptions DEFAULT = new ReadOptions(Optional.empty(), MAX_TEXT_LENGTH);
}
