package org.leakproof.redact.catalogue.contact;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Numbers that are grouped as telephone numbers are and are none. */
final class NumberKinds {

    private static final Predicate<String> DATE =
            test("(?:[12]\\d{3}[-./ ][01]?\\d[-./ ][0-3]?\\d|[0-3]?\\d[-./ ][0-3]?\\d[-./ ](?:[12]\\d)?\\d{2})"
                    + "(?:\\D{1,3}(?:[01]?\\d|2[0-3])(?:[:.h][0-5]\\d)*)?"
                    + "|(?:19|20)\\d\\d[01]\\d[0-3]\\d(?:\\D?[0-2]\\d[0-5]\\d(?:[0-5]\\d)?)?");

    /** A date that more digits may follow; without spaces, which telephone numbers have too. */
    private static final Predicate<String> LEADING_DATE =
            test("[12]\\d{3}([-./])(?:0?[1-9]|1[0-2])\\1(?:0?[1-9]|[12]\\d|3[01])"
                    + "|(?:0?[1-9]|[12]\\d|3[01])([-./])(?:0?[1-9]|1[0-2])\\2(?:[12]\\d)?\\d{2}"
                    + "|(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\\d|3[01])/(?:[12]\\d)?\\d{2}");

    private static final Predicate<String> YEARS = test("(?:1[5-9]|20)\\d\\d\\h?[-/. ]\\h?(?:1[5-9]|20)\\d\\d");

    private static final String OCTET = "(?:\\d{1,2}|1\\d\\d|2[0-4]\\d|25[0-5])";

    /** An IPv4 address, or a version with a single digit behind a dot. */
    private static final Predicate<String> DOTTED =
            test("(?:" + OCTET + "\\.){3}" + OCTET + "|\\d+(?:\\.\\d+)*\\.\\d(?:\\.\\d+)*");

    private static final Predicate<String> THOUSANDS = test("[1-9]\\d?(?:[ .]\\d{3}){2,}"
            + "|[1-9]\\d{0,2}(?:[ .]\\d{3}){2,}\\.\\d{1,2}|[1-9]\\d{0,2}(?:\\.\\d{3}){3,}");

    private static final Predicate<String> BOOK = test("97[89][- ]?\\d(?:[- ]?\\d){8}[- ]?\\d");

    private static final int YEAR = 4;
    private static final int WHOLE_DATE = 8;

    private static final Pattern FRACTION = Pattern.compile("(?:^|\\D)0\\.\\d+(?![\\d.])");

    private NumberKinds() {}

    private static Predicate<String> test(String expression) {
        return Pattern.compile(expression).asMatchPredicate();
    }

    /** A date, years, an amount, a version or address, a book, a fraction. */
    static boolean isOther(String number) {
        boolean dotted = number.indexOf('.') >= 0;
        return mayBeDate(number) && (DATE.test(number) || YEARS.test(number))
                || dotted && (DOTTED.test(number) || FRACTION.matcher(number).find())
                || isAmount(number)
                || number.startsWith("97") && BOOK.test(number);
    }

    /** The first number of a date has one, two or four digits; or eight if nothing stands between its parts. */
    private static boolean mayBeDate(String number) {
        int digits = 0;
        while (digits < number.length() && Character.isDigit(number.charAt(digits))) {
            digits++;
        }
        return digits != 3 && (digits <= YEAR || digits >= WHOLE_DATE);
    }

    static boolean isLeadingDate(String number) {
        return LEADING_DATE.test(number);
    }

    /** In groups of three, cents included. */
    static boolean isAmount(String number) {
        return (number.indexOf('.') >= 0 || number.indexOf(' ') >= 0) && THOUSANDS.test(number);
    }
}
