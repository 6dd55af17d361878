package org.leakproof.ingest.read.mail;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.leakproof.ingest.read.mapi.MapiProperties;
import org.leakproof.ingest.read.mapi.Tag;

/** Tells when something that Outlook keeps was sent: when it was handed in, never when it was delivered. */
final class MapiTimes {
    private MapiTimes() {}

    static Optional<Instant> sent(MapiProperties properties) throws IOException {
        return properties.time(Tag.CLIENT_SUBMIT_TIME).filter(MapiTimes::isTime);
    }

    /** Some programs write the last day that there is for none: 4501-01-01. */
    private static boolean isTime(Instant time) {
        return time.isBefore(Instant.parse("4500-01-01T00:00:00Z"));
    }
}
