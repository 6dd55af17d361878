package org.leakproof.redact.operate;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.leakproof.redact.operate.DateTokens.Sort;
import org.leakproof.redact.operate.DateTokens.Token;

/** A calendar day as somebody wrote it: {@code 2019-03-04}, {@code 4.3.2019}, {@code 20190304}, {@code March 4th, 2019},
 *  {@code 4 марта 2019 г.}, {@code 2019年3月4日}, {@code ٤/١٣/٢٠١٩}. Read strictly: what has anything more in it, such as a
 *  weekday or a time of day, is no such date, since the rest would tell it. */
final class WrittenDate {
    /** In which order the parts of a date in figures stand, where that cannot be told. */
    enum Order {
        /** A date that can be read in two ways is not read. */
        UNKNOWN,
        DAY_FIRST,
        MONTH_FIRST,
        YEAR_FIRST
    }

    /** Two figures up to this are of this century. */
    private static final int THIS_CENTURY = 49;

    private static final Set<String> BETWEEN = Set.of("of", "the", "de", "del", "di", "den", "d");
    private static final Set<String> BEHIND_YEAR = Set.of("г", "года", "р", "року", "r", "roku");
    private static final Set<String> BEHIND_DAY =
            Set.of("st", "nd", "rd", "th", "er", "re", "o", "a", "го", "е", "й", "go", "e", "nde", "te", "ter");
    private static final Set<String> ENGLISH = Set.of("st", "nd", "rd", "th");
    private static final List<String> YEAR_SIGNS = List.of("年", "년");
    private static final List<String> MONTH_SIGNS = List.of("月", "월");
    private static final List<String> DAY_SIGNS = List.of("日", "일");

    private final DateTokens tokens;
    private final int day;
    private final int month;
    private final int year;
    private final LocalDate date;

    private WrittenDate(DateTokens tokens, int day, int month, int year, LocalDate date) {
        this.tokens = tokens;
        this.day = day;
        this.month = month;
        this.year = year;
        this.date = date;
    }

    LocalDate date() {
        return date;
    }

    /** Empty if it is no date, or one of several. */
    static Optional<WrittenDate> read(String text, Order order) {
        DateTokens tokens = DateTokens.of(text);
        List<Integer> numbers = tokens.numbers();
        List<Integer> words = tokens.words();
        if (numbers.size() == 1 && words.isEmpty()) {
            return compact(tokens, numbers.get(0));
        }
        if (numbers.size() == 3) {
            return words.isEmpty() ? figures(tokens, numbers, order) : signs(tokens, numbers, words);
        }
        return numbers.size() == 2 ? named(tokens, numbers, words) : Optional.empty();
    }

    /** The year of something that is a date, whichever of the days that it can be; or that is a month, or only a year. */
    static Optional<Integer> year(String text, Order order) {
        Optional<WrittenDate> whole = read(text, order);
        if (whole.isPresent()) {
            return Optional.of(whole.get().date.getYear());
        }
        DateTokens tokens = DateTokens.of(text);
        List<Integer> numbers = tokens.numbers();
        List<Integer> words = tokens.words();
        if (numbers.size() == 3 && words.isEmpty()) {
            int first = tokens.get(numbers.get(0)).number();
            int second = tokens.get(numbers.get(1)).number();
            Token last = tokens.get(numbers.get(2));
            boolean days =
                    Math.min(first, second) >= 1 && Math.min(first, second) <= 12 && Math.max(first, second) <= 12;
            return days && last.isYear() ? Optional.of(last.number()) : Optional.empty();
        }
        if (numbers.size() == 1 && tokens.get(numbers.get(0)).isYear()) {
            boolean month = words.isEmpty() || monthOnly(tokens, words);
            return month ? Optional.of(tokens.get(numbers.get(0)).number()) : Optional.empty();
        }
        return Optional.empty();
    }

    /** Year and month of something that is a date or names a month with its year. */
    static Optional<java.time.YearMonth> month(String text, Order order) {
        Optional<WrittenDate> whole = read(text, order);
        if (whole.isPresent()) {
            return whole.map(written -> java.time.YearMonth.from(written.date));
        }
        DateTokens tokens = DateTokens.of(text);
        List<Integer> numbers = tokens.numbers();
        List<Integer> words = tokens.words();
        if (numbers.size() == 1 && tokens.get(numbers.get(0)).isYear() && monthOnly(tokens, words)) {
            int named = words.stream()
                    .flatMap(at -> MonthNames.find(tokens.get(at).text()).stream())
                    .findFirst()
                    .orElseThrow()
                    .month();
            return Optional.of(java.time.YearMonth.of(tokens.get(numbers.get(0)).number(), named));
        }
        return Optional.empty();
    }

    private static boolean monthOnly(DateTokens tokens, List<Integer> words) {
        long months = words.stream()
                .filter(at -> MonthNames.find(tokens.get(at).text()).isPresent())
                .count();
        return months == 1
                && words.stream().allMatch(at -> {
                    String word = tokens.get(at).text().toLowerCase(Locale.ROOT);
                    return BETWEEN.contains(word)
                            || BEHIND_YEAR.contains(word)
                            || MonthNames.find(word).isPresent();
                });
    }

    private static Optional<WrittenDate> compact(DateTokens tokens, int place) {
        int number = tokens.get(place).number();
        boolean eight = tokens.get(place).text().length() == 8;
        int year = number / 10_000;
        return eight && DateTokens.isYear(year)
                ? dated(tokens, place, place, place, year, number / 100 % 100, number % 100)
                : Optional.empty();
    }

    private static Optional<WrittenDate> figures(DateTokens tokens, List<Integer> places, Order order) {
        int a = places.get(0);
        int b = places.get(1);
        int c = places.get(2);
        String between = tokens.between(a, b);
        if (between.isEmpty() || !between.equals(tokens.between(b, c)) || between.length() != 1) {
            return Optional.empty();
        }
        Token first = tokens.get(a);
        Token second = tokens.get(b);
        Token third = tokens.get(c);
        if (first.isYear() && second.isShort() && third.isShort()) {
            return dated(tokens, c, b, a, first.number(), second.number(), third.number());
        }
        if (!first.isShort() || !second.isShort()) {
            return Optional.empty();
        }
        boolean full = third.isYear();
        if (!full && (!third.isShort() || third.text().length() < 2 || order == Order.UNKNOWN)) {
            return Optional.empty();
        }
        if (!full && order == Order.YEAR_FIRST) {
            return dated(tokens, c, b, a, century(first.number()), second.number(), third.number());
        }
        int year = full ? third.number() : century(third.number());
        boolean dayFirst = between.equals(".") || order == Order.DAY_FIRST;
        boolean monthFirst = !dayFirst && order == Order.MONTH_FIRST;
        if (!dayFirst && !monthFirst) {
            boolean canBeDayFirst = second.number() <= 12;
            boolean canBeMonthFirst = first.number() <= 12;
            if (canBeDayFirst && canBeMonthFirst && first.number() != second.number()) {
                return Optional.empty();
            }
            dayFirst = canBeDayFirst;
        }
        return dayFirst
                ? dated(tokens, a, b, c, year, second.number(), first.number())
                : dated(tokens, b, a, c, year, first.number(), second.number());
    }

    private static int century(int twoFigures) {
        return twoFigures + (twoFigures <= THIS_CENTURY ? 2000 : 1900);
    }

    private static Optional<WrittenDate> signs(DateTokens tokens, List<Integer> numbers, List<Integer> words) {
        if (words.size() != 3) {
            return Optional.empty();
        }
        List<List<String>> signs = List.of(YEAR_SIGNS, MONTH_SIGNS, DAY_SIGNS);
        for (int i = 0; i < 3; i++) {
            if (!words.get(i).equals(numbers.get(i) + 1)
                    || !signs.get(i).contains(tokens.get(words.get(i)).text())) {
                return Optional.empty();
            }
        }
        Token year = tokens.get(numbers.get(0));
        return year.isYear()
                ? dated(
                        tokens,
                        numbers.get(2),
                        numbers.get(1),
                        numbers.get(0),
                        year.number(),
                        tokens.get(numbers.get(1)).number(),
                        tokens.get(numbers.get(2)).number())
                : Optional.empty();
    }

    private static Optional<WrittenDate> named(DateTokens tokens, List<Integer> numbers, List<Integer> words) {
        boolean yearFirst = tokens.get(numbers.get(0)).isYear();
        int year = numbers.get(yearFirst ? 0 : 1);
        int day = numbers.get(yearFirst ? 1 : 0);
        if (!tokens.get(year).isYear() || !tokens.get(day).isShort()) {
            return Optional.empty();
        }
        int month = -1;
        for (int at : words) {
            String word = tokens.get(at).text().toLowerCase(Locale.ROOT);
            if (MonthNames.find(word).isPresent()) {
                if (month >= 0) {
                    return Optional.empty();
                }
                month = at;
            } else if (!(BEHIND_DAY.contains(word) && tokens.isBehind(day, at))
                    && !(BEHIND_YEAR.contains(word) && at > year)
                    && !BETWEEN.contains(word)) {
                return Optional.empty();
            }
        }
        if (month < 0) {
            return Optional.empty();
        }
        return dated(
                tokens,
                day,
                month,
                year,
                tokens.get(year).number(),
                MonthNames.find(tokens.get(month).text()).orElseThrow().month(),
                tokens.get(day).number());
    }

    private static Optional<WrittenDate> dated(DateTokens tokens, int day, int month, int year, int y, int m, int d) {
        try {
            return Optional.of(new WrittenDate(tokens, day, month, year, LocalDate.of(y, m, d)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** Another day, written the same way. */
    String like(LocalDate other) {
        boolean padded = tokens.get(day).isPadded()
                || tokens.get(month).isPadded()
                || tokens.get(day).isWide() && tokens.get(month).isWide();
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (i == day && i == month) {
                out.append(
                        figures(token, "%04d%02d%02d", other.getYear(), other.getMonthValue(), other.getDayOfMonth()));
            } else if (i == day) {
                out.append(figures(token, padded ? "%02d" : "%d", other.getDayOfMonth()));
            } else if (i == month && token.sort() == Sort.NUMBER) {
                out.append(figures(token, padded ? "%02d" : "%d", other.getMonthValue()));
            } else if (i == month) {
                MonthNames.Name name = MonthNames.find(token.text()).orElseThrow();
                out.append(MonthNames.like(token.text(), name, other.getMonthValue()));
            } else if (i == year) {
                boolean full = token.isYear();
                out.append(figures(token, full ? "%04d" : "%02d", full ? other.getYear() : other.getYear() % 100));
            } else if (token.sort() == Sort.WORD && i == day + 1) {
                out.append(ordinal(token.text(), other.getDayOfMonth()));
            } else {
                out.append(token.text());
            }
        }
        return out.toString();
    }

    private static String figures(Token like, String format, Object... values) {
        int zero = like.zero();
        StringBuilder out = new StringBuilder();
        String.format(Locale.ROOT, format, values).chars().forEach(c -> out.appendCodePoint(zero + c - '0'));
        return out.toString();
    }

    /** What stands behind the day's figures: {@code 1st}, {@code 1er}. */
    private static String ordinal(String written, int day) {
        String lower = written.toLowerCase(Locale.ROOT);
        if (lower.equals("er") || lower.equals("re")) {
            return day == 1 ? written : "";
        }
        if (!ENGLISH.contains(lower)) {
            return written;
        }
        if (day / 10 == 1) {
            return "th";
        }
        return switch (day % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
    }
}
