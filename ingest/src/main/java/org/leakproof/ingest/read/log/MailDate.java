package org.leakproof.ingest.read.log;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leakproof.contract.record.Precision;
import org.leakproof.contract.record.SentTime;
import org.leakproof.contract.record.ZoneBasis;
import org.leakproof.ingest.read.Offsets;
import org.leakproof.ingest.read.ReadOptions;
import org.leakproof.ingest.read.SentTimes;

/** Times such as {@code Tue, 14 Nov 2023 23:13:20 +0100}, in English. */
final class MailDate {
    private static final List<DateTimeFormatter> TIMES =
            List.of(DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss XX", Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT));
    private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private MailDate() {}

    static SentTime of(String written, ReadOptions options) {
        SentTime usual = usual(written);
        return usual == null ? SentTimes.date(written, TIMES, Optional.empty(), options.assumeZone()) : usual;
    }

    /** Without a formatter, which costs more than all the rest of a message; null if anything is unusual about it. */
    private static @Nullable SentTime usual(String written) {
        LineCursor at = new LineCursor(written, 0);
        int weekday = name(at, DAYS);
        int day = weekday > 0 && at.skip(", ") ? at.number(1, 2) : -1;
        int month = day > 0 && at.skip(' ') ? name(at, MONTHS) : 0;
        int year = month > 0 && at.skip(' ') ? at.number(4, 4) : -1;
        int hour = year >= 0 && at.skip(' ') ? at.number(2, 2) : -1;
        int minute = hour >= 0 && at.skip(':') ? at.number(2, 2) : -1;
        int second = minute >= 0 && at.skip(':') ? at.number(2, 2) : -1;
        if (second < 0 || !at.skip(' ')) {
            return null;
        }
        int sign = at.peek() == '-' ? -1 : 1;
        int hours = at.skipAny("+-") ? at.number(2, 2) : -1;
        int minutes = hours >= 0 ? at.number(2, 2) : -1;
        if (minutes < 0 || minutes > 59 || !at.isAtEnd()) {
            return null;
        }
        try {
            LocalDateTime local = LocalDateTime.of(year, month, day, hour, minute, second);
            ZoneOffset offset = Offsets.of(sign * (hours * 3600 + minutes * 60));
            return local.getDayOfWeek().getValue() == weekday
                    ? new SentTime(
                            Optional.of(local.toInstant(offset)),
                            Optional.of(local),
                            written,
                            Precision.SECOND,
                            ZoneBasis.STATED,
                            Optional.of(offset.getId()))
                    : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Which of the names stands here, from 1; 0 if none does. */
    private static int name(LineCursor at, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            if (at.skip(names.get(i))) {
                return i + 1;
            }
        }
        return 0;
    }
}
