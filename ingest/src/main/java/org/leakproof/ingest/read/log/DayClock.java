package org.leakproof.ingest.read.log;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Knows which day it is in a conversation whose lines say the hour, and the date only where a message came late. */
final class DayClock {
    private static final LinePattern STAMP =
            LinePattern.compile("(?:(\\d{1,4})([./-])(\\d{1,2})[./-](\\d{1,4})\\.?,?[ T]+)?(上午|下午|午前|午後|오전|오후)? ?"
                    + "(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2}))?(?:[ \\x{a0}\\x{202f}]?([AaPp])\\.? ?[Mm]\\.?)?");
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

    static boolean isStamp(String written) {
        return STAMP.matches(written.strip());
    }

    /** When a line was written; empty if it cannot be told. Asked once for each line, in order. */
    Optional<LocalDateTime> of(String written) {
        LineMatcher stamp = STAMP.matcher(written.strip());
        if (!stamp.matches()) {
            return Optional.empty();
        }
        Optional<LocalTime> time = time(stamp);
        if (time.isEmpty()) {
            return Optional.empty();
        }
        if (stamp.group(1) != null) {
            return date(stamp.group(1), stamp.group(2), stamp.group(3), stamp.group(4))
                    .map(day -> day.atTime(time.get()));
        }
        last = last.map(before -> {
            LocalDateTime now = before.toLocalDate().atTime(time.get());
            return now.plusHours(SET_BACK_HOURS).isBefore(before) ? now.plusDays(1) : now;
        });
        return last;
    }

    private static Optional<LocalTime> time(LineMatcher stamp) {
        int hour = Integer.parseInt(stamp.group(6));
        boolean half = stamp.group(5) != null || stamp.group(9) != null;
        if (half && (hour < 1 || hour > 12)) {
            return Optional.empty();
        }
        boolean afternoon = stamp.group(5) != null
                ? AFTERNOON.contains(stamp.group(5))
                : half && stamp.group(9).equalsIgnoreCase("p");
        try {
            return Optional.of(LocalTime.of(
                    half ? hour % 12 + (afternoon ? 12 : 0) : hour,
                    Integer.parseInt(stamp.group(7)),
                    stamp.group(8) == null ? 0 : Integer.parseInt(stamp.group(8))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A date whose order the locale knows: the one order that is possible, or that is shortly before the beginning. Dots
     *  stand for day first everywhere. */
    private Optional<LocalDate> date(String one, String separator, String two, String three) {
        int first = Integer.parseInt(one);
        int middle = Integer.parseInt(two);
        int last = Integer.parseInt(three);
        List<LocalDate> days = new ArrayList<>();
        if (one.length() == 4) {
            add(days, first, middle, last);
        } else {
            int year = three.length() <= 2 ? 2000 + last : last;
            add(days, year, middle, first);
            if (!separator.equals(".")) {
                add(days, year, first, middle);
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
