package org.leakproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.record.Hashes;

/** What others have counted and read in real exports stands in the release, after one run over all of them that redacts
 *  nothing. The exports lie beside the repository; without them this is skipped. */
final class SampleTruthsTest {
    @TempDir
    static Path folder;

    private static Path samples;
    private static Ended run;
    private static List<CSVRecord> map;
    private static final Map<String, CSVRecord> MESSAGES = new HashMap<>();
    private static List<CSVRecord> attachments;
    private static List<CSVRecord> held;

    @BeforeAll
    static void runOverAllSamples() throws IOException {
        Optional<Path> found = Stream.iterate(Repository.root(), at -> at != null, Path::getParent)
                .map(at -> at.resolve("shared/samples"))
                .filter(Files::isDirectory)
                .findFirst();
        assumeTrue(found.isPresent(), "no folder shared/samples beside the repository");
        samples = found.get();
        Path slack = Files.writeString(folder.resolve("slack.yaml"), """
                mapping: slack-day
                files: ["????-??-??.json"]
                kind: groupMessage
                json: {}
                time:
                  field: ts
                  format: epochSeconds
                fields:
                  from: user
                  text: text
                """);
        Path telegram = Files.writeString(folder.resolve("telegram.yaml"), """
                mapping: telegram
                kind: groupMessage
                json:
                  records: chats.list.messages
                time:
                  field: date
                fields:
                  id: id
                  from: from_id
                  fromName: from
                  text: text
                """);
        Path release = folder.resolve("release");

        run = Ended.leakproof(
                "run",
                samples.resolve("mail").toString(),
                samples.resolve("slack/testarchive.zip").toString(),
                samples.resolve("telegram").toString(),
                "--mapping",
                slack.toString(),
                "--mapping",
                telegram.toString(),
                "--policy",
                "inside",
                "--out",
                release.toString(),
                "--work",
                folder.resolve("work").toString(),
                "--attachment-text",
                "no");

        map = ReleaseTable.rows(folder.resolve("release.inside/map.csv"));
        held = ReleaseTable.rows(folder.resolve("release.inside/held.csv"));
        ReleaseTable.rows(release, "messages.csv").forEach(row -> MESSAGES.put(row.get("cite_id"), row));
        attachments = ReleaseTable.rows(release, "attachments.csv");
    }

    /** The map's rows of what a file holds, in the file's order. */
    private static List<CSVRecord> found(String file) throws IOException {
        String sha256 = HexFormat.of().formatHex(Hashes.sha256().digest(Files.readAllBytes(samples.resolve(file))));
        return map.stream()
                .filter(row -> row.get("source").startsWith(sha256 + "/"))
                .sorted(Comparator.comparing(row -> Long.parseLong(row.get("offset"))))
                .toList();
    }

    /** The published messages of a file, in its order. */
    private static List<CSVRecord> messages(String file) throws IOException {
        return found(file).stream()
                .filter(row -> row.get("outcome").equals("published"))
                .map(row -> MESSAGES.get(row.get("cite_id")))
                .toList();
    }

    private static CSVRecord message(String file) throws IOException {
        List<CSVRecord> messages = messages(file);
        assertThat(messages).as(file).hasSize(1);
        return messages.get(0);
    }

    private static List<String> attachmentNames(CSVRecord message) {
        return attachments.stream()
                .filter(row -> row.get("cite_id").equals(message.get("cite_id")))
                .map(row -> row.get("name"))
                .toList();
    }

    @Test
    void balancesAndHoldsWhatCannotBeRead() {
        run.with(ExitCode.HELD);
        assertThat(run.out()).contains("The books balance");
        assertThat(held)
                .extracting(row -> row.get("reason"))
                .containsOnly("UNSUPPORTED", "DAMAGED")
                .hasSizeLessThan(40);
    }

    @Test
    void everyMailGoesThrough() throws IOException {
        List<String> without = new ArrayList<>();
        try (Stream<Path> files = Files.walk(samples.resolve("mail"))) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)
                    .filter(path -> path.toString().matches(".*(\\.(msg|eml|mbox|box)|/mbox\\.rlug[^/]*)"))::iterator) {
                String name = samples.relativize(file).toString();
                if (found(name).isEmpty() && Files.size(file) > 0) {
                    without.add(name);
                }
            }
        }
        assertThat(without).isEmpty();
    }

    @Test
    void rlugHoldsFiveMessagesOfWhichTheFilesBesideItAreCopies() throws IOException {
        assertThat(messages("mail/mbox/mbox.rlug"))
                .extracting(row -> row.get("from_label"), row -> row.get("sent_utc"), row -> row.get("subject"))
                .containsExactly(
                        tuple(
                                "mmihai <mmihai@netcompsj.ro>",
                                "2003-02-07T16:35:25Z",
                                "Din windows ma pot, din LINUX NU ma pot conecta (la ZAPP)"),
                        tuple("lonely wolf <wolfy@pcnet.ro>", "2003-02-07T17:21:04Z", "Re: RH 8.0 boot floppy"),
                        tuple(
                                "Adrian Rapa <adrian@dtedu.net>",
                                "2003-02-07T17:36:01Z",
                                "Qmail mysql virtualusers +ssl + smtp auth +pop3"),
                        tuple(
                                "teo.55@home.ro",
                                "2003-02-07T23:41:31Z",
                                "Re: Din windows ma pot, din LINUX NU ma pot conecta (la ZAPP)"),
                        tuple("Dragosh M. <dragosh@lsd.ro>", "2003-02-07T23:58:32Z", "LSTP problem - solved"));
        for (int i = 0; i < 5; i++) {
            assertThat(found("mail/mbox/mbox.rlug-" + i))
                    .extracting(row -> row.get("outcome"))
                    .containsExactly("duplicate");
        }
    }

    @Test
    void mailboxesHoldAsManyMessagesAsWereCounted() throws IOException {
        assertThat(messages("mail/tika/complex.mbox")).hasSize(3);
        assertThat(messages("mail/tika/simple.mbox")).hasSize(2);
    }

    @Test
    void sendersAndDatesAreThoseThatAreKnown() throws IOException {
        assertThat(message("mail/tika/testRFC822_i18nheaders").get("from_label"))
                .isEqualTo("Keld Jørn Simonsen <keld@dkuug.dk>");
        assertThat(message("mail/tika/testRFC822_date_utf8").get("sent_utc")).isEqualTo("2016-05-16T08:30:32Z");
    }

    @Test
    void attachmentsHaveTheirNames() throws IOException {
        assertThat(attachmentNames(message("mail/tika/testGroupWiseEml.eml")))
                .containsExactly("test.eml", "Neues Textdokument.txt");
        for (String encoding : List.of("UTF8", "Latin1")) {
            String file = "mail/mime4j/mimetools-testmsgs/attachment-filename-encoding-" + encoding + ".msg";
            assertThat(attachmentNames(message(file))).as(encoding).containsExactly("attachment.äöü");
        }
    }

    @Test
    void slackDaysHoldAsManyMessagesAsWereCounted() {
        List<CSVRecord> slack = map.stream()
                .filter(row -> row.get("reader").equals("mapping-slack-day"))
                .toList();
        assertThat(slack).hasSize(102 + 56).allMatch(row -> row.get("outcome").equals("published"));
    }

    @Test
    void telegramExportsHoldAsManyEntriesAsWereCounted() throws IOException {
        Map<String, Integer> counted =
                Map.of("2021-06_supergroup", 4, "2023-01", 6, "2023-08", 2, "2024-01", 2, "2021-05", 3);
        for (Map.Entry<String, Integer> each : counted.entrySet()) {
            assertThat(messages("telegram/telegram_" + each.getKey() + "/result.json"))
                    .as(each.getKey())
                    .hasSize(each.getValue());
        }
        CSVRecord group =
                messages("telegram/telegram_2021-06_supergroup/result.json").get(1);
        assertThat(group.get("text")).isEqualTo("Message text with emoji 🙂");
        assertThat(group.get("zone_basis")).isEqualTo("UNKNOWN");
        assertThat(group.get("sent_date")).isEqualTo("2020-12-22");
    }
}
