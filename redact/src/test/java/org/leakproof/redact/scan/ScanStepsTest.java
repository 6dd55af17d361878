package org.leakproof.redact.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Time linear in the text, counted in steps: four times the text may cost no more than four times the steps. */
class ScanStepsTest {

    private static final CandidateSink NOWHERE = new CandidateSink() {
        @Override
        public void pattern(int pattern, int start, int end) {}

        @Override
        public void term(int dictionary, int entry, int start, int end) {}
    };

    private static long steps(String expression, String text) {
        Scan scan = Scanner.of(
                        List.of(new Pattern(0, Expression.parse(expression), Boundary.NONE, Boundary.NONE)), List.of())
                .newScan();
        scan.scan(Text.of(text), NOWHERE);
        return scan.steps();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "(a+)+$ ~ a ~ b",
                "(a|aa)+$ ~ a ~ b",
                "(a|a?)+b ~ a ~ ''",
                "(.*)*x ~ a ~ ''",
                "a(.*z)? ~ a ~ ''",
                "a(.*z)? ~ ab ~ ''",
                "a{1,100}b ~ a ~ ''",
                "(a{1,30}b?){1,30}c ~ ab ~ ''",
                "[ab]*a[ab]{12}c ~ ab ~ ''",
                "\\d+(-\\d+)*x ~ 1- ~ ''",
                "[\\w.]+@[\\w.]+\\.com ~ a. ~ ''",
                "[\\w.]+@[\\w.]+\\.com ~ @ ~ ''",
                "[\\w.]+@[\\w.]+\\.com ~ a@ ~ ''",
                "[\\w.]+@[\\w.]+\\.com ~ a@a.co ~ ''",
                "\\d{13,19} ~ 1 ~ ''",
                "\\d ~ 1 ~ ''",
                "(\\p{Lu}\\p{Ll}+ ){1,4}\\d ~ 'Calle ' ~ ''",
                "x.{0,400}y ~ x ~ ''",
                "x.{0,400}y ~ xy ~ ''",
                "((a{0,5}){0,5}){0,5}b ~ a ~ ''",
                "\\b\\w+\\b.*\\b\\w+\\b# ~ 'é ' ~ ''"
            })
    void takesStepsInProportionToTheText(String expression, String piece, String tail) {
        List<Long> steps = new ArrayList<>();
        for (int length = 25_000; length <= 400_000; length *= 4) {
            steps.add(steps(expression, piece.repeat(length / piece.length()) + tail));
        }
        for (int i = 1; i < steps.size(); i++) {
            assertThat(steps.get(i)).as("%s: %s", expression, steps).isLessThan(steps.get(i - 1) * 9 / 2);
        }
        assertThat(steps.get(2)).as("%s: %s", expression, steps).isLessThan((Scan.LONGEST_RUN + 10L) * 400_000);
    }
}
