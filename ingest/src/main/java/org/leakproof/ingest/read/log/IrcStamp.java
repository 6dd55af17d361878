package org.leakproof.ingest.read.log;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private static final Pattern CLOCK =
            Pattern.compile("\\s?[\\[(]?(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:\\.\\d{1,6})?[\\])]?[ \\t]");
    private static final Pattern DATE = Pattern.compile(
            "\\[?(\\d{4})-(\\d{2})-(\\d{2})[ T](\\d{2}):(\\d{2})(?::(\\d{2}))?(?:[.,]\\d{1,9})?(Z| ?[+-]\\d{2}:?\\d{2})?\\]?[ \\t]");
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
        Matcher epoch = EPOCH.matcher(line);
        if (line.charAt(0) == 'T' && epoch.lookingAt()) {
            return Optional.of(new IrcStamp(
                    Form.EPOCH, 0, 0, 0, 0, 0, 0, "", Long.parseLong(epoch.group(1)), epoch.group(1), epoch.end()));
        }
        Matcher date = DATE.matcher(line);
        if (line.lastIndexOf('-', 5) > 3 && date.lookingAt()) {
            return Optional.of(new IrcStamp(
                    Form.DATE,
                    number(date, 1),
                    number(date, 2),
                    number(date, 3),
                    number(date, 4),
                    number(date, 5),
                    number(date, 6),
                    date.group(7) == null ? "" : date.group(7).strip(),
                    0,
                    written(line, date.end()),
                    date.end()));
        }
        Matcher clock = CLOCK.matcher(line);
        if (clock.lookingAt()) {
            return Optional.of(new IrcStamp(
                    Form.CLOCK,
                    0,
                    0,
                    0,
                    number(clock, 1),
                    number(clock, 2),
                    number(clock, 3),
                    "",
                    0,
                    written(line, clock.end()),
                    clock.end()));
        }
        Matcher day = DAY.matcher(line);
        if (day.lookingAt()) {
            return Optional.of(new IrcStamp(
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
                    day.end()));
        }
        return Optional.empty();
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
