package org.leakproof.ingest.read.log;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Date and time as a phone's locale writes them before a message, digits of any script.
 *
 *  @param first number of the date, of {@code firstDigits} digits
 *  @param separator between the date's numbers
 *  @param second of the minute, -1 if it is not written
 *  @param half of the day that the hour is counted in
 *  @param shape how the stamp stands in its line
 *  @param asWritten the stamp alone
 *  @param end index behind the stamp and what parts it from the rest of the line */
record ChatStamp(
        int first,
        int firstDigits,
        int middle,
        int last,
        int lastDigits,
        char separator,
        int hour,
        int minute,
        int second,
        DayHalf half,
        Shape shape,
        String asWritten,
        int end) {
    /** What parts a stamp from the rest of its line. */
    enum Shape {
        BRACKETS,
        DASH,
        COMMA,
        COLON
    }

    private static final int LONGEST_GAP = 16;
    private static final int LONGEST_WORD = 24;

    /** Reads the stamp that the line begins with; empty if it begins with none. */
    static Optional<ChatStamp> of(String line) {
        return new Cursor(line).stamp();
    }

    /** Hour of the day, 0 to 23; -1 if there is none such or it cannot be told. */
    int hourOfDay() {
        return half.hourOfDay(hour);
    }

    /** Whether the year stands first beyond doubt. */
    boolean yearFirst() {
        return firstDigits > 2;
    }

    /** Whether both have the same date in the same digits. */
    boolean hasDateOf(@Nullable ChatStamp other) {
        return other != null
                && first == other.first
                && middle == other.middle
                && last == other.last
                && firstDigits == other.firstDigits
                && lastDigits == other.lastDigits;
    }

    static boolean isMark(char c) {
        return c >= '\u061C' && isHighMark(c);
    }

    private static boolean isHighMark(char c) {
        return c == '\u200E'
                || c == '\u200F'
                || c == '\uFEFF'
                || c == '\u061C'
                || c >= '\u202A' && c <= '\u202E'
                || c >= '\u2066' && c <= '\u2069';
    }

    /** Without the direction marks around it. */
    static String withoutMarks(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isMark(text.charAt(from))) {
            from++;
        }
        while (to > from && isMark(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\u00A0' || c == '\u202F' || c == '\u2009' || c == '\t';
    }

    private static final class Cursor {
        private final String line;
        private int at;
        private int digits;

        Cursor(String line) {
            this.line = line;
        }

        Optional<ChatStamp> stamp() {
            marks();
            boolean bracket = peek() == '[';
            if (bracket) {
                at++;
                marks();
            }
            int start = at;
            int first = number(4);
            int firstDigits = digits;
            if (first < 0 || firstDigits == 3) {
                return Optional.empty();
            }
            char separator = separator();
            int middle = number(2);
            if (separator == 0 || middle < 0) {
                return Optional.empty();
            }
            char again = separator();
            int last = number(4);
            int lastDigits = digits;
            if (again == 0 || last < 0 || lastDigits == 3 || firstDigits == 4 && lastDigits == 4) {
                return Optional.empty();
            }
            int gap = at;
            while (at < line.length() && at - gap < LONGEST_GAP && digit(line.charAt(at)) < 0) {
                char c = line.charAt(at);
                if (!isWordPart(c) && c != ',' && c != '\u060C' && c != '\u3001') {
                    return Optional.empty();
                }
                at++;
            }
            String before = word(gap, at);
            int hour = at > gap ? number(2) : -1;
            char colon = hour < 0 ? 0 : peek();
            if (colon != ':' && colon != '.' && colon != 'h' && colon != '：') {
                return Optional.empty();
            }
            at++;
            int minute = number(2);
            if (minute < 0 || digits != 2) {
                return Optional.empty();
            }
            int second = -1;
            marks();
            if (peek() == colon && at + 1 < line.length() && digit(line.charAt(at + 1)) >= 0) {
                at++;
                second = number(2);
                if (digits != 2) {
                    return Optional.empty();
                }
            }
            int from = at;
            Shape shape = shape(bracket);
            if (shape == null) {
                return Optional.empty();
            }
            String after = word(from, at);
            int writtenEnd = at;
            behind(shape);
            return Optional.of(new ChatStamp(
                    first,
                    firstDigits,
                    middle,
                    last,
                    lastDigits,
                    separator,
                    hour,
                    minute,
                    second,
                    DayHalf.of(before, after),
                    shape,
                    line.substring(start, writtenEnd).strip(),
                    at));
        }

        /** Goes to what parts the stamp from the rest; null if nothing does. */
        private @Nullable Shape shape(boolean bracket) {
            int from = at;
            for (; at < line.length() && at - from < LONGEST_WORD; at++) {
                char c = line.charAt(at);
                if (bracket) {
                    if (c == ']') {
                        return Shape.BRACKETS;
                    }
                } else if (isDash(c)) {
                    boolean apart = at > from && at + 1 < line.length() && isBlank(line.charAt(at + 1));
                    return apart ? Shape.DASH : null;
                } else if (c == ',' || c == ':') {
                    boolean apart = at + 1 < line.length() && isBlank(line.charAt(at + 1));
                    return apart ? c == ',' ? Shape.COMMA : Shape.COLON : null;
                }
                if (!isWordPart(c)) {
                    return null;
                }
            }
            return null;
        }

        private void behind(Shape shape) {
            at++;
            if (shape == Shape.BRACKETS && at < line.length() && !isBlank(line.charAt(at))) {
                return;
            }
            if (at < line.length()) {
                at++;
            }
        }

        private static boolean isDash(char c) {
            return c == '-' || c >= '\u2010' && c <= '\u2015';
        }

        private static boolean isWordPart(char c) {
            if (c < 0x80) {
                return isLetter(c) || c == ' ' || c == '\t' || c == '.' || c == '\'' || c == '/' || c == '"';
            }
            int type = Character.getType(c);
            return Character.isLetter(c)
                    || type == Character.NON_SPACING_MARK
                    || type == Character.COMBINING_SPACING_MARK
                    || isBlank(c)
                    || isMark(c)
                    || c == '\u05F4'
                    || c == '\u05F3';
        }

        /** The letters between two places, in lower case. */
        private String word(int from, int to) {
            int begin = from;
            while (begin < to && !isAnyLetter(line.charAt(begin))) {
                begin++;
            }
            int end = begin;
            while (end < to && isAnyLetter(line.charAt(end))) {
                end++;
            }
            for (int i = end; i < to; i++) {
                if (isAnyLetter(line.charAt(i))) {
                    return letters(begin, to);
                }
            }
            return begin == end ? "" : line.substring(begin, end).toLowerCase(Locale.ROOT);
        }

        private String letters(int from, int to) {
            StringBuilder letters = new StringBuilder();
            for (int i = from; i < to; i++) {
                if (isAnyLetter(line.charAt(i))) {
                    letters.append(line.charAt(i));
                }
            }
            return letters.toString().toLowerCase(Locale.ROOT);
        }

        private static boolean isAnyLetter(char c) {
            return c < 0x80 ? isLetter(c) : isLetterBeyond(c);
        }

        private static boolean isLetter(char ascii) {
            return ascii >= 'a' && ascii <= 'z' || ascii >= 'A' && ascii <= 'Z';
        }

        private static boolean isLetterBeyond(char c) {
            return Character.isLetter(c)
                    || Character.getType(c) == Character.NON_SPACING_MARK
                    || Character.getType(c) == Character.COMBINING_SPACING_MARK;
        }

        private char separator() {
            marks();
            char c = peek();
            boolean known = c == '.'
                    || c == '/'
                    || c == '-'
                    || c == '年'
                    || c == '月'
                    || c == '년'
                    || c == '월'
                    || c >= '\u2010' && c <= '\u2013';
            if (!known) {
                return 0;
            }
            at++;
            marks();
            if (isBlank(peek()) && c != '/' && c != '-') {
                at++;
            }
            marks();
            return c;
        }

        private int number(int most) {
            int value = 0;
            digits = 0;
            while (at < line.length() && digits <= most) {
                int digit = digit(line.charAt(at));
                if (digit < 0) {
                    break;
                }
                value = value * 10 + digit;
                digits++;
                at++;
            }
            return digits == 0 || digits > most ? -1 : value;
        }

        private static int digit(char c) {
            return c >= '0' && c <= '9' ? c - '0' : c < 0x80 ? -1 : Character.digit(c, 10);
        }

        private void marks() {
            while (at < line.length() && isMark(line.charAt(at))) {
                at++;
            }
        }

        private char peek() {
            return at < line.length() ? line.charAt(at) : 0;
        }
    }
}
