package org.leakproof.redact.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leakproof.redact.record.TestMessage.mail;
import static org.leakproof.redact.record.TestRun.body;

import org.junit.jupiter.api.Test;
import org.leakproof.contract.record.CleanRecord;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.record.Outcome;
import org.leakproof.contract.record.RedactedValue;
import org.leakproof.contract.record.Redaction;
import org.leakproof.contract.record.SegmentKind;
import org.leakproof.contract.record.StageName;
import org.leakproof.redact.gate.RunGate;

final class DecisionsReplayTest {
    private static final String POLICY =
            "name: x\nparticipants: {show: keep}\nrules: [{detector: email, operator: replace, fields: [body, subject]}]";

    private static final Message MESSAGE = mail().subject("the blue house")
            .segment(SegmentKind.OWN, "In the blue house,\n")
            .segment(SegmentKind.QUOTED, "> the\nblue  house of mary@example.net")
            .make();

    private static TestRun deciding(Message message, String decision) {
        return TestRun.of(
                POLICY,
                "decisions:\n- {cite_id: " + TestRun.publicId(message) + ", author: Zoë, reason: why, " + decision
                        + "}\n");
    }

    private static Outcome.Held held(HeldReason reason) {
        return new Outcome.Held(StageName.REDACT, reason);
    }

    @Test
    void redactsOneOccurrenceOfAPassage() {
        CleanRecord record = deciding(MESSAGE, "action: redact, place: body, text: the blue house, occurrence: 2")
                .passed(MESSAGE);
        assertThat(body(record)).isEqualTo("In the blue house,\n> [REDACTED] of [EMAIL]");
        assertThat(record.redactions())
                .extracting(Redaction::status)
                .containsExactly(Redaction.Status.EDITOR, Redaction.Status.AUTOMATIC);
    }

    @Test
    void holdsTheMessageIfAPassageRedactedThroughoutStandsElsewhere() {
        assertThat(deciding(MESSAGE, "action: redact, place: body, text: the blue house")
                        .result(MESSAGE))
                .isEqualTo(held(HeldReason.GATE));
    }

    @Test
    void redactsWithinOneSegment() {
        Message message = mail().segment(SegmentKind.OWN, "at noon ")
                .segment(SegmentKind.QUOTED, "at noon")
                .make();
        CleanRecord record = deciding(
                        message, "action: redact, place: SEGMENT/1, text: noon, occurrence: 1, label: TIME")
                .passed(message);
        assertThat(body(record)).isEqualTo("at noon at [TIME]");
    }

    @Test
    void keepsWhatARuleWouldTakeOut() {
        CleanRecord record = deciding(MESSAGE, "action: keep, place: body, text: mary@example.net")
                .passed(MESSAGE);
        assertThat(body(record)).endsWith("mary@example.net");
        assertThat(record.redactions()).isEmpty();
    }

    @Test
    void holdsTheMessageIfTheAnchorIsGone() {
        for (String place : new String[] {"body", "subject", "attachmentText/0", "SEGMENT/7"}) {
            assertThat(deciding(MESSAGE, "action: redact, text: the red house, place: " + place)
                            .result(MESSAGE))
                    .isEqualTo(held(HeldReason.DECISION_ANCHOR_GONE));
        }
        assertThat(deciding(MESSAGE, "action: keep, place: body, text: the blue house, occurrence: 3")
                        .result(MESSAGE))
                .isEqualTo(held(HeldReason.DECISION_ANCHOR_GONE));
    }

    @Test
    void withholdsAMessageAndWhateverQuotesIt() {
        String words = "The shipment leaves on Tuesday from the northern gate, nobody will look. Ask mary@example.net!";
        Message message = mail().platform("<1@x>", "").body(words).make();
        Message quotesById = mail().at(1).quote("<1@x>", "never mind").make();
        Message quotesText = mail().at(2)
                .segment(
                        SegmentKind.QUOTED,
                        "> The shipment leaves on Tuesday\n> from the northern gate, nobody will\n> look.")
                .make();
        Message other = mail().at(3).body("The shipment is late.").make();
        TestRun run = deciding(message, "action: withhold");

        Redacted withheld = run.redact(message);
        assertThat(withheld.outcome().result()).isInstanceOf(Outcome.Withheld.class);
        RunGate gate = run.redactor().runGate(100);
        for (Message each : new Message[] {message, quotesById, quotesText, other}) {
            Outcome outcome = run.redact(each).outcome();
            if (!(outcome.result() instanceof Outcome.Passed)) {
                outcome.selfKey().ifPresent(gate::keepBack);
            }
            for (RedactedValue value : run.redact(each).values()) {
                gate.add(value);
            }
        }
        Outcome.Held held = held(HeldReason.RUN_GATE);
        assertThat(gate.judge().judge(withheld.outcome()).result()).isInstanceOf(Outcome.Withheld.class);
        assertThat(gate.judge().judge(run.redact(quotesById).outcome()).result())
                .isEqualTo(held);
        assertThat(gate.judge().judge(run.redact(quotesText).outcome()).result())
                .isEqualTo(held);
        assertThat(gate.judge().judge(run.redact(other).outcome()).result()).isInstanceOf(Outcome.Passed.class);
    }
}
