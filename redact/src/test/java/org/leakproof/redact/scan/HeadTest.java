package org.leakproof.redact.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A head is written before a bar, the expression behind it; what is found stands between «». */
class HeadTest {

    private static final int SHORT_RUN = 8;

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "[a-z]+|@[a-z]+ ~ to «zoe@port» or @port",
                "[a-z]+(?: [a-z]+){0,2} |\\d+ ~ Ü «red oak lane 5»!",
                // farthest, but no word character stands before it and no match ends in it
                "[a-z ]{1,4}|\\d ~ xabcde 1",
                "[a-z ]{1,4}|\\d ~ xab «c 1»",
                "[a-z@]+|@[a-z] ~ «aa@b»@c",
                // it may be empty
                "(?:the )?|corner ~ «the corner», «corner», xthe «corner»",
                // a match without a head hides none that has one
                "[a-z]+-|\\d-?\\d* ~ 1-2 «a-2»",
                "[a-z]|=[a-z.=]+ ~ 1=aaaaaaaaaaaa.«b=ccc»",
                "é+|本 ~ «éé本»本",
                // longer than a run
                "[a-z]+|@[a-z]+ ~ to «zoe@porthamuponsea», @porthamuponsea, «max@porthamuponsea»",
            })
    void isFoundFromWhatStandsBehindIt(String pattern, String expected) {
        String[] parts = pattern.split("\\|", 2);
        Head head = new Head(Expression.known(parts[0]), Boundary.WORD);
        Scanner scanner = Scanner.of(
                List.of(new Pattern(0, Expression.parse(parts[1]), Boundary.NONE, Boundary.NONE, Optional.of(head))),
                List.of());
        String text = expected.replaceAll("[«»]", "");
        assertThat(marked(scanner.newScan(), text)).isEqualTo(expected);
        assertThat(marked(scanner.newScan(SHORT_RUN), text)).isEqualTo(expected);
    }

    private static String marked(Scan scan, String text) {
        Text searched = Text.of(text);
        List<int[]> found = new ArrayList<>();
        scan.scan(searched, new CandidateSink() {
            @Override
            public void pattern(int pattern, int start, int end) {
                found.add(0, new int[] {searched.originalStart(start), searched.originalEnd(end)});
            }

            @Override
            public void term(int dictionary, int entry, int start, int end) {}
        });
        StringBuilder marked = new StringBuilder(text);
        found.forEach(span -> marked.insert(span[1], '»').insert(span[0], '«'));
        return marked.toString();
    }
}
