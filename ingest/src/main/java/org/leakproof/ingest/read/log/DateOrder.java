package org.leakproof.ingest.read.log;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out in which order the dates of one entry write day and month. A day beyond 12 tells for its own date, and for
 * those between two that tell the same. Where no date tells, the order in which the sequence does not run backwards is
 * taken if the other one does run backwards. Where dates tell both, a date between them is read only if just one reading
 * lies between its neighbours. What remains is read in neither way. Memory is constant. */
final class DateOrder {
    /** Changes of order in one entry beyond which no ambiguous date is read. */
    private static final int MOST_RUNS = 1024;

    /** Fewer dates than this in a row, against many others, are a slip and not another order. */
    private static final int SLIP = 3;

    /** How often the other order has to be told for that. */
    private static final int MANY = 20;

    /** WhatsApp began in this year, and the others are younger. */
    private static final int FIRST_YEAR = 2009;

    private static final int LAST_YEAR = 2040;

    private static final class Run {
        final boolean dayFirst;
        final long from;
        final LocalDate begin;
        long to;
        LocalDate end;
        long count;

        Run(boolean dayFirst, long ordinal, LocalDate date) {
            this.dayFirst = dayFirst;
            from = ordinal;
            to = ordinal;
            begin = date;
            end = date;
            count = 1;
        }
    }

    private List<Run> runs = new ArrayList<>();
    private boolean tooMany;
    private long dates;
    private long ordinal;
    private long yearsLastBad;
    private long yearsFirstGood;
    private long backDayFirst;
    private long backMonthFirst;
    private LocalDate lastDayFirst = LocalDate.MIN;
    private LocalDate lastMonthFirst = LocalDate.MIN;
    private boolean dotted = true;

    /** What the date that was surveyed last says of itself: it may be seen again. */
    private boolean lastIsBadYear;

    private boolean lastIsGoodYear;

    /** The date, if it has only one reading. */
    private Optional<LocalDate> lastTold = Optional.empty();

    private boolean lastDayTold;
    private int at;

    /** The date that was read last, for the many that are the same. */
    private @Nullable ChatStamp lastRead;

    /** What it is; null if that depends on where it stands. */
    private @Nullable Result sure;

    private Optional<LocalDate> readDayFirst = Optional.empty();
    private Optional<LocalDate> readMonthFirst = Optional.empty();

    /** Whether the two-digit years stand first; known when the survey is over. */
    private boolean yearsFirst;

    /** Sees the next date of the first pass. */
    void survey(ChatStamp stamp) {
        lastIsBadYear = false;
        lastIsGoodYear = false;
        lastTold = Optional.empty();
        if (!stamp.yearFirst()) {
            dotted &= stamp.separator() == '.';
            if (stamp.lastDigits() <= 2) {
                int year = 2000 + stamp.last();
                lastIsBadYear = year < FIRST_YEAR || year > LAST_YEAR;
                int first = 2000 + stamp.first();
                lastIsGoodYear = first >= FIRST_YEAR && first <= LAST_YEAR && stamp.middle() <= 12;
            }
            survey(
                    date(stamp.last(), stamp.lastDigits(), stamp.middle(), stamp.first()),
                    date(stamp.last(), stamp.lastDigits(), stamp.first(), stamp.middle()));
        }
        surveyAgain();
    }

    private void survey(Optional<LocalDate> dayFirst, Optional<LocalDate> monthFirst) {
        if (dayFirst.isPresent() && monthFirst.isPresent()) {
            backDayFirst += dayFirst.get().plusDays(1).isBefore(lastDayFirst) ? 1 : 0;
            backMonthFirst += monthFirst.get().plusDays(1).isBefore(lastMonthFirst) ? 1 : 0;
            lastDayFirst = dayFirst.get();
            lastMonthFirst = monthFirst.get();
        } else {
            lastTold = dayFirst.or(() -> monthFirst);
            lastDayTold = dayFirst.isPresent();
        }
    }

    /** The next date is the one seen last. */
    void surveyAgain() {
        long n = dates++;
        yearsLastBad += lastIsBadYear ? 1 : 0;
        yearsFirstGood += lastIsGoodYear ? 1 : 0;
        if (lastTold.isPresent()) {
            told(lastDayTold, n, lastTold.get());
        }
    }

    private void told(boolean dayFirst, long n, LocalDate date) {
        Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
        if (last != null && last.dayFirst == dayFirst) {
            last.to = n;
            last.end = date;
            last.count++;
        } else if (runs.size() < MOST_RUNS) {
            runs.add(new Run(dayFirst, n, date));
        } else {
            tooMany = true;
        }
    }

    /** Ends the first pass. */
    void surveyed() {
        yearsFirst = yearsLastBad * 2 > dates && yearsFirstGood * 10 >= dates * 9;
        long dayFirst = runs.stream()
                .filter(run -> run.dayFirst)
                .mapToLong(run -> run.count)
                .sum();
        long monthFirst = runs.stream()
                .filter(run -> !run.dayFirst)
                .mapToLong(run -> run.count)
                .sum();
        List<Run> kept = new ArrayList<>();
        for (Run run : runs) {
            long own = run.dayFirst ? dayFirst : monthFirst;
            long other = run.dayFirst ? monthFirst : dayFirst;
            if (run.count < SLIP && own * MANY < other) {
                continue;
            }
            Run last = kept.isEmpty() ? null : kept.get(kept.size() - 1);
            if (last != null && last.dayFirst == run.dayFirst) {
                last.to = run.to;
                last.end = run.end;
            } else {
                kept.add(run);
            }
        }
        runs = kept;
    }

    /** What a date is. */
    enum Reading {
        READ,
        /** Two dates, and nothing says which. */
        AMBIGUOUS,
        /** No date. */
        IMPOSSIBLE
    }

    /** @param date empty unless it is {@link Reading#READ} */
    record Result(Reading reading, Optional<LocalDate> date) {
        static Result of(Optional<LocalDate> date) {
            return new Result(date.isPresent() ? Reading.READ : Reading.IMPOSSIBLE, date);
        }
    }

    /** Reads the next date of the second pass. */
    Result read(ChatStamp stamp) {
        long n = ordinal++;
        if (!stamp.hasDateOf(lastRead)) {
            lastRead = stamp;
            readings(stamp);
        }
        return sure == null ? read(n, readDayFirst, readMonthFirst) : sure;
    }

    /** What the date can be. */
    private void readings(ChatStamp stamp) {
        sure = null;
        if (stamp.yearFirst() || yearsFirst) {
            sure = Result.of(date(stamp.first(), stamp.firstDigits(), stamp.middle(), stamp.last()));
            return;
        }
        readDayFirst = date(stamp.last(), stamp.lastDigits(), stamp.middle(), stamp.first());
        readMonthFirst = date(stamp.last(), stamp.lastDigits(), stamp.first(), stamp.middle());
        if (readDayFirst.isEmpty() || readMonthFirst.isEmpty() || readDayFirst.equals(readMonthFirst)) {
            sure = Result.of(readDayFirst.or(() -> readMonthFirst));
        }
    }

    private Result read(long n, Optional<LocalDate> dayFirst, Optional<LocalDate> monthFirst) {
        Optional<Boolean> order = order(n, dayFirst.get(), monthFirst.get());
        return order.map(day -> Result.of(day ? dayFirst : monthFirst))
                .orElseGet(() -> new Result(Reading.AMBIGUOUS, Optional.empty()));
    }

    /** Whether the day stands first. */
    private Optional<Boolean> order(long n, LocalDate dayFirst, LocalDate monthFirst) {
        if (tooMany) {
            return Optional.empty();
        }
        if (runs.size() == 1) {
            return Optional.of(runs.get(0).dayFirst);
        }
        if (runs.isEmpty()) {
            if (dotted) {
                return Optional.of(true);
            }
            return backDayFirst == 0 && backMonthFirst > 0
                    ? Optional.of(true)
                    : backMonthFirst == 0 && backDayFirst > 0 ? Optional.of(false) : Optional.empty();
        }
        while (at + 1 < runs.size() && runs.get(at + 1).from <= n) {
            at++;
        }
        Run run = runs.get(at);
        if (n >= run.from && n <= run.to) {
            return Optional.of(run.dayFirst);
        }
        LocalDate low = n > run.to ? run.end.minusDays(1) : LocalDate.MIN;
        LocalDate high = n < run.from
                ? run.begin.plusDays(1)
                : at + 1 < runs.size() ? runs.get(at + 1).begin.plusDays(1) : LocalDate.MAX;
        boolean day = !dayFirst.isBefore(low) && !dayFirst.isAfter(high);
        boolean month = !monthFirst.isBefore(low) && !monthFirst.isAfter(high);
        return day == month ? Optional.empty() : Optional.of(day);
    }

    private static Optional<LocalDate> date(int year, int digits, int month, int day) {
        // the Thai calendar counts 543 years more
        int full = digits <= 2 ? 2000 + year : year >= 2543 && year < 2643 ? year - 543 : year;
        if (month < 1 || month > 12 || day < 1 || day > 31) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(full, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
