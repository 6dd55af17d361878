package org.leakproof.redact.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpansTest {

    private static final int EDITOR = 1;

    private static Claim claim(int start, int end, double score, String rule, int priority, int order) {
        return new Claim(new Span(start, end, "E", score, rule), priority, order);
    }

    private static List<String> settled(Claim... claims) {
        return Spans.settle(List.of(claims)).stream()
                .map(s ->
                        s.span().start() + "-" + s.span().end() + " " + s.span().rule() + (s.isPiece() ? " piece" : ""))
                .toList();
    }

    @Test
    void anEditorsDecisionWinsOverEveryScore() {
        assertThat(settled(claim(0, 5, 1.0, "iban", 0, 0), claim(0, 5, 0.1, "editor", EDITOR, 9)))
                .containsExactly("0-5 editor");
    }

    @Test
    void theHigherScoreWinsThenTheLongerThenTheEarlierThenTheOrder() {
        assertThat(settled(claim(0, 9, 0.5, "a", 0, 0), claim(0, 3, 0.6, "b", 0, 1)))
                .containsExactly("0-3 b", "3-9 a piece");
        assertThat(settled(claim(2, 4, 0.5, "a", 0, 0), claim(0, 9, 0.5, "b", 0, 1)))
                .containsExactly("0-9 b");
        assertThat(settled(claim(2, 6, 0.5, "a", 0, 0), claim(0, 4, 0.5, "b", 0, 1)))
                .containsExactly("0-4 b", "4-6 a piece");
        assertThat(settled(claim(0, 4, 0.5, "a", 0, 1), claim(0, 4, 0.5, "b", 0, 0)))
                .containsExactly("0-4 b");
    }

    @Test
    void whatALoserHasLeftStaysItsOwn() {
        assertThat(settled(claim(0, 20, 0.5, "url", 0, 0), claim(5, 9, 0.9, "email", 0, 1)))
                .containsExactly("0-5 url piece", "5-9 email", "9-20 url piece");
    }

    @Test
    void spansThatTouchStayAsTheyAre() {
        assertThat(settled(claim(0, 5, 0.5, "a", 0, 0), claim(5, 9, 0.9, "b", 0, 1)))
                .containsExactly("0-5 a", "5-9 b");
    }

    @Test
    void coversWhatAnyClaimCoveredOnceAndWhateverTheOrder() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<Claim> claims = new ArrayList<>();
            BitSet wanted = new BitSet();
            for (int i = 0; i < 1 + random.nextInt(20); i++) {
                int start = random.nextInt(60);
                int end = start + 1 + random.nextInt(20);
                wanted.set(start, end);
                claims.add(claim(start, end, random.nextInt(3) / 2.0, "r" + random.nextInt(4), random.nextInt(2), i));
            }
            List<Spans.Settled> settled = Spans.settle(claims);
            BitSet covered = new BitSet();
            int last = 0;
            for (Spans.Settled s : settled) {
                assertThat(s.span().start()).as("seed %d", seed).isGreaterThanOrEqualTo(last);
                last = s.span().end();
                covered.set(s.span().start(), last);
                assertThat(s.claim().span().covers(s.span())).isTrue();
            }
            assertThat(covered).as("seed %d", seed).isEqualTo(wanted);
            Collections.shuffle(claims, random);
            assertThat(Spans.settle(claims)).as("seed %d", seed).isEqualTo(settled);
        }
    }

    @Test
    void settlesManyClaimsOnOnePlaceInTime() {
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            claims.add(claim(2 * i, 2 * i + 1, 0.9, "small", 0, i));
            claims.add(claim(0, 100_000, 0.5, "large", 0, i));
        }
        assertThat(Spans.settle(claims)).hasSize(100_000);
    }

    @Test
    void refusesWhatIsNoSpan() {
        assertThatThrownBy(() -> new Span(3, 3, "E", 0.5, "r")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Span(0, 3, "E", Double.NaN, "r")).isInstanceOf(IllegalArgumentException.class);
    }
}
