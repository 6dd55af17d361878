package org.leakproof.ingest.read.log;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows which day it is in a log whose lines say only the hour, or leave out the year: from headers, from the file's name,
 * and from midnight passing where no header says so. */
final class IrcDates {
    private static final LinePattern NAMED =
            LinePattern.compile("(?:^|\\D)((?:19|20)\\d{2})[-_.]?(\\d{2})[-_.]?(\\d{2})(?:\\D|$)");

    /** Minutes that a clock is set back without a day passing. */
    private static final int SET_BACK = 75;

    /** The same in a file that is named by a day, and so holds one day. */
    private static final int SET_BACK_IN_DAY = 6 * 60;

    private final boolean told;
    private final int back;
    private @Nullable LocalDate today;
    private int lastMinute = -1;

    /** @param told whether headers say when a day begins
     *  @param name of the file */
    IrcDates(boolean told, String name) {
        this.told = told;
        LineMatcher matcher = NAMED.matcher(name);
        today = matcher.find()
                ? IrcStamp.date(
                                Integer.parseInt(matcher.group(1)),
                                Integer.parseInt(matcher.group(2)),
                                Integer.parseInt(matcher.group(3)))
                        .orElse(null)
                : null;
        back = today == null ? SET_BACK : SET_BACK_IN_DAY;
    }

    void header(LocalDate date) {
        today = date;
        lastMinute = -1;
    }

    /** The day of a line, empty if nothing says it. */
    Optional<LocalDate> of(IrcStamp stamp) {
        LocalDate day = today;
        switch (stamp.form()) {
            case DATE -> {
                return IrcStamp.date(stamp.year(), stamp.month(), stamp.day());
            }
            case DAY_OF_YEAR -> {
                if (day == null || stamp.month() < 1) {
                    return Optional.empty();
                }
                int year = day.getYear() + (stamp.month() < day.getMonthValue() - 6 ? 1 : 0);
                Optional<LocalDate> date = IrcStamp.date(year, stamp.month(), stamp.day());
                date.filter(d -> d.isAfter(day)).ifPresent(d -> today = d);
                return date;
            }
            case CLOCK -> {
                if (day == null || !stamp.isClock()) {
                    return Optional.empty();
                }
                int minute = stamp.hour() * 60 + stamp.minute();
                LocalDate date = !told && minute + back < lastMinute ? day.plusDays(1) : day;
                today = date;
                lastMinute = minute;
                return Optional.of(date);
            }
            case EPOCH -> {
                return Optional.empty();
            }
        }
        throw new IllegalStateException("a form of stamp without a rule");
    }
}
