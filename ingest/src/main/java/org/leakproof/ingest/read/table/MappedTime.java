package org.leakproof.ingest.read.table;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Optional;
import org.leakproof.contract.record.Precision;
import org.leakproof.contract.record.SentTime;
import org.leakproof.contract.record.ZoneBasis;

/** How a mapping's times are written.
 *
 *  @param field that holds the time
 *  @param epoch units of a count since 1970-01-01T00:00:00Z in one second; 0 if the times are dates
 *  @param patterns tried in order; ISO 8601 if there are none
 *  @param zone that the mapping states for times without one */
record MappedTime(String field, long epoch, List<DateTimeFormatter> patterns, Optional<ZoneId> zone) {
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2100;

    MappedTime {
        patterns = List.copyOf(patterns);
    }

    /** Whether the year is one in which electronic messages are sent. */
    static boolean isBelievable(SentTime time) {
        return time.local()
                .map(local -> local.getYear() >= FIRST_YEAR && local.getYear() <= LAST_YEAR)
                .orElse(true);
    }

    /** The time that the text stands for; unreadable if it is none.
     *
     *  @param assumed zone from the operator, where neither the text nor the mapping has one */
    SentTime read(String text, Optional<ZoneId> assumed) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            return SentTime.unreadable(text);
        }
        return epoch > 0 ? count(text, trimmed) : date(text, trimmed, assumed);
    }

    private SentTime count(String text, String number) {
        try {
            BigDecimal seconds = new BigDecimal(number).divide(BigDecimal.valueOf(epoch));
            long whole = seconds.setScale(0, java.math.RoundingMode.FLOOR).longValueExact();
            int nanos = seconds.subtract(BigDecimal.valueOf(whole))
                    .movePointRight(9)
                    .intValue();
            Instant instant = Instant.ofEpochSecond(whole, nanos);
            return new SentTime(
                    Optional.of(instant),
                    Optional.of(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)),
                    text,
                    instant.getNano() == 0 ? Precision.SECOND : Precision.MILLISECOND,
                    ZoneBasis.STATED,
                    Optional.of("Z"));
        } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
            return SentTime.unreadable(text);
        }
    }

    private SentTime date(String text, String trimmed, Optional<ZoneId> assumed) {
        List<DateTimeFormatter> tried = patterns.isEmpty()
                ? List.of(DateTimeFormatter.ISO_DATE_TIME, DateTimeFormatter.ISO_LOCAL_DATE)
                : patterns;
        String iso = patterns.isEmpty() ? trimmed.replaceFirst("^(\\S+) (\\d)", "$1T$2") : trimmed;
        for (DateTimeFormatter pattern : tried) {
            try {
                TemporalAccessor parsed =
                        pattern.parseBest(iso, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
                return known(text, parsed, assumed);
            } catch (DateTimeParseException e) {
                // the next pattern may fit
            }
        }
        return SentTime.unreadable(text);
    }

    private SentTime known(String text, TemporalAccessor parsed, Optional<ZoneId> assumed) {
        if (parsed instanceof ZonedDateTime zoned) {
            return new SentTime(
                    Optional.of(zoned.toInstant()),
                    Optional.of(zoned.toLocalDateTime()),
                    text,
                    precision(parsed),
                    ZoneBasis.STATED,
                    Optional.of(zoned.getZone().getId()));
        }
        LocalDateTime local = parsed instanceof LocalDateTime dateTime
                ? dateTime
                : LocalDate.from(parsed).atStartOfDay();
        Precision precision = parsed instanceof LocalDateTime ? precision(parsed) : Precision.DAY;
        if (zone.isPresent() || assumed.isPresent()) {
            ZoneId used = zone.orElseGet(assumed::get);
            return new SentTime(
                    Optional.of(local.atZone(used).toInstant()),
                    Optional.of(local),
                    text,
                    precision,
                    zone.isPresent() ? ZoneBasis.STATED : ZoneBasis.ASSUMED,
                    Optional.of(used.getId()));
        }
        return new SentTime(Optional.empty(), Optional.of(local), text, precision, ZoneBasis.UNKNOWN, Optional.empty());
    }

    private static Precision precision(TemporalAccessor time) {
        return time.get(ChronoField.NANO_OF_SECOND) == 0 ? Precision.SECOND : Precision.MILLISECOND;
    }
}
