package org.leakproof.ingest.read.log;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Precision;
import org.leakproof.contract.record.SentTime;
import org.leakproof.contract.record.ZoneBasis;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.ReadOptions;

/** Times without a zone, as logs write them. */
final class LogTimes {
    private static final int FIRST_YEAR = 1970;
    private static final int FIRST_YEAR_OF_TELEGRAMS = 1840;
    private static final int LAST_YEAR = 2100;

    private LogTimes() {}

    /** Sets when the message was sent, and flags what is wrong with that.
     *
     *  @param local empty if the text is none */
    static void sent(
            Draft draft, Optional<LocalDateTime> local, String asWritten, Precision precision, ReadOptions options) {
        sent(draft, local, asWritten, precision, options, FIRST_YEAR);
    }

    /** The same for telegrams, to the minute. */
    static void cable(Draft draft, LocalDateTime local, String asWritten, ReadOptions options) {
        sent(draft, Optional.of(local), asWritten, Precision.MINUTE, options, FIRST_YEAR_OF_TELEGRAMS);
    }

    private static void sent(
            Draft draft,
            Optional<LocalDateTime> local,
            String asWritten,
            Precision precision,
            ReadOptions options,
            int firstYear) {
        if (local.isEmpty()) {
            draft.sent(SentTime.unreadable(asWritten));
            draft.flag(asWritten.isBlank() ? Flag.DATE_MISSING : Flag.DATE_UNREADABLE);
            return;
        }
        LocalDateTime time = local.get();
        Optional<ZoneId> zone = options.assumeZone();
        draft.sent(new SentTime(
                zone.map(z -> time.atZone(z).toInstant()),
                local,
                asWritten,
                precision,
                zone.isPresent() ? ZoneBasis.ASSUMED : ZoneBasis.UNKNOWN,
                zone.map(ZoneId::getId)));
        if (time.getYear() < firstYear || time.getYear() > LAST_YEAR) {
            draft.flag(Flag.DATE_IMPOSSIBLE);
        }
    }

    /** A time that cannot be: the text stays. */
    static void impossible(Draft draft, String asWritten) {
        draft.sent(SentTime.unreadable(asWritten)).flag(Flag.DATE_IMPOSSIBLE);
    }
}
