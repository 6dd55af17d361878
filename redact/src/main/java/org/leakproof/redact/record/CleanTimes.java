package org.leakproof.redact.record;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.leakproof.contract.record.CleanTime;
import org.leakproof.contract.record.Precision;
import org.leakproof.contract.record.SentTime;
import org.leakproof.contract.record.ZoneBasis;
import org.leakproof.redact.policy.Times;

/** Brings a time to what may leave of it. */
final class CleanTimes {
    private static final CleanTime NOTHING =
            new CleanTime(Optional.empty(), Optional.empty(), Precision.NONE, ZoneBasis.UNKNOWN);

    private CleanTimes() {}

    static CleanTime of(SentTime sent, Times times) {
        Optional<LocalDateTime> wall = sent.instant()
                .map(instant -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC))
                .or(sent::local);
        Precision precision = coarser(sent.precision(), allowed(times));
        if (wall.isEmpty() || precision == Precision.NONE) {
            return NOTHING;
        }
        if (sent.instant().isEmpty() && precision.compareTo(Precision.DAY) < 0) {
            // a wall clock's time without its zone does not leave, its date does
            precision = Precision.DAY;
        }
        LocalDateTime time = wall.get();
        return switch (precision) {
            case MILLISECOND, SECOND -> clock(time, ChronoUnit.SECONDS, precision, sent.basis());
            case MINUTE -> clock(time, ChronoUnit.MINUTES, precision, sent.basis());
            case DAY -> date(time.toLocalDate().toString(), precision, sent.basis());
            case MONTH -> date(YearMonth.from(time).toString(), precision, sent.basis());
            case YEAR -> date(String.format(Locale.ROOT, "%04d", time.getYear()), precision, sent.basis());
            case NONE -> NOTHING;
        };
    }

    /** By what a conversation is sorted, as exactly as the archive says; stays inside. */
    static Optional<Instant> order(SentTime sent) {
        return sent.instant().or(() -> sent.local().map(local -> local.toInstant(ZoneOffset.UTC)));
    }

    private static CleanTime clock(LocalDateTime time, ChronoUnit unit, Precision precision, ZoneBasis basis) {
        return new CleanTime(
                Optional.of(time.truncatedTo(unit).toInstant(ZoneOffset.UTC)),
                Optional.of(time.toLocalDate().toString()),
                precision,
                basis);
    }

    private static CleanTime date(String date, Precision precision, ZoneBasis basis) {
        return new CleanTime(Optional.empty(), Optional.of(date), precision, basis);
    }

    private static Precision allowed(Times times) {
        return switch (times) {
            case SECOND -> Precision.SECOND;
            case MINUTE -> Precision.MINUTE;
            case DATE -> Precision.DAY;
            case MONTH -> Precision.MONTH;
            case YEAR -> Precision.YEAR;
            case NONE -> Precision.NONE;
        };
    }

    private static Precision coarser(Precision one, Precision other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
