package org.leakproof.redact.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leakproof.redact.record.TestMessage.mail;
import static org.leakproof.redact.record.TestMessage.person;
import static org.leakproof.redact.record.TestRun.body;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.leakproof.contract.record.CleanParticipant;
import org.leakproof.contract.record.CleanRecord;
import org.leakproof.contract.record.CleanSegment;
import org.leakproof.contract.record.HeldMessage;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.record.NameSource;
import org.leakproof.contract.record.Outcome;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.Place;
import org.leakproof.contract.record.Precision;
import org.leakproof.contract.record.Redaction;
import org.leakproof.contract.record.Role;
import org.leakproof.contract.record.SegmentKind;
import org.leakproof.contract.record.SentTime;
import org.leakproof.contract.record.SignatureCheck;
import org.leakproof.contract.record.StageName;
import org.leakproof.contract.record.TextStatus;
import org.leakproof.contract.record.ZoneBasis;

final class RecordRedactorTest {
    private static final TestRun NEWSROOM = TestRun.newsroom();
    private static final String LABEL = "[0-9A-HJKMNP-TV-Z]{13}";

    private static Outcome.Held held(HeldReason reason) {
        return new Outcome.Held(StageName.REDACT, reason);
    }

    /** A policy that keeps participants, with the rules given. */
    private static TestRun rules(String rules) {
        return TestRun.of("name: test\nparticipants: {show: keep}\nfields: {authenticity: keep}\nrules:\n" + rules);
    }

    @Test
    void namesParticipantsInTheTextAsInTheHeader() {
        CleanRecord record = NEWSROOM.passed(mail().subject("Note for John Smith")
                .body("Hi John,\nask Jürgen Müller or Mueller.")
                .make());
        CleanParticipant john = record.recipients().get(0);
        CleanParticipant juergen = record.sender().orElseThrow();
        assertThat(john.label()).matches("PERSON-" + LABEL).isEqualTo(john.id());
        assertThat(record.subject()).contains("Note for " + john.label());
        assertThat(body(record))
                .isEqualTo("Hi " + john.label() + ",\nask " + juergen.label() + " or " + juergen.label() + ".");
    }

    @Test
    void givesSomebodyOneLabelThroughoutTheArchive() {
        TestRun run = NEWSROOM;
        Message first = mail().make();
        Message later = mail().at(500)
                .from(person("J. Smith", "JOHN.SMITH@EXAMPLE.COM", Role.FROM))
                .conversation("<other@example.org>", "x")
                .make();
        assertThat(run.passed(later).sender().orElseThrow().id())
                .isEqualTo(run.passed(first).recipients().get(0).id());
    }

    @Test
    void takesOutPeopleWhomOtherMessagesName() {
        Message other = mail().at(900)
                .from(person("Ana María Íñiguez", "anam@example.net", Role.FROM))
                .make();
        CleanRecord record = NEWSROOM.passed(
                mail().body("I saw Ana Maria Iniguez (anam@example.net) and Íñiguez, Ana María.")
                        .make(),
                other);
        assertThat(body(record)).matches("I saw PERSON-%1$s \\(PERSON-%1$s\\) and PERSON-%1$s\\.".formatted(LABEL));
        assertThat(record.redactions()).hasSize(3).allSatisfy(redaction -> {
            assertThat(redaction.place()).isEqualTo(new Place(Place.Kind.SEGMENT, 0));
            assertThat(body(record).substring(redaction.start(), redaction.end()))
                    .matches("PERSON-" + LABEL);
            assertThat(redaction.operator()).isEqualTo("pseudonym");
            assertThat(redaction.status()).isEqualTo(Redaction.Status.AUTOMATIC);
        });
        assertThat(record.redactions())
                .extracting(Redaction::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("R" + LABEL));
    }

    @Test
    void findsAValueThatStandsAcrossTwoSegments() {
        CleanRecord record = NEWSROOM.passed(mail().segment(SegmentKind.OWN, "write to mary@exam")
                .segment(SegmentKind.QUOTED, "ple.net now")
                .make());
        assertThat(record.segments())
                .extracting(CleanSegment::kind)
                .containsExactly(SegmentKind.OWN, SegmentKind.QUOTED);
        assertThat(record.segments().get(0).text()).matches("write to EMAIL-" + LABEL);
        assertThat(record.segments().get(1).text()).isEqualTo(" now");
        assertThat(record.redactions()).hasSize(2);
    }

    @Test
    void redactsEveryTextOfAMessage() {
        String secret = "mary@example.net";
        CleanRecord record = NEWSROOM.passed(mail().subject("re " + secret)
                .body("to " + secret)
                .attachment(secret + " for you.txt", "text/plain", "says " + secret)
                .conversation("c", "chat with " + secret)
                .reaction(secret, person("Mary Long", secret, Role.MEMBER))
                .make());
        assertThat(record.redactions())
                .extracting(redaction -> redaction.place().kind())
                .containsExactly(
                        Place.Kind.SUBJECT,
                        Place.Kind.SEGMENT,
                        Place.Kind.ATTACHMENT_NAME,
                        Place.Kind.ATTACHMENT_TEXT,
                        Place.Kind.CONVERSATION_TITLE,
                        Place.Kind.REACTION);
        assertThat(record.toString()
                        + record.subject()
                        + record.attachments().get(0).name())
                .doesNotContain("mary");
    }

    @Test
    void cleansFileNamesOfTheirFolders() {
        CleanRecord record = NEWSROOM.passed(
                mail().attachment("C:\\Users\\jsmith\\Desktop\\Plan\u202Efdp.exe", "application/x-own-thing", "x")
                        .make());
        assertThat(record.attachments().get(0).name()).contains("Planfdp.exe");
        assertThat(record.attachments().get(0).mediaType()).isEqualTo("application/octet-stream");
    }

    @Test
    void showsThePeopleWhomThePolicyKeeps() {
        TestRun run = TestRun.of("""
                name: figures
                rules:
                  - {detector: people, operator: pseudonym}
                  - {detector: email, operator: replace}
                keep:
                  - name: Jane Example
                    aliases: [The Governor]
                    addresses: [governor@example.org]
                """);
        CleanRecord record = run.passed(mail().from(person("Example, Jane", "governor@example.org", Role.FROM))
                .body("Jane Example (governor@example.org), known as the governor, wrote to mary@example.net")
                .make());
        assertThat(record.sender().orElseThrow().label()).isEqualTo("Jane Example");
        assertThat(record.sender().orElseThrow().id()).matches("PERSON-" + LABEL);
        assertThat(body(record))
                .isEqualTo("Jane Example (governor@example.org), known as the governor, wrote to [EMAIL]");
    }

    @Test
    void treatsTheExporterLikeEverybodyElse() {
        Participant you = new Participant(
                Optional.of("You"), Optional.empty(), Optional.empty(), Role.FROM, NameSource.SELF, true);
        Participant mum = new Participant(
                Optional.of("Mum"),
                Optional.of("+49 30 1234567"),
                Optional.empty(),
                Role.TO,
                NameSource.ADDRESS_BOOK,
                false);
        Message message = mail().kind(Kind.DIRECT_MESSAGE)
                .from(you)
                .to(mum)
                .body("see you, Mum")
                .make();
        CleanRecord record = NEWSROOM.passed(message);
        assertThat(record.sender().orElseThrow().label()).matches("PERSON-" + LABEL);
        assertThat(body(record)).matches("see you, PERSON-" + LABEL);
        CleanRecord shown = rules("- {detector: phone, operator: replace}").passed(message);
        assertThat(shown.sender().orElseThrow().label()).matches("PERSON-" + LABEL);
        assertThat(shown.recipients().get(0).label()).isEqualTo("[PHONE]");
        assertThat(shown.redactions()).extracting(Redaction::place).containsExactly(new Place(Place.Kind.RECIPIENT, 0));
    }

    @Test
    void showsRolesOnlyOrNobodyWherePolicySaysSo() {
        String rules = "rules: [{detector: people, operator: replace}]\n";
        CleanRecord roles = TestRun.of("name: r\nparticipants: {show: role, roles: {to: ADDRESSEE}}\n" + rules)
                .passed(mail().body("x").make());
        assertThat(roles.sender().orElseThrow().label()).isEqualTo("[SENDER]");
        assertThat(roles.recipients()).extracting(CleanParticipant::label).containsExactly("[ADDRESSEE]");
        CleanRecord nobody = TestRun.of("name: r\nparticipants: {show: drop}\n" + rules)
                .passed(mail().body("Dear John").make());
        assertThat(nobody.sender()).isEmpty();
        assertThat(nobody.recipients()).isEmpty();
        assertThat(body(nobody)).isEqualTo("Dear [PERSON]");
    }

    @Test
    void leavesEverythingUnderInside() {
        CleanRecord record = TestRun.inside()
                .passed(mail().subject("About John Smith")
                        .body("john.smith@example.com, +49 30 1234567")
                        .attachment("a/b\u202E.txt", "application/x-own-thing", "日本語 text")
                        .authenticity(new SignatureCheck(
                                SignatureCheck.Kind.DKIM,
                                "example.org",
                                "s",
                                "rsa-sha256",
                                SignatureCheck.Result.PASS,
                                List.of("from"),
                                Optional.empty(),
                                "file"))
                        .make());
        assertThat(record.subject()).contains("About John Smith");
        assertThat(body(record)).isEqualTo("john.smith@example.com, +49 30 1234567");
        assertThat(record.sender().orElseThrow().label()).isEqualTo("Jürgen Müller <j.mueller@example.org>");
        assertThat(record.attachments().get(0).name()).contains("a/b\u202E.txt");
        assertThat(record.attachments().get(0).mediaType()).isEqualTo("application/x-own-thing");
        assertThat(record.sent().utc()).contains(Instant.parse("2019-03-04T22:45:12Z"));
        assertThat(record.authenticity()).contains("verified");
        assertThat(record.redactions()).isEmpty();
    }

    @Test
    void letsTimesLeaveAsExactlyAsThePolicySays() {
        Message message = mail().body("x").make();
        assertThat(List.of("second", "minute", "date", "month", "year", "none"))
                .extracting(times -> TestRun.of("name: t\nparticipants: {show: keep}\ntimes: " + times)
                        .passed(message)
                        .sent())
                .extracting(sent -> sent.utc().map(Instant::toString).orElse("-") + " "
                        + sent.date().orElse("-") + " " + sent.precision())
                .containsExactly(
                        "2019-03-04T22:45:12Z 2019-03-04 SECOND",
                        "2019-03-04T22:45:00Z 2019-03-04 MINUTE",
                        "- 2019-03-04 DAY",
                        "- 2019-03 MONTH",
                        "- 2019 YEAR",
                        "- - NONE");
    }

    @Test
    void letsNoClockTimeLeaveWithoutItsZone() {
        SentTime local = new SentTime(
                Optional.empty(),
                Optional.of(LocalDateTime.parse("2019-03-04T23:45:12")),
                "04.03.2019 23:45:12",
                Precision.SECOND,
                ZoneBasis.UNKNOWN,
                Optional.empty());
        Redacted redacted = TestRun.inside().redact(mail().sent(local).body("x").make());
        CleanRecord record = ((Outcome.Passed) redacted.outcome().result()).record();
        assertThat(record.sent().utc()).isEmpty();
        assertThat(record.sent().date()).contains("2019-03-04");
        assertThat(record.sent().precision()).isEqualTo(Precision.DAY);
        assertThat(record.sent().basis()).isEqualTo(ZoneBasis.UNKNOWN);
        assertThat(redacted.outcome().order()).contains(Instant.parse("2019-03-04T23:45:12Z"));
    }

    @Test
    void holdsAnAttachmentAndLetsItsMessageGoOn() {
        Message message =
                mail().body("x").unreadable("locked.pdf", HeldReason.ENCRYPTED).make();
        Redacted redacted = NEWSROOM.redact(message);
        CleanRecord record = ((Outcome.Passed) redacted.outcome().result()).record();
        assertThat(record.attachments().get(0).status()).isEqualTo(TextStatus.HELD);
        assertThat(redacted.outcome().attachments())
                .containsExactly(new Outcome.AttachmentOutcome(0, Optional.of(HeldReason.ENCRYPTED)));
    }

    @Test
    void holdsMessageWhenItsAttachmentIsHeldAndThePolicySaysSo() {
        Message message =
                mail().body("x").unreadable("locked.pdf", HeldReason.ENCRYPTED).make();
        assertThat(TestRun.of("name: x\nparticipants: {show: keep}\nattachments: {unreadable: holdMessage}")
                        .result(message))
                .isEqualTo(held(HeldReason.ATTACHMENT_HELD));
    }

    @Test
    void keepsTheReasonOfAMessageThatIngestHeld() {
        Message message = mail().make();
        RecordRedactor redactor = NEWSROOM.redactor()
                .forArchive(
                        TestMessage.ARCHIVE, NEWSROOM.redactor().addressBook().build());
        Outcome outcome = redactor.redact(new HeldMessage(message.id(), message.provenance(), HeldReason.DAMAGED, 2))
                .outcome();
        assertThat(outcome.result()).isEqualTo(new Outcome.Held(StageName.INGEST, HeldReason.DAMAGED));
        assertThat(outcome.attachments()).hasSize(2);
        assertThat(outcome.publicId()).isEqualTo(TestRun.publicId(message));
    }

    @Test
    void holdsAScriptThatThePolicyDoesNotCover() {
        assertThat(NEWSROOM.result(mail().body("会议 at ten").make())).isEqualTo(held(HeldReason.NO_COVERAGE));
        CleanRecord shrug = NEWSROOM.passed(mail().body("¯\\_(ツ)_/¯ привет").make());
        assertThat(shrug.coverage().scripts()).containsExactly("Cyrl", "Kana", "Latn");
        assertThat(shrug.coverage().detectors()).contains("EMAIL", "PERSON", "PHONE");
    }

    @Test
    void holdsAMessageThatIsTooLarge() {
        String half = "word ".repeat((int) (RecordRedactor.MOST_TEXT / 10));
        assertThat(TestRun.inside()
                        .result(mail().body(half)
                                .alternative(half)
                                .alternative("x")
                                .make()))
                .isEqualTo(held(HeldReason.TOO_LARGE));
    }

    @Test
    void holdsAMessageThatStillShowsWhatWasRedacted() {
        Message message =
                mail().body("write to mary@example.net or mary, example.net").make();
        Redacted redacted = NEWSROOM.redact(message);
        assertThat(redacted.outcome().result()).isEqualTo(held(HeldReason.GATE));
        assertThat(redacted.values()).anyMatch(value -> value.value().equals("mary@example.net"));
    }

    @Test
    void lettingARuleKeepSomethingIsNoReasonToHold() {
        CleanRecord record = rules("""
                        - name: parliament
                          expression: '[\\w.]+@parliament\\.example'
                          entity: PUBLIC_ADDRESS
                          operator: keep
                        - {detector: email, operator: replace, fields: [body]}
                        """)
                .passed(mail().body("desk@parliament.example and mary@example.net")
                        .make());
        assertThat(body(record)).isEqualTo("desk@parliament.example and [EMAIL]");
        assertThat(record.redactions()).hasSize(1);
    }

    @Test
    void appliesARuleToItsFieldsOnly() {
        CleanRecord record = rules("- {detector: email, operator: replace, fields: [body]}")
                .passed(mail().subject("mary@example.net")
                        .body("mary@example.net")
                        .make());
        assertThat(record.subject()).contains("mary@example.net");
        assertThat(body(record)).isEqualTo("[EMAIL]");
    }

    @Test
    void letsNoDroppedFieldLeave() {
        CleanRecord record = TestRun.of("""
                        name: x
                        participants: {show: keep}
                        fields: {subject: drop, body: drop, attachmentNames: drop, attachmentText: drop, reactions: drop}
                        """)
                .passed(mail().body("x").attachment("n.txt", "text/plain", "t").make());
        assertThat(record.subject()).isEmpty();
        assertThat(record.segments()).isEmpty();
        assertThat(record.attachments().get(0).name()).isEmpty();
        assertThat(record.attachments().get(0).text()).isEmpty();
        assertThat(record.attachments().get(0).status()).isEqualTo(TextStatus.NOT_EXTRACTED);
    }

    @Test
    void joinsCopiesAnswersAndQuotes() {
        TestRun run = NEWSROOM;
        Message one =
                mail().platform("<1@example.org>", "").body("Hello  there\r\n").make();
        Message copy =
                mail().at(7).platform("<1@example.org>", "").body("Hello there").make();
        Message answer = mail().at(9)
                .platform("<2@example.org>", "<1@example.org>")
                .quote("<1@example.org>", "Hello")
                .make();
        Outcome first = run.redact(one).outcome();
        assertThat(run.redact(copy).outcome().sameAs()).isPresent().isEqualTo(first.sameAs());
        assertThat(run.redact(copy).outcome().publicId()).isNotEqualTo(first.publicId());
        assertThat(run.redact(answer).outcome().replyKey()).isPresent().isEqualTo(first.selfKey());
        assertThat(run.redact(answer).outcome().quoteKeys()).containsExactly(first.selfKey());
        assertThat(run.redact(answer).outcome().sameAs()).isNotEqualTo(first.sameAs());
    }

    @Test
    void leavesOutServiceLinesToldFromTheExportersSide() {
        CleanRecord record = NEWSROOM.passed(
                mail().kind(Kind.SYSTEM).body("You added Jürgen Müller").make());
        assertThat(record.segments()).isEmpty();
    }

    @Test
    void prefersTheEditorsRuleWhereRulesOverlap() {
        CleanRecord record =
                rules("""
                        - {detector: email, operator: replace}
                        - name: firm
                          terms: [Acme]
                          entity: FIRM
                          operator: replace
                        """).passed(mail().body("sales.dept@acme.example of ACME").make());
        assertThat(body(record))
                .doesNotContainIgnoringCase("acme")
                .contains("[FIRM]")
                .doesNotContain("sales");
    }
}
