package org.leakproof.ingest.read.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LinePatternTest {
    private static final List<String> EXPRESSIONS = List.of(
            "\\[(\\d{1,2}):(\\d{2})\\] ([^:]{1,100}|.{1,100}?): ?(.*)",
            "([^,]+?): ([^,\\s]+)(?:, |$)", "(\\S+) [zż](.*)", "(?s)(.*)[\\[&](ż?)\\s*", "(?:(a+)+|.)b");

    private static final String ALPHABET = "[]12:, aabżz&\u000B\u2028\u0085\r\n\uD83D\uDC4B";

    @Test
    void findsWhatRe2Finds() {
        long seed = 20_261_122;
        Random random = new Random(seed);
        for (String expression : EXPRESSIONS) {
            LinePattern pattern = LinePattern.compile(expression);
            var sure = com.google.re2j.Pattern.compile(expression);
            for (int round = 0; round < 4_000; round++) {
                String text = text(random);
                var expected = sure.matcher(text);
                LineMatcher actual = pattern.matcher(text);
                String told = "seed " + seed + ", round " + round + ": " + expression;
                boolean whole = expected.matches();
                assertThat(actual.matches()).as(told).isEqualTo(whole);
                if (whole) {
                    for (int group = 0; group <= sure.groupCount(); group++) {
                        assertThat(actual.group(group)).as(told).isEqualTo(expected.group(group));
                    }
                }
                var next = sure.matcher(text);
                LineMatcher found = pattern.matcher(text);
                for (boolean more = next.find(); more; more = next.find()) {
                    assertThat(found.find()).as(told).isTrue();
                    assertThat(found.start()).as(told).isEqualTo(next.start());
                    assertThat(found.end()).as(told).isEqualTo(next.end());
                }
                assertThat(found.find()).as(told).isFalse();
            }
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "[12:12] ż: " : "");
        int[] letters = ALPHABET.codePoints().toArray();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        return text.toString();
    }

    @Test
    void linesWrittenAgainstTheEngineAreReadAllTheSame() {
        // Java's engine alone would take longer than anybody lives
        LinePattern pattern = LinePattern.compile("(a+)+(b|ż)");
        String hostile = "a".repeat(50_000);
        assertThat(pattern.matches(hostile)).isFalse();
        assertThat(pattern.matches(hostile + "ż")).isTrue();

        LineMatcher matcher = LinePattern.compile("x|(?:a|aa)+c").matcher("x".repeat(3) + hostile + "x");
        for (int i = 0; i < 4; i++) {
            assertThat(matcher.find()).isTrue();
            assertThat(matcher.group()).isEqualTo("x");
        }
        assertThat(matcher.start()).isEqualTo(3 + hostile.length());
        assertThat(matcher.find()).isFalse();
    }

    @Test
    void refusesWhatTheEnginesUnderstandDifferently() {
        assertThatThrownBy(() -> LinePattern.compile("\\bwort")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LinePattern.compile("(?=vor)")).isInstanceOf(IllegalArgumentException.class);
    }
}
