package org.leakproof.ingest.read;

import java.time.ZoneOffset;

/** Offsets from UTC, of which Java looks up each one in a table that threads share: chats state one for every message. */
public final class Offsets {
    private static final int QUARTER = 15 * 60;
    private static final int MOST = 18 * 60 * 60;

    /** From 18 hours behind to 18 hours ahead, in quarters of an hour. */
    private static final ZoneOffset[] QUARTERS = new ZoneOffset[2 * MOST / QUARTER + 1];

    static {
        for (int i = 0; i < QUARTERS.length; i++) {
            QUARTERS[i] = ZoneOffset.ofTotalSeconds(i * QUARTER - MOST);
        }
    }

    private Offsets() {}

    /** @throws java.time.DateTimeException if it is beyond 18 hours */
    public static ZoneOffset of(int seconds) {
        boolean usual = seconds % QUARTER == 0 && seconds >= -MOST && seconds <= MOST;
        return usual ? QUARTERS[(seconds + MOST) / QUARTER] : ZoneOffset.ofTotalSeconds(seconds);
    }
}
