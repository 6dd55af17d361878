package org.leakproof.ingest.read.log;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A line that begins a message. Secret.
 *
 *  @param day empty until a line of the file says it
 *  @param hour -1 if the line has no time
 *  @param name empty for what KakaoTalk itself says */
record KakaoLine(Optional<LocalDate> day, String time, int hour, int minute, Optional<String> name, String text) {
    private static final int LONGEST_NAME = 100;

    private static final LinePattern PHONE = LinePattern.compile(
            "((\\d{4})(?:년|\\.) (\\d{1,2})(?:월|\\.) (\\d{1,2})(?:일|\\.) (?:(오전|오후) )?(\\d{1,2}):(\\d{2}))(?:, (.{1,100}?) : |: )(.*)");
    private static final LinePattern ENGLISH_PHONE = LinePattern.compile(
            "((\\p{L}{3,9})\\.? (\\d{1,2}), (\\d{4})(?:,| at)? (\\d{1,2}):(\\d{2}) ?([AP]M)?)(?:, (.{1,100}?) : |: )(.*)");
    private static final LinePattern DAY = LinePattern.compile(
            "(?:-{5,} )?(\\d{4})(?:년|\\.) (\\d{1,2})(?:월|\\.) (\\d{1,2})(?:일|\\.)(?: .요일| (?:오전|오후) \\d{1,2}:\\d{2})?(?: -{5,})?\\s*");
    private static final LinePattern ENGLISH_DAY =
            LinePattern.compile("(?:-{5,} )?\\p{L}{6,9}, (\\p{L}{3,9}) (\\d{1,2}), (\\d{4})(?: -{5,})?\\s*");

    /** The message that the line begins; its day is known only on a phone. */
    static Optional<KakaoLine> of(String line) {
        char first = line.isEmpty() ? 0 : line.charAt(0);
        if (first == '[') {
            return Optional.ofNullable(ofAComputer(line));
        }
        LineMatcher phone = PHONE.matcher(line);
        if (isDigit(first) && phone.matches()) {
            return Optional.of(new KakaoLine(
                    date(phone.group(2), OptionalInt.of(Integer.parseInt(phone.group(3))), phone.group(4)),
                    phone.group(1),
                    hour(phone.group(6), phone.group(5)),
                    Integer.parseInt(phone.group(7)),
                    Optional.ofNullable(phone.group(8)),
                    phone.group(9)));
        }
        LineMatcher english = ENGLISH_PHONE.matcher(line);
        if (Character.isLetter(first) && english.matches()) {
            return Optional.of(new KakaoLine(
                    date(english.group(4), month(english.group(2)), english.group(3)),
                    english.group(1),
                    hour(english.group(5), english.group(7)),
                    Integer.parseInt(english.group(6)),
                    Optional.ofNullable(english.group(8)),
                    english.group(9)));
        }
        return Optional.empty();
    }

    /** {@code [name] [time] text}; null if it is none such. */
    private static @Nullable KakaoLine ofAComputer(String line) {
        int close = line.indexOf(']');
        if (close < 2 || close > LONGEST_NAME + 1) {
            return null;
        }
        LineCursor at = new LineCursor(line, close + 1);
        if (!at.skip(" [")) {
            return null;
        }
        int from = at.at();
        String half = at.skip("오전 ") ? "오전" : at.skip("오후 ") ? "오후" : null;
        int hour = at.number(1, 2);
        int minute = hour >= 0 && at.skip(':') ? at.number(2, 2) : -1;
        if (minute < 0) {
            return null;
        }
        String behind = at.skip(" AM") ? "AM" : at.skip(" PM") ? "PM" : null;
        int to = at.at();
        return at.skip("] ")
                ? new KakaoLine(
                        Optional.empty(),
                        line.substring(from, to),
                        hour(hour, half == null ? behind : half),
                        minute,
                        Optional.of(line.substring(1, close)),
                        line.substring(at.at()))
                : null;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether the line says date, time and name at once. */
    static boolean isOfAPhone(String line) {
        return PHONE.matches(line) || ENGLISH_PHONE.matches(line);
    }

    static boolean isDay(String line) {
        char first = line.isEmpty() ? 0 : line.charAt(0);
        return (first == '-' || isDigit(first) || Character.isLetter(first))
                && (DAY.matches(line) || ENGLISH_DAY.matches(line));
    }

    /** The day of a line that is one. */
    static Optional<LocalDate> day(String line) {
        LineMatcher day = DAY.matcher(line);
        if (day.matches()) {
            return date(day.group(1), OptionalInt.of(Integer.parseInt(day.group(2))), day.group(3));
        }
        LineMatcher english = ENGLISH_DAY.matcher(line);
        return english.matches() ? date(english.group(3), month(english.group(1)), english.group(2)) : Optional.empty();
    }

    private static OptionalInt month(String name) {
        return MonthNames.month(name.substring(0, 3));
    }

    private static Optional<LocalDate> date(String year, OptionalInt month, String day) {
        return month.isEmpty()
                ? Optional.empty()
                : IrcStamp.date(Integer.parseInt(year), month.getAsInt(), Integer.parseInt(day));
    }

    private static int hour(String digits, @Nullable String half) {
        return hour(Integer.parseInt(digits), half);
    }

    private static int hour(int hour, @Nullable String half) {
        if (half == null || hour > 12) {
            return hour;
        }
        return hour % 12 + (half.equals("오후") || half.equals("PM") ? 12 : 0);
    }

    KakaoLine on(Optional<LocalDate> known) {
        return day.isPresent() ? this : new KakaoLine(known, time, hour, minute, name, text);
    }

    @Override
    public String toString() {
        return "KakaoLine[" + text.length() + " chars]";
    }
}
