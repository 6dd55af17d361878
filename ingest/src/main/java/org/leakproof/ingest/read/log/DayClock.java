package org.leakproof.ingest.read.log;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows which day it is in a conversation whose lines say the hour, and the date only where a message came late. */
final class DayClock {
    private static final List<String> HALVES = List.of("上午", "下午", "午前", "午後", "오전", "오후");
    private static final Set<String> AFTERNOON = Set.of("下午", "午後", "오후");

    /** A clock that goes back by less is set back; by more, a day has passed. */
    private static final int SET_BACK_HOURS = 6;

    /** A late message is hardly older. */
    private static final int LATE_DAYS = 60;

    private final Optional<LocalDateTime> start;
    private Optional<LocalDateTime> last;

    /** @param start when the conversation began, if that is known */
    DayClock(Optional<LocalDateTime> start) {
        this.start = start;
        this.last = start;
    }

    /** The date and time that a line is marked with.
     *
     *  @param date as written, in front; empty mostly
     *  @param half of the day; null if the hours go to 24
     *  @param second 0 if it is not written */
    record Stamp(Optional<Date> date, @Nullable Boolean afternoon, int hour, int minute, int second) {
        /** Empty if it is none. */
        static Optional<Stamp> of(String written) {
            String stamp = written.strip();
            LineCursor at = new LineCursor(stamp, 0);
            Optional<Date> date = Date.of(at);
            Optional<Stamp> dated = date.isEmpty() ? Optional.empty() : time(at, date);
            if (dated.isPresent()) {
                return dated;
            }
            at.back(0);
            return time(at, Optional.empty());
        }

        private static Optional<Stamp> time(LineCursor at, Optional<Date> date) {
            Boolean afternoon = null;
            for (int i = 0; i < HALVES.size() && at.peek() > '9' && afternoon == null; i++) {
                if (at.skip(HALVES.get(i))) {
                    afternoon = AFTERNOON.contains(HALVES.get(i));
                }
            }
            at.skip(' ');
            int hour = at.number(1, 2);
            int minute = hour >= 0 && at.skipAny(":.") ? at.number(2, 2) : -1;
            if (minute < 0) {
                return Optional.empty();
            }
            int behind = at.at();
            int second = at.skipAny(":.") ? at.number(2, 2) : -1;
            if (second < 0) {
                at.back(behind);
            }
            if (!at.isAtEnd()) {
                at.skipAny(" \u00A0\u202F");
                boolean late = at.peek() == 'P' || at.peek() == 'p';
                if (!at.skipAny("AaPp")) {
                    return Optional.empty();
                }
                at.skip('.');
                at.skip(' ');
                if (!at.skipAny("Mm")) {
                    return Optional.empty();
                }
                at.skip('.');
                afternoon = afternoon == null ? Boolean.valueOf(late) : afternoon;
            }
            return at.isAtEnd()
                    ? Optional.of(new Stamp(date, afternoon, hour, minute, Math.max(0, second)))
                    : Optional.empty();
        }

        private Optional<LocalTime> time() {
            if (afternoon != null && (hour < 1 || hour > 12)) {
                return Optional.empty();
            }
            int full = afternoon == null ? hour : hour % 12 + (afternoon ? 12 : 0);
            return full < 24 && minute < 60 && second < 60
                    ? Optional.of(LocalTime.of(full, minute, second))
                    : Optional.empty();
        }
    }

    /** Three numbers, in an order that the locale knows.
     *
     *  @param firstDigits how many digits the first has */
    record Date(int first, int firstDigits, char separator, int middle, int last, int lastDigits) {
        /** The date that stands here, and goes on behind it. */
        private static Optional<Date> of(LineCursor at) {
            int from = at.at();
            int first = at.number(1, 4);
            int firstDigits = at.at() - from;
            char separator = at.peek();
            int middle = first >= 0 && at.skipAny("./-") ? at.number(1, 2) : -1;
            boolean third = middle >= 0 && at.skipAny("./-");
            int begin = at.at();
            int last = third ? at.number(1, 4) : -1;
            int lastDigits = at.at() - begin;
            if (last < 0) {
                return Optional.empty();
            }
            at.skip('.');
            at.skip(',');
            if (!at.skipAny(" T")) {
                return Optional.empty();
            }
            while (at.skipAny(" T")) {
                // any number of them
            }
            return Optional.of(new Date(first, firstDigits, separator, middle, last, lastDigits));
        }
    }

    /** When a line was written; empty if it cannot be told. Asked once for each line, in order. */
    Optional<LocalDateTime> of(String written) {
        return Stamp.of(written).flatMap(this::of);
    }

    /** The same. */
    Optional<LocalDateTime> of(Stamp stamp) {
        Optional<LocalTime> time = stamp.time();
        if (time.isEmpty()) {
            return Optional.empty();
        }
        if (stamp.date().isPresent()) {
            return date(stamp.date().get()).map(day -> day.atTime(time.get()));
        }
        last = last.map(before -> {
            LocalDateTime now = before.toLocalDate().atTime(time.get());
            return now.plusHours(SET_BACK_HOURS).isBefore(before) ? now.plusDays(1) : now;
        });
        return last;
    }

    /** A date whose order the locale knows: the one order that is possible, or that is shortly before the beginning. Dots
     *  stand for day first everywhere. */
    private Optional<LocalDate> date(Date date) {
        List<LocalDate> days = new ArrayList<>();
        if (date.firstDigits() == 4) {
            add(days, date.first(), date.middle(), date.last());
        } else {
            int year = date.lastDigits() <= 2 ? 2000 + date.last() : date.last();
            add(days, year, date.middle(), date.first());
            if (date.separator() != '.') {
                add(days, year, date.first(), date.middle());
            }
        }
        if (days.size() > 1) {
            days.removeIf(day -> start.map(LocalDateTime::toLocalDate)
                    .filter(from -> !day.isBefore(from.minusDays(LATE_DAYS)) && !day.isAfter(from.plusDays(1)))
                    .isEmpty());
        }
        return days.size() == 1 ? Optional.of(days.get(0)) : Optional.empty();
    }

    private static void add(List<LocalDate> days, int year, int month, int day) {
        try {
            LocalDate date = LocalDate.of(year, month, day);
            if (!days.contains(date)) {
                days.add(date);
            }
        } catch (DateTimeException e) {
            // not in this order
        }
    }
}
