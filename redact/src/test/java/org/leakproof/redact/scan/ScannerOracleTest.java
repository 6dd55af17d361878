package org.leakproof.redact.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Compares the engine with {@code java.util.regex} on every part of small texts. Seeded; a failure names its seed.
 */
class ScannerOracleTest {

    private static final String[] CHARACTERS = {"a", "b", "c", "1", " ", ",", ".", "-", "_", "é", "本", "。", "😀", "А"};
    private static final String[] ATOMS = {
        "a", "b", "c", "1", "[02]", "[b-m]", " ", "-", "é", "本", "😀", "[ab]", "[^a]", "\\d", "\\w", "\\s", ".",
        "[^\\w]", "\\p{Lu}", "А"
    };

    private record Found(int start, int end) {}

    @Test
    void findsTheLeftmostLongestMatchesOfRandomExpressions() {
        int compared = 0;
        for (long seed = 0; seed < 1500; seed++) {
            Random random = new Random(seed);
            String source = expression(random, 3);
            Expression expression = parse(source);
            if (expression == null) {
                continue;
            }
            Boundary left = boundary(random);
            Boundary right = boundary(random);
            Scan scan = Scanner.of(List.of(new Pattern(7, expression, left, right)), List.of())
                    .newScan(longestRun(random));
            for (int i = 0; i < 4; i++) {
                String text = text(random, 13);
                assertThat(found(scan, text).get(0))
                        .as("seed %d, /%s/ within %s and %s on '%s'", seed, source, left, right, text)
                        .isEqualTo(expected(source, left, right, text));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(2_500);
    }

    @Test
    void findsOfManyPatternsTogetherWhatItFindsOfEachAlone() {
        for (long seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            List<Pattern> patterns = new ArrayList<>();
            List<String> sources = new ArrayList<>();
            while (patterns.size() < 12) {
                String source = expression(random, 3);
                Expression expression = parse(source);
                if (expression != null) {
                    patterns.add(new Pattern(patterns.size(), expression, boundary(random), boundary(random)));
                    sources.add(source);
                }
            }
            Scan scan = Scanner.of(patterns, List.of()).newScan(longestRun(random));
            for (int i = 0; i < 10; i++) {
                String text = text(random, 13);
                List<List<Found>> together = found(scan, text, patterns.size());
                for (Pattern pattern : patterns) {
                    String source = sources.get(pattern.id());
                    assertThat(together.get(pattern.id()))
                            .as("seed %d, /%s/ on '%s'", seed, source, text)
                            .isEqualTo(expected(source, pattern.left(), pattern.right(), text));
                }
            }
        }
    }

    /** Runs of one character leave everything to the search of each pattern alone, which remembers nothing of words. */
    @Test
    void findsInLongTextsTheSameHoweverOftenItForgetsItsStates() {
        for (long seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            List<Pattern> patterns = new ArrayList<>();
            while (patterns.size() < 12) {
                Expression expression = parse(expression(random, 3));
                if (expression != null) {
                    patterns.add(new Pattern(patterns.size(), expression, boundary(random), boundary(random)));
                }
            }
            Scanner scanner = Scanner.of(patterns, List.of());
            Scan alone = scanner.newScan(1);
            Scan roomy = scanner.newScan();
            Scan cramped = scanner.newScan(Scan.LONGEST_RUN, 300 + random.nextInt(3000));
            for (int i = 0; i < 6; i++) {
                String text = text(random, 300);
                List<List<Found>> expected = found(alone, text, patterns.size());
                assertThat(found(roomy, text, patterns.size()))
                        .as("seed %d on '%s'", seed, text)
                        .isEqualTo(expected);
                assertThat(found(cramped, text, patterns.size()))
                        .as("forgetting, seed %d on '%s'", seed, text)
                        .isEqualTo(expected);
            }
        }
    }

    private static @Nullable Expression parse(String source) {
        try {
            return Expression.parse(source);
        } catch (ExpressionException refused) {
            assertThat(refused.reason()).isEqualTo("matches the empty text");
            return null;
        }
    }

    /** Short enough for some matches to be searched for one by one. */
    private static int longestRun(Random random) {
        return random.nextBoolean() ? 1 + random.nextInt(4) : Scan.LONGEST_RUN;
    }

    private static Boundary boundary(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Boundary.WORD;
            case 1 -> Boundary.DIGIT;
            default -> Boundary.NONE;
        };
    }

    private static String expression(Random random, int depth) {
        if (depth == 0) {
            return ATOMS[random.nextInt(ATOMS.length)];
        }
        String inner = expression(random, depth - 1);
        return switch (random.nextInt(13)) {
            case 0 -> "(?:" + inner + ")*" + expression(random, depth - 1);
            case 1 -> "(?:" + inner + ")+";
            case 2 -> "(?:" + inner + ")?" + expression(random, depth - 1);
            case 3 -> "(?:" + inner + "){2}";
            case 4 -> "(?:" + inner + "){1,3}" + expression(random, depth - 1);
            case 5 -> "(?:" + inner + "|" + expression(random, depth - 1) + ")";
            case 6 -> "\\b" + inner;
            case 7 -> inner + "\\b";
            case 8 -> inner + "\\B" + expression(random, depth - 1);
            case 9 -> random.nextBoolean() ? "^" + inner : inner + "$";
            case 10 -> "(?:" + inner + "){2,4}?" + expression(random, depth - 1);
            case 11 -> ATOMS[random.nextInt(ATOMS.length)] + (random.nextBoolean() ? "{3,40}" : "{8,9}");
            default -> inner + expression(random, depth - 1);
        };
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        int characters = random.nextInt(length);
        int variety = 1 + random.nextInt(CHARACTERS.length);
        for (int i = 0; i < characters; i++) {
            text.append(CHARACTERS[random.nextInt(variety)]);
        }
        return text.toString();
    }

    private static List<List<Found>> found(Scan scan, String text) {
        return found(scan, text, 1);
    }

    private static List<List<Found>> found(Scan scan, String string, int patterns) {
        Text text = Text.of(string);
        List<List<Found>> all = new ArrayList<>();
        for (int i = 0; i < patterns; i++) {
            all.add(new ArrayList<>());
        }
        scan.scan(text, new CandidateSink() {
            @Override
            public void pattern(int pattern, int start, int end) {
                all.get(patterns == 1 ? 0 : pattern).add(new Found(text.originalStart(start), text.originalEnd(end)));
            }

            @Override
            public void term(int dictionary, int entry, int start, int end) {
                throw new AssertionError();
            }
        });
        return all;
    }

    private static List<Found> expected(String source, Boundary left, Boundary right, String text) {
        // \w and \b as Expression states them, in java.util.regex's own words
        String word = "[\\p{L}\\p{M}\\p{Nd}\\p{Nl}_]";
        String bounded = "[\\p{L}\\p{M}\\p{Nd}\\p{Nl}_&&[^\\p{IsHan}]]";
        String javas = source.replace("[^\\w]", "[^\\p{L}\\p{M}\\p{Nd}\\p{Nl}_]")
                .replace("\\w", word)
                .replace("\\b", "(?:(?<!" + bounded + ")(?=" + bounded + ")|(?<=" + bounded + ")(?!" + bounded + "))")
                .replace("\\B", "(?:(?<!" + bounded + ")(?!" + bounded + ")|(?<=" + bounded + ")(?=" + bounded + "))");
        Matcher matcher = java.util.regex.Pattern.compile(javas)
                .matcher(text)
                .useTransparentBounds(true)
                .useAnchoringBounds(false);
        List<Found> all = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = free(left, text, at, true) ? longest(matcher, right, text, at) : -1;
            if (end > 0) {
                all.add(new Found(at, end));
                at = end;
            } else {
                at += Character.charCount(text.codePointAt(at));
            }
        }
        return all;
    }

    private static int longest(Matcher matcher, Boundary right, String text, int start) {
        for (int end = text.length(); end > start; end--) {
            boolean split = end < text.length() && Character.isLowSurrogate(text.charAt(end));
            if (!split
                    && free(right, text, end, false)
                    && matcher.region(start, end).matches()) {
                return end;
            }
        }
        return -1;
    }

    private static boolean free(Boundary boundary, String text, int at, boolean left) {
        if (left ? at == 0 : at == text.length()) {
            return true;
        }
        return !boundary.forbidden().contains(left ? text.codePointBefore(at) : text.codePointAt(at));
    }
}
