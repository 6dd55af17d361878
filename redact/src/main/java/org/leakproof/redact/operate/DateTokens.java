package org.leakproof.redact.operate;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** What a date is written with: runs of figures, of letters and of what stands between, by their places from 0. */
final class DateTokens {
    enum Sort {
        NUMBER,
        WORD,
        BETWEEN
    }

    private static final int FIRST_YEAR = 1800;
    private static final int LAST_YEAR = 2199;
    private static final int LONGEST = 60;

    private final List<Token> tokens;

    private DateTokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** None if anything stands between that belongs in no date. */
    static DateTokens of(String original) {
        if (original.length() > LONGEST) {
            return new DateTokens(List.of());
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
                    return new DateTokens(List.of());
                }
                at += Character.charCount(c);
            }
            tokens.add(new Token(sort, text.substring(from, at)));
        }
        return new DateTokens(tokens);
    }

    private static Sort sort(int c) {
        return Character.isDigit(c)
                ? Sort.NUMBER
                : Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK
                        ? Sort.WORD
                        : Sort.BETWEEN;
    }

    /** Of a figure, the zero of its script; for anything else -1. */
    private static int zero(int c) {
        return Character.isDigit(c) ? c - Character.digit(c, 10) : -1;
    }

    static boolean isYear(int number) {
        return number >= FIRST_YEAR && number <= LAST_YEAR;
    }

    /** One run. Of figures all have one script. */
    record Token(Sort sort, String text) {
        /** What the figures mean, -1 if there are too many. */
        int number() {
            return text.length() > 8 ? -1 : Integer.parseInt(text);
        }

        /** Of a run of figures, the zero of its script. */
        int zero() {
            return DateTokens.zero(text.codePointAt(0));
        }

        /** How many figures or letters. */
        int length() {
            return text.codePointCount(0, text.length());
        }

        boolean isYear() {
            return length() == 4 && DateTokens.isYear(number());
        }

        boolean isShort() {
            return length() <= 2;
        }

        /** Two figures. */
        boolean isWide() {
            return sort == Sort.NUMBER && length() == 2;
        }

        /** Figures that begin with a zero. */
        boolean isPadded() {
            return sort == Sort.NUMBER && Character.digit(text.codePointAt(0), 10) == 0;
        }

        @Override
        public String toString() {
            return "Token[" + sort + ", " + length() + " chars]";
        }
    }

    int size() {
        return tokens.size();
    }

    Token get(int place) {
        return tokens.get(place);
    }

    /** The places of all figures. */
    List<Integer> numbers() {
        return places(Sort.NUMBER);
    }

    /** The places of all words. */
    List<Integer> words() {
        return places(Sort.WORD);
    }

    private List<Integer> places(Sort sort) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).sort() == sort) {
                places.add(i);
            }
        }
        return places;
    }

    /** What stands between two tokens, without spaces. */
    String between(int from, int to) {
        StringBuilder between = new StringBuilder();
        for (int i = from + 1; i < to; i++) {
            between.append(tokens.get(i).text());
        }
        return between.toString().replaceAll("\\s", "");
    }

    /** Whether a word stands behind a number: directly, or with a hyphen between. */
    boolean isBehind(int number, int word) {
        return word == number + 1
                || word == number + 2 && tokens.get(number + 1).text().equals("-");
    }
}
