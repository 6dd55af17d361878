package org.leakproof.ingest.read;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    /** Digits of a count in milliseconds, and some. */
    private static final int USUAL_DIGITS = 15;

    private static final long NANOS = 1_000_000_000;
    private static final int FRACTION_DIGITS = 9;
    private static final int SECONDS_END = "2024-01-31T08:00:00".length();

    /** The whole ones that ISO 8601 in Java allows, short of the last. */
    private static final int MOST_OFFSET_HOURS = 17;

    private static final List<DateTimeFormatter> ISO =
            List.of(DateTimeFormatter.ISO_DATE_TIME, DateTimeFormatter.ISO_LOCAL_DATE);

    private SentTimes() {}

    /** A count of units since 1970-01-01T00:00:00Z.
     *
     *  @param units in one second */
    public static SentTime count(String text, long units) {
        try {
            Instant usual = usualCount(text, units);
            if (usual != null) {
                return counted(text, usual);
            }
            BigDecimal number = new BigDecimal(text.strip());
            if (number.precision() > MAX_DIGITS || Math.abs(number.scale()) > MAX_DIGITS) {
                return SentTime.unreadable(text);
            }
            BigDecimal seconds = number.divide(BigDecimal.valueOf(units));
            BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
            int nanos = seconds.subtract(whole).movePointRight(9).intValue();
            return counted(text, Instant.ofEpochSecond(whole.longValueExact(), nanos));
        } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
            return SentTime.unreadable(text);
        }
    }

    private static SentTime counted(String text, Instant instant) {
        return new SentTime(
                Optional.of(instant),
                Optional.of(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)),
                text,
                instant.getNano() == 0 ? Precision.SECOND : Precision.MILLISECOND,
                ZoneBasis.STATED,
                Optional.of("Z"));
    }

    /** A few digits, or a few with up to nine behind a dot: what nearly every export counts in. Null for all else. */
    private static @Nullable Instant usualCount(String text, long units) {
        int dot = text.indexOf('.');
        long whole = digits(text, 0, dot < 0 ? text.length() : dot, USUAL_DIGITS);
        if (whole < 0 || NANOS % units != 0) {
            return null;
        }
        if (dot < 0) {
            return Instant.ofEpochSecond(whole / units, whole % units * (NANOS / units));
        }
        long nanos = nanos(text, dot + 1, text.length());
        return nanos < 0 || units != 1 ? null : Instant.ofEpochSecond(whole, nanos);
    }

    /** The number that the ASCII digits between two places write; -1 if something else stands there, nothing, or more of
     *  them. */
    private static long digits(String text, int from, int to, int most) {
        if (from >= to || to > text.length() || to - from > most) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }

    /** A fraction of a second in up to nine digits; -1 if it is none. */
    private static long nanos(String text, int from, int to) {
        long value = digits(text, from, to, FRACTION_DIGITS);
        for (int i = to - from; value > 0 && i < FRACTION_DIGITS; i++) {
            value *= 10;
        }
        return value;
    }

    /** ISO 8601, also with a space before the time of day.
     *
     *  @param stated the zone that the export states for times without one
     *  @param assumed the zone that the operator gives, used where nothing else is stated */
    public static SentTime iso(String text, Optional<ZoneId> stated, Optional<ZoneId> assumed) {
        String stripped = text.strip();
        SentTime usual = usual(text, stripped, stated, assumed);
        if (usual != null) {
            return usual;
        }
        int space = stripped.indexOf(' ');
        boolean spaced = space == 10 && stripped.length() > 11 && Character.isDigit(stripped.charAt(11));
        String iso = spaced ? stripped.substring(0, 10) + 'T' + stripped.substring(11) : stripped;
        return read(text, iso, ISO, stated, assumed);
    }

    /** {@code 2024-01-31T08:00:00.123+01:00}, a space for the T, without fraction or offset or with a Z: what nearly every
     *  export writes, and many times as fast as a formatter. Null for all else, and for what no clock shows. */
    private static @Nullable SentTime usual(
            String text, String iso, Optional<ZoneId> stated, Optional<ZoneId> assumed) {
        if (iso.length() < SECONDS_END
                || iso.charAt(4) != '-'
                || iso.charAt(7) != '-'
                || iso.charAt(10) != 'T' && iso.charAt(10) != ' '
                || iso.charAt(13) != ':'
                || iso.charAt(16) != ':') {
            return null;
        }
        int year = (int) digits(iso, 0, 4, 4);
        int month = (int) digits(iso, 5, 7, 2);
        int day = (int) digits(iso, 8, 10, 2);
        int hour = (int) digits(iso, 11, 13, 2);
        int minute = (int) digits(iso, 14, 16, 2);
        int second = (int) digits(iso, 17, SECONDS_END, 2);
        if (year < 0 || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
            return null;
        }
        if (month < 1
                || month > 12
                || day < 1
                || day > YearMonth.of(year, month).lengthOfMonth()) {
            return null;
        }
        int zone = SECONDS_END;
        long nanos = 0;
        if (zone < iso.length() && iso.charAt(zone) == '.') {
            do {
                zone++;
            } while (zone < iso.length() && iso.charAt(zone) >= '0' && iso.charAt(zone) <= '9');
            nanos = nanos(iso, SECONDS_END + 1, zone);
        }
        Optional<ZoneId> own = zone == iso.length() ? Optional.empty() : Optional.ofNullable(offset(iso, zone));
        if (nanos < 0 || zone < iso.length() && own.isEmpty()) {
            return null;
        }
        LocalDateTime local = LocalDateTime.of(year, month, day, hour, minute, second, (int) nanos);
        Optional<ZoneId> known = own.isPresent() ? own : stated.isPresent() ? stated : assumed;
        boolean isStated = own.isPresent() || stated.isPresent();
        return new SentTime(
                known.map(z -> local.atZone(z).toInstant()),
                Optional.of(local),
                text,
                nanos == 0 ? Precision.SECOND : Precision.MILLISECOND,
                isStated ? ZoneBasis.STATED : known.isPresent() ? ZoneBasis.ASSUMED : ZoneBasis.UNKNOWN,
                known.map(ZoneId::getId));
    }

    /** {@code Z} or {@code +01:00}, to the end; null if something else stands there. */
    private static @Nullable ZoneId offset(String iso, int from) {
        if (iso.length() == from + 1 && iso.charAt(from) == 'Z') {
            return ZoneOffset.UTC;
        }
        char sign = iso.charAt(from);
        if (iso.length() != from + 6 || sign != '+' && sign != '-' || iso.charAt(from + 3) != ':') {
            return null;
        }
        int hours = (int) digits(iso, from + 1, from + 3, 2);
        int minutes = (int) digits(iso, from + 4, from + 6, 2);
        if (hours < 0 || hours > MOST_OFFSET_HOURS || minutes < 0 || minutes > 59) {
            return null;
        }
        int seconds = hours * 3600 + minutes * 60;
        return Offsets.of(sign == '-' ? -seconds : seconds);
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
        int year = time.local().map(LocalDateTime::getYear).orElse(FIRST_YEAR);
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }
}
