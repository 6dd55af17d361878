package org.leakproof.redact.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SweepTest {

    private static final List<Pattern> PATTERNS =
            patterns("\\d{3,5}", "[a-z]+@[a-z]+", "ab(?:c|d)*e", "(?i)straße\\b", "a[^z]{40}z", "«.*»", "本\\w*");

    private static List<Pattern> patterns(String... sources) {
        List<Pattern> patterns = new ArrayList<>();
        for (String source : sources) {
            patterns.add(new Pattern(patterns.size(), Expression.parse(source), Boundary.NONE, Boundary.WORD));
        }
        return patterns;
    }

    private static List<String> told(Text text, boolean lanes, long budget) {
        Program program = Program.relaxed(PATTERNS, Program.alphabet(PATTERNS));
        Sweep sweep = new Sweep(new ForwardAutomaton(program, true, false, new StateBudget(budget), 4), lanes);
        List<String> told = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            sweep.run(
                    text.bytes(),
                    text.length(),
                    (patterns, at) -> told.add(java.util.Arrays.toString(patterns) + " at " + at));
        }
        return told;
    }

    private static List<String> toldInHops(Text text, long budget) {
        Program program = Program.relaxed(PATTERNS, Program.alphabet(PATTERNS));
        Hops hops = new Hops(new ForwardAutomaton(program, true, true, new StateBudget(budget), 4));
        List<String> told = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            hops.run(
                    text.bytes(),
                    text.length(),
                    (patterns, at) -> told.add(java.util.Arrays.toString(patterns) + " at " + at));
        }
        return told;
    }

    private static Text random(long seed) {
        Random random = new Random(seed);
        String[] pieces = {
            "word ",
            "abcdce",
            "x@y ",
            "1234",
            "Straße. ",
            "本語",
            "«",
            "»",
            "\n",
            "😀 ",
            "aaaaaaaaaaaaaaaa",
            "z",
            " the ",
            "a.b "
        };
        int variety = 2 + random.nextInt(pieces.length - 1);
        StringBuilder text = new StringBuilder();
        int length = 1000 + random.nextInt(150_000);
        while (text.length() < length) {
            text.append(pieces[random.nextInt(variety)]);
        }
        return Text.of(text.toString());
    }

    @Test
    void tellsTheSameInLanesAsInOneRun() {
        for (long seed = 0; seed < 40; seed++) {
            Text text = random(seed);
            assertThat(told(text, true, 1 << 20)).as("seed %d", seed).isEqualTo(told(text, false, 1 << 20));
        }
    }

    @Test
    void tellsTheSameInHops() {
        for (long seed = 0; seed < 40; seed++) {
            Text text = random(seed);
            List<String> told = told(text, false, 1 << 20);
            assertThat(toldInHops(text, 1 << 20)).as("seed %d", seed).isEqualTo(told);
            assertThat(toldInHops(text, 500)).as("seed %d, few states", seed).isEqualTo(told);
        }
        assertThat(toldInHops(Text.of(""), 1 << 20)).isEmpty();
    }

    @Test
    void tellsTheSameWhenItsStatesAreForgottenOnTheWay() {
        for (long seed = 0; seed < 20; seed++) {
            Text text = random(seed);
            for (long budget : new long[] {1, 500, 5_000}) {
                assertThat(told(text, true, budget))
                        .as("seed %d, budget %d", seed, budget)
                        .isEqualTo(told(text, false, 1 << 20));
            }
        }
    }
}
