package org.leakproof.redact.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Outcome;
import org.leakproof.contract.record.Redaction;
import org.leakproof.contract.record.StageName;

/** What is made less exact is gone as far as the gate is concerned. */
final class GeneralisedRecordTest {
    private static final String POLICY = """
            name: Ü
            participants: {show: keep}
            rules:
              - detector: ip-address
                minimumScore: 0.3
                operator: generalise
                with: {ip: 24}
              - name: dates
                expression: '[0-9]{1,2} \\p{L}{3,9} [0-9]{4}'
                entity: DATE
                operator: shift
                with: {days: 20}
            """;

    @Test
    void listsWhatWasDoneAndNeverTheOriginal() {
        var record = TestRun.of(POLICY)
                .passed(TestMessage.mail()
                        .body("Am 14 März 2019 von 198.51.100.23 — 3 listopada 2019")
                        .make());

        assertThat(TestRun.body(record))
                .matches("Am [0-9]{1,2} \\p{L}+ 2019 von 198\\.51\\.100\\.0/24 — \\[DATE\\]")
                .doesNotContain("14 März", "198.51.100.23");
        assertThat(record.redactions()).extracting(Redaction::operator).containsExactly("shift", "generalise", "shift");
    }

    @Test
    void holdsARecordThatStillShowsTheExactValueElsewhere() {
        // hyphens make it no address to a detector
        Outcome.Result result = TestRun.of(POLICY)
                .result(TestMessage.mail()
                        .body("from 198.51.100.23, host 198-51-100-23")
                        .make());

        assertThat(result).isEqualTo(new Outcome.Held(StageName.REDACT, HeldReason.GATE));
    }
}
