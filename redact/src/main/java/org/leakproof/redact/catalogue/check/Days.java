package org.leakproof.redact.catalogue.check;

import java.time.YearMonth;

/** Days of birth within numbers. */
public final class Days {

    /** Nobody who is named in an archive was born before. */
    private static final int EARLIEST = 1850;

    private Days() {}

    /** Whether the calendar has such a day, in a year that somebody may have been born in or a paper issued. */
    public static boolean is(int year, int month, int day) {
        return year >= EARLIEST
                && year <= 2099
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth();
    }

    /** Whether there is such a day in a year with these last two digits. */
    public static boolean isShort(int year, int month, int day) {
        return is(1900 + year, month, day) || is(2000 + year, month, day);
    }

    /** {@code yyMMdd} at a place of a number. */
    public static boolean yymmdd(String digits, int at) {
        return isShort(number(digits, at, 2), number(digits, at + 2, 2), number(digits, at + 4, 2));
    }

    /** {@code ddMMyy} at a place of a number. */
    public static boolean ddmmyy(String digits, int at) {
        return isShort(number(digits, at + 4, 2), number(digits, at + 2, 2), number(digits, at, 2));
    }

    /** {@code yyyyMMdd} at a place of a number. */
    public static boolean yyyymmdd(String digits, int at) {
        return is(number(digits, at, 4), number(digits, at + 4, 2), number(digits, at + 6, 2));
    }

    /** Some digits as a number; up to nine of them. */
    public static int number(String digits, int at, int length) {
        int number = 0;
        for (int i = at; i < at + length; i++) {
            number = number * 10 + Character.digit(digits.charAt(i), 10);
        }
        return number;
    }
}
