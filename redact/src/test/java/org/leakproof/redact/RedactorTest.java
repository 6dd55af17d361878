package org.leakproof.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leakproof.redact.record.TestMessage.mail;
import static org.leakproof.redact.record.TestMessage.person;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.leakproof.contract.record.ArchiveId;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.record.Outcome;
import org.leakproof.contract.record.RedactedValue;
import org.leakproof.contract.record.Role;
import org.leakproof.contract.record.StageName;
import org.leakproof.redact.gate.RunGate;
import org.leakproof.redact.names.AddressBook;
import org.leakproof.redact.record.RecordRedactor;
import org.leakproof.redact.record.Redacted;
import org.leakproof.redact.record.TestMessage;
import org.leakproof.redact.record.TestRun;

final class RedactorTest {
    private static final TestRun RUN = TestRun.newsroom();

    @Test
    void givesTheSameOnEveryThread() throws Exception {
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            messages.add(mail().at(i)
                    .from(person("Člověk Nr " + (char) ('A' + i % 26), "p" + i % 7 + "@example.org", Role.FROM))
                    .body("Mail p" + i % 5 + "@example.org or call +49 30 12345" + (10 + i) + ", John. 10.0.0." + i)
                    .make());
        }
        AddressBook book = RUN.redactor().addressBook().build();
        Callable<List<Redacted>> work = () -> {
            RecordRedactor redactor = RUN.redactor().forArchive(TestMessage.ARCHIVE, book);
            return messages.stream().map(redactor::redact).toList();
        };
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<List<Redacted>> one = threads.submit(work);
            Future<List<Redacted>> other = threads.submit(work);
            assertThat(one.get()).isEqualTo(other.get()).isEqualTo(work.call());
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void holdsARecordThatShowsWhatWasRedactedInAnotherArchive() {
        ArchiveId second = new ArchiveId("f".repeat(32));
        Message names = mail().from(person("Zsófia Kardos", "zk@example.org", Role.FROM))
                .body("hello")
                .make();
        Message mentions =
                mail().in(second).at(5).body("as Kardos Zsofia told me").make();
        Message other = mail().in(second).at(9).body("as nobody told me").make();
        RunGate gate = RUN.redactor().runGate(10);
        List<Outcome> outcomes = new ArrayList<>();
        for (Message message : List.of(names, mentions, other)) {
            Redacted redacted = RUN.redact(message);
            assertThat(redacted.outcome().result()).isInstanceOf(Outcome.Passed.class);
            outcomes.add(redacted.outcome());
            for (RedactedValue value : redacted.values()) {
                gate.add(value);
            }
            if (!(redacted.outcome().result() instanceof Outcome.Passed)) {
                redacted.outcome().selfKey().ifPresent(gate::keepBack);
            }
        }
        assertThat(outcomes.stream()
                        .map(gate.judge()::judge)
                        .map(Outcome::result)
                        .map(r -> r instanceof Outcome.Passed))
                .containsExactly(true, false, true);
        assertThat(gate.judge().judge(outcomes.get(1)).result())
                .isEqualTo(new Outcome.Held(StageName.REDACT, HeldReason.RUN_GATE));
    }
}
