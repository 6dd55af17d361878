package org.leakproof.ingest.read;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Optional;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Precision;
import org.leakproof.contract.record.SentTime;
import org.leakproof.contract.record.ZoneBasis;

/** Reads times the way exports write them. What cannot be read is kept as written. */
public final class SentTimes {
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2100;
    /** Digits of a count: beyond, it is no time, and costly to calculate with. */
    private static final int MAX_DIGITS = 40;

    private static final List<DateTimeFormatter> ISO =
            List.of(DateTimeFormatter.ISO_DATE_TIME, DateTimeFormatter.ISO_LOCAL_DATE);

    private SentTimes() {}

    /** A count of units since 1970-01-01T00:00:00Z.
     *
     *  @param units in one second */
    public static SentTime count(String text, long units) {
        try {
            BigDecimal number = new BigDecimal(text.strip());
            if (number.precision() > MAX_DIGITS || Math.abs(number.scale()) > MAX_DIGITS) {
                return SentTime.unreadable(text);
            }
            BigDecimal seconds = number.divide(BigDecimal.valueOf(units));
            BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
            int nanos = seconds.subtract(whole).movePointRight(9).intValue();
            Instant instant = Instant.ofEpochSecond(whole.longValueExact(), nanos);
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

    /** ISO 8601, also with a space before the time of day.
     *
     *  @param stated the zone that the export states for times without one
     *  @param assumed the zone that the operator gives, used where nothing else is stated */
    public static SentTime iso(String text, Optional<ZoneId> stated, Optional<ZoneId> assumed) {
        String stripped = text.strip();
        int space = stripped.indexOf(' ');
        boolean spaced = space == 10 && stripped.length() > 11 && Character.isDigit(stripped.charAt(11));
        String iso = spaced ? stripped.substring(0, 10) + 'T' + stripped.substring(11) : stripped;
        return read(text, iso, ISO, stated, assumed);
    }

    /** @param patterns tried in order
     *  @param stated the zone that the export states for times without one
     *  @param assumed the zone that the operator gives, used where nothing else is stated */
    public static SentTime date(
            String text, List<DateTimeFormatter> patterns, Optional<ZoneId> stated, Optional<ZoneId> assumed) {
        return read(text, text.strip(), patterns, stated, assumed);
    }

    private static SentTime read(
            String text,
            String stripped,
            List<DateTimeFormatter> patterns,
            Optional<ZoneId> stated,
            Optional<ZoneId> assumed) {
        for (DateTimeFormatter pattern : patterns) {
            try {
                return known(text, pattern.parse(stripped), stated, assumed);
            } catch (DateTimeException e) {
                // the next pattern may fit
            }
        }
        return SentTime.unreadable(text);
    }

    private static SentTime known(
            String text, TemporalAccessor parsed, Optional<ZoneId> stated, Optional<ZoneId> assumed) {
        // asked, not tried: an exception for each time costs more than all the rest of a message
        LocalDate date = LocalDate.from(parsed);
        LocalTime time = parsed.query(TemporalQueries.localTime());
        LocalDateTime local = time == null ? date.atStartOfDay() : date.atTime(time);
        Precision precision =
                time == null ? Precision.DAY : time.getNano() == 0 ? Precision.SECOND : Precision.MILLISECOND;
        ZoneId own = parsed.query(TemporalQueries.zone());
        if (own != null && time != null) {
            ZonedDateTime zoned = ZonedDateTime.from(parsed);
            return new SentTime(
                    Optional.of(zoned.toInstant()),
                    Optional.of(zoned.toLocalDateTime()),
                    text,
                    precision,
                    ZoneBasis.STATED,
                    Optional.of(zoned.getZone().getId()));
        }
        Optional<ZoneId> zone = stated.or(() -> assumed);
        return new SentTime(
                zone.map(z -> local.atZone(z).toInstant()),
                Optional.of(local),
                text,
                precision,
                stated.isPresent() ? ZoneBasis.STATED : zone.isPresent() ? ZoneBasis.ASSUMED : ZoneBasis.UNKNOWN,
                zone.map(ZoneId::getId));
    }

    /** Sets the time that a message was sent, and says what is wrong with it. */
    public static void set(Draft draft, SentTime sent) {
        draft.sent(sent);
        if (sent.asWritten().isBlank()) {
            draft.flag(Flag.DATE_MISSING);
        } else if (sent.local().isEmpty()) {
            draft.flag(Flag.DATE_UNREADABLE);
        } else if (!isBelievable(sent)) {
            draft.flag(Flag.DATE_IMPOSSIBLE);
        }
    }

    /** Whether the year is one in which electronic messages are sent. */
    private static boolean isBelievable(SentTime time) {
        return time.local()
                .map(local -> local.getYear() >= FIRST_YEAR && local.getYear() <= LAST_YEAR)
                .orElse(true);
    }
}
