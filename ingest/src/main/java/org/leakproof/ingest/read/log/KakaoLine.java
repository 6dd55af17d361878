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
    private static final LinePattern COMPUTER =
            LinePattern.compile("\\[([^\\]]{1,100})\\] \\[((?:(오전|오후) )?(\\d{1,2}):(\\d{2})(?: ([AP]M))?)\\] (.*)");
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
        LineMatcher computer = COMPUTER.matcher(line);
        if (line.startsWith("[") && computer.matches()) {
            String half = computer.group(3) == null ? computer.group(6) : computer.group(3);
            return Optional.of(new KakaoLine(
                    Optional.empty(),
                    computer.group(2),
                    hour(computer.group(4), half),
                    Integer.parseInt(computer.group(5)),
                    Optional.of(computer.group(1)),
                    computer.group(7)));
        }
        LineMatcher phone = PHONE.matcher(line);
        if (phone.matches()) {
            return Optional.of(new KakaoLine(
                    date(phone.group(2), OptionalInt.of(Integer.parseInt(phone.group(3))), phone.group(4)),
                    phone.group(1),
                    hour(phone.group(6), phone.group(5)),
                    Integer.parseInt(phone.group(7)),
                    Optional.ofNullable(phone.group(8)),
                    phone.group(9)));
        }
        LineMatcher english = ENGLISH_PHONE.matcher(line);
        if (english.matches()) {
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

    /** Whether the line says date, time and name at once. */
    static boolean isOfAPhone(String line) {
        return PHONE.matches(line) || ENGLISH_PHONE.matches(line);
    }

    static boolean isDay(String line) {
        return DAY.matches(line) || ENGLISH_DAY.matches(line);
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
        int hour = Integer.parseInt(digits);
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
