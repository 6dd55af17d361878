package org.leakproof.redact.operate;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

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

    private static final int FIRST_YEAR = 1800;
    private static final int LAST_YEAR = 2199;
    private static final int LONGEST = 60;
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

    private final List<Token> tokens;
    private final int day;
    private final int month;
    private final int year;
    private final LocalDate date;

    private enum Sort {
        NUMBER,
        WORD,
        BETWEEN
    }

    private record Token(Sort sort, String text) {
        int number() {
            return text.length() > 8 ? -1 : Integer.parseInt(text);
        }

        /** Of a run of figures, the zero of its script. */
        int zero() {
            return text.codePointAt(0) - Character.digit(text.codePointAt(0), 10);
        }
    }

    private WrittenDate(List<Token> tokens, int day, int month, int year, LocalDate date) {
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
        Optional<List<Token>> split = tokens(text);
        if (split.isEmpty()) {
            return Optional.empty();
        }
        List<Token> tokens = split.get();
        List<Integer> numbers = places(tokens, Sort.NUMBER);
        List<Integer> words = places(tokens, Sort.WORD);
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
        List<Token> tokens = tokens(text).orElse(List.of());
        List<Integer> numbers = places(tokens, Sort.NUMBER);
        List<Integer> words = places(tokens, Sort.WORD);
        if (numbers.size() == 3 && words.isEmpty()) {
            int first = tokens.get(numbers.get(0)).number();
            int second = tokens.get(numbers.get(1)).number();
            Token last = tokens.get(numbers.get(2));
            boolean days =
                    Math.min(first, second) >= 1 && Math.min(first, second) <= 12 && Math.max(first, second) <= 12;
            return days && isYear(last) ? Optional.of(last.number()) : Optional.empty();
        }
        if (numbers.size() == 1 && isYear(tokens.get(numbers.get(0)))) {
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
        List<Token> tokens = tokens(text).orElse(List.of());
        List<Integer> numbers = places(tokens, Sort.NUMBER);
        List<Integer> words = places(tokens, Sort.WORD);
        if (numbers.size() == 1 && isYear(tokens.get(numbers.get(0))) && monthOnly(tokens, words)) {
            int named = words.stream()
                    .flatMap(at -> MonthNames.find(tokens.get(at).text()).stream())
                    .findFirst()
                    .orElseThrow()
                    .month();
            return Optional.of(java.time.YearMonth.of(tokens.get(numbers.get(0)).number(), named));
        }
        return Optional.empty();
    }

    private static boolean monthOnly(List<Token> tokens, List<Integer> words) {
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

    /** Runs of figures, of letters and of what stands between; empty if anything stands between that belongs in no date. */
    private static Optional<List<Token>> tokens(String original) {
        if (original.length() > LONGEST) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        Normalizer.normalize(original, Normalizer.Form.NFKC)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .forEach(text::appendCodePoint);
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            Sort sort = sort(text.codePointAt(at));
            int from = at;
            int zero = zero(text.codePointAt(at));
            while (at < text.length() && sort(text.codePointAt(at)) == sort && zero(text.codePointAt(at)) == zero) {
                int c = text.codePointAt(at);
                if (sort == Sort.BETWEEN && !Character.isWhitespace(c) && ".,/-".indexOf(c) < 0) {
                    return Optional.empty();
                }
                at += Character.charCount(c);
            }
            tokens.add(new Token(sort, text.substring(from, at)));
        }
        return Optional.of(tokens);
    }

    /** Of a figure, the zero of its script; for anything else -1. */
    private static int zero(int c) {
        return Character.isDigit(c) ? c - Character.digit(c, 10) : -1;
    }

    private static Sort sort(int c) {
        return Character.isDigit(c)
                ? Sort.NUMBER
                : Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK
                        ? Sort.WORD
                        : Sort.BETWEEN;
    }

    private static List<Integer> places(List<Token> tokens, Sort sort) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).sort() == sort) {
                places.add(i);
            }
        }
        return places;
    }

    private static boolean isYear(Token token) {
        return token.text().codePointCount(0, token.text().length()) == 4
                && token.number() >= FIRST_YEAR
                && token.number() <= LAST_YEAR;
    }

    private static boolean isShort(Token token) {
        return token.text().codePointCount(0, token.text().length()) <= 2;
    }

    private static Optional<WrittenDate> compact(List<Token> tokens, int place) {
        int number = tokens.get(place).number();
        boolean eight = tokens.get(place).text().length() == 8;
        int year = number / 10_000;
        return eight && year >= FIRST_YEAR && year <= LAST_YEAR
                ? dated(tokens, place, place, place, year, number / 100 % 100, number % 100)
                : Optional.empty();
    }

    private static Optional<WrittenDate> figures(List<Token> tokens, List<Integer> places, Order order) {
        int a = places.get(0);
        int b = places.get(1);
        int c = places.get(2);
        String between = between(tokens, a, b);
        if (between.isEmpty() || !between.equals(between(tokens, b, c)) || between.length() != 1) {
            return Optional.empty();
        }
        Token first = tokens.get(a);
        Token second = tokens.get(b);
        Token third = tokens.get(c);
        if (isYear(first) && isShort(second) && isShort(third)) {
            return dated(tokens, c, b, a, first.number(), second.number(), third.number());
        }
        if (!isShort(first) || !isShort(second)) {
            return Optional.empty();
        }
        boolean full = isYear(third);
        if (!full && (!isShort(third) || third.text().length() < 2 || order == Order.UNKNOWN)) {
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

    /** What stands between two tokens, without spaces. */
    private static String between(List<Token> tokens, int from, int to) {
        StringBuilder between = new StringBuilder();
        for (int i = from + 1; i < to; i++) {
            between.append(tokens.get(i).text());
        }
        return between.toString().replaceAll("\\s", "");
    }

    private static Optional<WrittenDate> signs(List<Token> tokens, List<Integer> numbers, List<Integer> words) {
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
        return isYear(year)
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

    private static Optional<WrittenDate> named(List<Token> tokens, List<Integer> numbers, List<Integer> words) {
        boolean yearFirst = isYear(tokens.get(numbers.get(0)));
        int year = numbers.get(yearFirst ? 0 : 1);
        int day = numbers.get(yearFirst ? 1 : 0);
        if (!isYear(tokens.get(year)) || !isShort(tokens.get(day))) {
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
            } else if (!(BEHIND_DAY.contains(word) && isBehind(tokens, day, at))
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

    /** Directly, or with a hyphen between. */
    private static boolean isBehind(List<Token> tokens, int number, int word) {
        return word == number + 1
                || word == number + 2 && tokens.get(number + 1).text().equals("-");
    }

    private static Optional<WrittenDate> dated(List<Token> tokens, int day, int month, int year, int y, int m, int d) {
        try {
            return Optional.of(new WrittenDate(tokens, day, month, year, LocalDate.of(y, m, d)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** Another day, written the same way. */
    String like(LocalDate other) {
        boolean padded = isPadded(day) || isPadded(month) || isWide(day) && isWide(month);
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
                boolean full = isYear(token);
                out.append(figures(token, full ? "%04d" : "%02d", full ? other.getYear() : other.getYear() % 100));
            } else if (token.sort() == Sort.WORD && i == day + 1) {
                out.append(ordinal(token.text(), other.getDayOfMonth()));
            } else {
                out.append(token.text());
            }
        }
        return out.toString();
    }

    private boolean isPadded(int place) {
        Token token = tokens.get(place);
        return token.sort() == Sort.NUMBER && Character.digit(token.text().codePointAt(0), 10) == 0;
    }

    private boolean isWide(int place) {
        Token token = tokens.get(place);
        return token.sort() == Sort.NUMBER
                && token.text().codePointCount(0, token.text().length()) == 2;
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
