package org.leakproof.ingest.read.log;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The time at the beginning of a log's line, as far as the line says it.
 *
 *  @param form how much of the date it holds
 *  @param year,month,day 0 where the line does not hold them; a month whose name is not known is -1
 *  @param offset from UTC, as written; empty mostly
 *  @param epoch seconds since 1970, for {@link Form#EPOCH}
 *  @param end index of what follows */
record IrcStamp(
        Form form,
        int year,
        int month,
        int day,
        int hour,
        int minute,
        int second,
        String offset,
        long epoch,
        String asWritten,
        int end) {
    enum Form {
        CLOCK,
        DAY_OF_YEAR,
        DATE,
        EPOCH
    }

    private static final String BLANKS = " \t\n\u000B\f\r";

    /** Digits of parts of a second. */
    private static final int MOST_FRACTION = 9;

    private static final int MOST_CLOCK_FRACTION = 6;

    /** Letters of a month's name. */
    private static final int SHORTEST_MONTH = 2;

    private static final int LONGEST_MONTH = 6;
    private static final int PRINTED_TIME = " 21:11:55 2011".length();

    private static final Pattern DAY =
            Pattern.compile(" ?(\\p{L}{2,6}\\.?) +(\\d{1,2}) (\\d{1,2}):(\\d{2}):(\\d{2})(?:[ \\t]|$)");
    private static final Pattern EPOCH = Pattern.compile("T (\\d{1,11}) ");

    /** A date as C programs print it, in the words of any locale: {@code Mon Dec 31 21:11:55 2011}. */
    private static final Pattern PRINTED = Pattern.compile(
            "(\\p{L}{2,6})\\.? +(\\d{1,2})(?:[ ,]+\\d{1,2}:\\d{2}(?::\\d{2})?)?(?: [A-Z]{2,5})?,? (\\d{4})\\s*$");

    private static final Pattern PRINTED_DAY_FIRST =
            Pattern.compile("(\\d{1,2})\\.? (\\p{L}{2,6})\\.? (\\d{4})(?: \\d{1,2}:\\d{2}(?::\\d{2})?)?\\s*$");

    static Optional<IrcStamp> of(String line) {
        if (line.isEmpty()) {
            return Optional.empty();
        }
        if (line.charAt(0) == 'T') {
            Matcher epoch = EPOCH.matcher(line);
            if (epoch.lookingAt()) {
                return Optional.of(new IrcStamp(
                        Form.EPOCH, 0, 0, 0, 0, 0, 0, "", Long.parseLong(epoch.group(1)), epoch.group(1), epoch.end()));
            }
        }
        if (line.lastIndexOf('-', 5) > 3) {
            IrcStamp date = date(line);
            if (date != null) {
                return Optional.of(date);
            }
        }
        IrcStamp clock = clock(line);
        return clock != null ? Optional.of(clock) : dayOfYear(line);
    }

    /** Perhaps in brackets: {@code 2019-01-01 08:00:00 +0100 }; null if there is none. */
    private static @Nullable IrcStamp date(String line) {
        LineCursor at = new LineCursor(line, 0);
        at.skip('[');
        int year = at.number(4, 4);
        int month = year >= 0 && at.skip('-') ? at.number(2, 2) : -1;
        int day = month >= 0 && at.skip('-') ? at.number(2, 2) : -1;
        int hour = day >= 0 && at.skipAny(" T") ? at.number(2, 2) : -1;
        int minute = hour >= 0 && at.skip(':') ? at.number(2, 2) : -1;
        if (minute < 0) {
            return null;
        }
        int second = second(at);
        int behind = at.at();
        if (at.skipAny(".,") && at.digits(MOST_FRACTION) == 0) {
            at.back(behind);
        }
        int zone = at.at();
        String offset = offset(at) ? line.substring(zone, at.at()).strip() : "";
        if (!isEnd(at, "]")) {
            at.back(zone);
            offset = "";
            if (!isEnd(at, "]")) {
                return null;
            }
        }
        return new IrcStamp(
                Form.DATE, year, month, day, hour, minute, second, offset, 0, written(line, at.at()), at.at());
    }

    /** Perhaps in brackets: {@code 08:00:00 }; null if there is none. */
    private static @Nullable IrcStamp clock(String line) {
        LineCursor at = new LineCursor(line, 0);
        at.skipAny(BLANKS);
        at.skipAny("[(");
        int hour = at.number(1, 2);
        int minute = hour >= 0 && at.skip(':') ? at.number(2, 2) : -1;
        if (minute < 0) {
            return null;
        }
        int second = second(at);
        int behind = at.at();
        if (at.skip('.') && at.digits(MOST_CLOCK_FRACTION) == 0) {
            at.back(behind);
        }
        return isEnd(at, "])")
                ? new IrcStamp(Form.CLOCK, 0, 0, 0, hour, minute, second, "", 0, written(line, at.at()), at.at())
                : null;
    }

    /** The seconds behind a time; 0 if there are none. */
    private static int second(LineCursor at) {
        int behind = at.at();
        int second = at.skip(':') ? at.number(2, 2) : -1;
        if (second < 0) {
            at.back(behind);
        }
        return Math.max(0, second);
    }

    private static boolean offset(LineCursor at) {
        if (at.skip('Z')) {
            return true;
        }
        int from = at.at();
        at.skip(' ');
        boolean offset = at.skipAny("+-") && at.number(2, 2) >= 0;
        if (offset) {
            at.skip(':');
            offset = at.number(2, 2) >= 0;
        }
        if (!offset) {
            at.back(from);
        }
        return offset;
    }

    /** Whether a stamp ends here; what parts it from the rest belongs to it. */
    private static boolean isEnd(LineCursor at, String closing) {
        at.skipAny(closing);
        return at.skipAny(" \t");
    }

    /** {@code Dec 31 21:11:55 }, the month in any language. */
    private static Optional<IrcStamp> dayOfYear(String line) {
        LineCursor at = new LineCursor(line, line.startsWith(" ") ? 1 : 0);
        int from = at.at();
        while (Character.isLetter(at.peek())) {
            at.back(at.at() + 1);
        }
        int name = at.at();
        if (Character.isSurrogate(at.peek())) {
            return surrogateDayOfYear(line);
        }
        at.skip('.');
        int behind = at.at();
        if (name - from < SHORTEST_MONTH || name - from > LONGEST_MONTH || !at.skip(' ')) {
            return Optional.empty();
        }
        while (at.skip(' ')) {
            // any number of them
        }
        int day = at.number(1, 2);
        int hour = day >= 0 && at.skip(' ') ? at.number(1, 2) : -1;
        int minute = hour >= 0 && at.skip(':') ? at.number(2, 2) : -1;
        int second = minute >= 0 && at.skip(':') ? at.number(2, 2) : -1;
        if (second < 0 || !at.isAtEnd() && !at.skipAny(" \t")) {
            return Optional.empty();
        }
        return Optional.of(new IrcStamp(
                Form.DAY_OF_YEAR,
                0,
                MonthNames.month(line.substring(from, behind)).orElse(-1),
                day,
                hour,
                minute,
                second,
                "",
                0,
                written(line, at.at()),
                at.at()));
    }

    /** The same for letters of two units. */
    private static Optional<IrcStamp> surrogateDayOfYear(String line) {
        Matcher day = DAY.matcher(line);
        return day.lookingAt()
                ? Optional.of(new IrcStamp(
                        Form.DAY_OF_YEAR,
                        0,
                        MonthNames.month(day.group(1)).orElse(-1),
                        number(day, 2),
                        number(day, 3),
                        number(day, 4),
                        number(day, 5),
                        "",
                        0,
                        written(line, day.end()),
                        day.end()))
                : Optional.empty();
    }

    private static int number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static String written(String line, int end) {
        String stamp = line.substring(0, end).strip();
        boolean wrapped = stamp.startsWith("[") || stamp.startsWith("(");
        return wrapped ? stamp.substring(1, stamp.length() - 1) : stamp;
    }

    /** The date that ends a line, such as that of a log's header. */
    static Optional<LocalDate> printed(String line) {
        Optional<LocalDate> usual = usuallyPrinted(line);
        return usual.isPresent() ? usual : anyPrinted(line);
    }

    /** {@code Dec 31 21:11:55 2011} at the end; empty for all else. */
    private static Optional<LocalDate> usuallyPrinted(String line) {
        int time = line.length() - PRINTED_TIME;
        if (time < 0) {
            return Optional.empty();
        }
        LineCursor at = new LineCursor(line, time);
        boolean clock = at.skip(' ')
                && at.number(2, 2) >= 0
                && at.skip(':')
                && at.number(2, 2) >= 0
                && at.skip(':')
                && at.number(2, 2) >= 0
                && at.skip(' ');
        int year = clock ? at.number(4, 4) : -1;
        int day = time;
        while (day > 0 && time - day < 2 && line.charAt(day - 1) >= '0' && line.charAt(day - 1) <= '9') {
            day--;
        }
        int blank = day;
        while (blank > 0 && line.charAt(blank - 1) == ' ') {
            blank--;
        }
        int month = blank;
        while (month > 0 && Character.isLetter(line.charAt(month - 1))) {
            month--;
        }
        if (year < 0
                || day == time
                || blank == day
                || blank - month < SHORTEST_MONTH
                || blank - month > LONGEST_MONTH
                || month > 0 && line.charAt(month - 1) != ' ') {
            return Optional.empty();
        }
        OptionalInt number = MonthNames.month(line.substring(month, blank));
        return number.isEmpty()
                ? Optional.empty()
                : date(year, number.getAsInt(), Integer.parseInt(line, day, time, 10));
    }

    private static Optional<LocalDate> anyPrinted(String line) {
        Matcher matcher = PRINTED.matcher(line);
        if (matcher.find()) {
            return date(matcher.group(3), matcher.group(1), matcher.group(2));
        }
        matcher = PRINTED_DAY_FIRST.matcher(line);
        return matcher.find() ? date(matcher.group(3), matcher.group(2), matcher.group(1)) : Optional.empty();
    }

    private static Optional<LocalDate> date(String year, String month, String day) {
        OptionalInt number = MonthNames.month(month);
        return number.isEmpty()
                ? Optional.empty()
                : date(Integer.parseInt(year), number.getAsInt(), Integer.parseInt(day));
    }

    static Optional<LocalDate> date(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    boolean isClock() {
        return hour < 24 && minute < 60 && second < 60;
    }
}
