package org.leakproof.redact.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.record.Outcome;
import org.leakproof.redact.gate.RunGate;
import org.leakproof.redact.names.AddressBook;
import org.leakproof.redact.record.RecordRedactor;
import org.leakproof.redact.record.Redacted;
import org.leakproof.redact.record.TestMessage;
import org.leakproof.redact.record.TestRun;

final class PreviewTest {
    private static final String RULES = """
            name: Ü
            regions: [GB]
            participants: {show: keep}
            """;

    @TempDir
    Path folder;

    private static RecordRedactor redactor(TestRun run) {
        AddressBook book = run.redactor().addressBook().build();
        return run.redactor().forArchive(TestMessage.ARCHIVE, book);
    }

    private static Preview preview(TestRun run, int examples) {
        return new Preview(run.redactor().policy(), run.redactor().runGate(100), examples);
    }

    private static Message message(long place, String text) {
        return TestMessage.mail().at(place).body(text).make();
    }

    @Test
    void countsWhatEachRuleFindsAndShowsItInContext() {
        TestRun run = TestRun.of(RULES + """
                rules:
                  - {detector: phone, operator: replace}
                  - {detector: ip-address, operator: remove, minimumScore: 0.99}
                  - {name: ships, terms: [Zaryá], entity: SHIP, operator: keep}
                """);
        Preview preview = preview(run, 5);
        RecordRedactor redactor = redactor(run);

        preview.add(message(0, "Grüße, tel. 020 7946 0958 und tel. 020 7946 0959"), redactor);
        preview.add(message(1, "Zarya at 198.51.100.7, nothing else"), redactor);
        preview.add(message(2, "tel. 020 7946 0958, scan02079460958"), redactor);
        preview.addHeld(HeldReason.DAMAGED, 2);

        assertThat(preview.messages()).isEqualTo(5);
        assertThat(preview.passed()).isEqualTo(2);
        assertThat(preview.held())
                .extracting(line -> line.reason() + " " + line.count())
                .containsExactlyInAnyOrder("DAMAGED 2", "GATE 1");
        Preview.RuleLine phone = preview.rules().get(0);
        assertThat(phone.finds()).isEqualTo(3);
        assertThat(phone.messages()).isEqualTo(2);
        assertThat(phone.examples()).hasSize(3).anySatisfy(example -> {
            assertThat(example.before()).isEqualTo("Grüße, tel. ");
            assertThat(example.passage()).isEqualTo("020 7946 0958");
            assertThat(example.now()).contains("[PHONE]");
        });
        assertThat(preview.rules().get(1).finds()).isZero();
        assertThat(preview.rules().get(1).below()).isEqualTo(1);
        assertThat(preview.rules().get(2).examples())
                .singleElement()
                .matches(e -> e.now().isEmpty());
    }

    /** The number of the first stands in the second in a way that no rule sees; the fourth is held for itself, and the fifth
     *  quotes it. */
    private static List<Message> entangled() {
        return List.of(
                message(0, "Grüße, tel. 020 7946 0958"),
                message(1, "scan02079460958 is attached"),
                TestMessage.mail()
                        .at(2)
                        .subject("020 7946 0958")
                        .body("nothing else")
                        .make(),
                TestMessage.mail()
                        .at(3)
                        .platform("<a@example.org>", "")
                        .body("tel. 020 7946 0777, scan02079460777")
                        .make(),
                TestMessage.mail().at(4).quote("<a@example.org>", "as you said").make(),
                message(5, "nothing of all that"));
    }

    /** What a run does, its outcomes in a list instead of topics. */
    private static List<String> heldByRun(TestRun run, List<Message> messages) {
        RunGate gate = run.redactor().runGate(16);
        RecordRedactor redactor = redactor(run);
        List<Outcome> outcomes = new ArrayList<>();
        for (Message message : messages) {
            Redacted redacted = redactor.redact(message);
            redacted.values().forEach(gate::add);
            outcomes.add(redacted.outcome());
            if (!(redacted.outcome().result() instanceof Outcome.Passed)) {
                redacted.outcome().selfKey().ifPresent(gate::keepBack);
            }
        }
        RunGate.Judge judge = gate.judge();
        List<String> held = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            if (judge.judge(outcome).result() instanceof Outcome.Held holding) {
                held.add(holding.reason() + " " + outcome.publicId());
            }
        }
        return held;
    }

    @Test
    void holdsWhatTheLastLookOverARunHolds() {
        TestRun run = TestRun.of(RULES + PHONE);
        List<Message> messages = entangled();
        Preview preview = preview(run, 5);
        RecordRedactor redactor = redactor(run);
        messages.forEach(message -> preview.learn(message, redactor));
        messages.forEach(message -> preview.add(message, redactor));

        List<String> held = new ArrayList<>();
        preview.held().forEach(line -> line.messages().forEach(id -> held.add(line.reason() + " " + id)));
        assertThat(held).hasSize(3).containsExactlyInAnyOrderElementsOf(heldByRun(run, messages));
        assertThat(preview.held())
                .extracting(line -> line.reason() + " " + line.count())
                .containsExactlyInAnyOrder("GATE 1", "RUN_GATE 2");
        assertThat(preview.messages()).isEqualTo(6);
        assertThat(preview.passed()).isEqualTo(3);
    }

    @Test
    void comparesWhatTheLastLookOverARunHolds() {
        Message[] messages = entangled().toArray(Message[]::new);
        Comparison comparison = compare("rules: []\n", PHONE, messages);

        assertThat(comparison.held())
                .extracting(line -> line.from() + " " + line.to() + " " + line.messages())
                .contains("Optional.empty Optional[RUN_GATE] 2", "Optional.empty Optional[GATE] 1");
        assertThat(comparison.lines())
                .as("passages of messages that leave by both")
                .allSatisfy(line -> assertThat(line.messages()).isLessThanOrEqualTo(2));
        assertThat(compare(PHONE, PHONE, messages).changed()).isZero();
    }

    @Test
    void keepsSoManyExamplesHoweverManyThereAreAndTheSameWhateverTheOrder() {
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            messages.add(message(i, "tel. 020 7946 0" + (100 + i)));
        }
        TestRun run = TestRun.of(RULES + "rules:\n  - {detector: phone, operator: replace}\n");
        List<List<Example>> shown = new ArrayList<>();
        for (int turn = 0; turn < 2; turn++) {
            Preview preview = preview(run, 7);
            RecordRedactor redactor = redactor(run);
            messages.forEach(message -> preview.add(message, redactor));
            shown.add(preview.rules().get(0).examples());
            java.util.Collections.reverse(messages);
        }

        assertThat(shown.get(0)).hasSize(7).isEqualTo(shown.get(1));
        assertThat(shown.get(0))
                .as("spread, not the first")
                .anyMatch(example -> Integer.parseInt(example.passage().substring(10)) >= 250);
    }

    @Test
    void spoolsASampleThatIsSpreadAndAlwaysTheSame() throws IOException {
        List<Long> first = sample(20);
        assertThat(first).hasSize(20).isSorted().isEqualTo(sample(20));
        assertThat(first.get(19)).as("not the first twenty").isGreaterThan(200);
        assertThat(sample(0)).hasSize(500);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private List<Long> sample(int size) throws IOException {
        List<Long> places = new ArrayList<>();
        try (MessageSpool spool = new MessageSpool(folder, size == 0 ? OptionalInt.empty() : OptionalInt.of(size))) {
            for (int i = 0; i < 500; i++) {
                spool.add(message(i, "Nr. " + i + " — ü\uD800"));
            }
            spool.forEach(message -> {
                long place = message.provenance().offset();
                assertThat(message).isEqualTo(message(place, "Nr. " + place + " — ü\uD800"));
                places.add(place);
            });
            assertThat(spool.offered()).isEqualTo(500);
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(Files.getPosixFilePermissions(files.findFirst().orElseThrow()))
                        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            }
        }
        return places;
    }

    private static Comparison compare(String oldRules, String newRules, Message... messages) {
        TestRun old = TestRun.of(RULES + oldRules);
        TestRun now = TestRun.of(RULES + newRules);
        Comparison comparison =
                new Comparison(old.redactor().runGate(100), now.redactor().runGate(100), 5);
        RecordRedactor before = redactor(old);
        RecordRedactor after = redactor(now);
        for (Message message : messages) {
            comparison.learn(message, before, after);
        }
        for (Message message : messages) {
            comparison.add(message, before, after);
        }
        return comparison;
    }

    private static List<String> lines(Comparison comparison) {
        return comparison.lines().stream()
                .map(line -> line.change() + " " + line.passages() + " "
                        + line.examples().stream()
                                .map(Example::passage)
                                .sorted()
                                .toList())
                .toList();
    }

    private static final String PHONE = "rules:\n  - {detector: phone, operator: replace}\n";
    private static final Message CALL = message(0, "tel. 020 7946 0958 on the Zarya");

    @Test
    void findsNothingDifferentBetweenAPolicyAndItself() {
        Comparison comparison = compare(PHONE, PHONE, CALL, message(1, "nothing"));

        assertThat(comparison.changed()).isZero();
        assertThat(comparison.lines()).isEmpty();
        assertThat(comparison.held()).isEmpty();
        assertThat(comparison.others()).isEmpty();
    }

    @Test
    void tellsWhatIsNewlyNoLongerAndOtherwiseRedacted() {
        String ships = "rules:\n  - {name: ships, terms: [Zarya], entity: SHIP, operator: replace}\n";

        assertThat(lines(compare(PHONE, ships, CALL)))
                .containsExactly("NEWLY_REDACTED 1 [Zarya]", "NO_LONGER_REDACTED 1 [020 7946 0958]");
        assertThat(lines(compare(PHONE, PHONE.replace("replace", "mask"), CALL)))
                .containsExactly("REPLACED_OTHERWISE 1 [020 7946 0958]");
    }

    @Test
    void tellsWhatALongerPassageHadBeyondAShorterOne() {
        String whole = "rules:\n  - {name: own, terms: [Captain Zoë Müller], entity: WHO, operator: replace}\n";
        String part = whole.replace("Captain Zoë Müller", "Müller");
        Message message = message(0, "said Captain Zoë Müller today");

        assertThat(lines(compare(whole, part, message))).containsExactly("NO_LONGER_REDACTED 1 [Captain Zoë ]");
        assertThat(lines(compare(part, whole, message))).containsExactly("NEWLY_REDACTED 1 [Captain Zoë ]");
    }

    @Test
    void tellsWhatIsHeldNowAndWhatElseLeavesOtherwise() {
        String latin = PHONE + "coverage: {scripts: [Latn]}\n";
        Comparison held = compare(PHONE, latin, message(0, "добрый день"), CALL);
        assertThat(held.changed()).isEqualTo(1);
        assertThat(held.held()).singleElement().satisfies(line -> {
            assertThat(line.from()).isEmpty();
            assertThat(line.to()).contains(HeldReason.NO_COVERAGE);
            assertThat(line.examples()).containsExactly(TestRun.publicId(message(0, "")));
        });

        Comparison other = compare(PHONE, PHONE + "times: year\nfields: {body: drop, subject: keep}\n", CALL);
        assertThat(other.others()).containsOnlyKeys(Comparison.Other.TIME, Comparison.Other.FIELD_DOES_NOT_LEAVE);
        assertThat(other.lines())
                .as("what does not leave at all is not called unredacted")
                .isEmpty();
    }
}
