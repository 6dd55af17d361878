package org.leakproof.publish.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.leakproof.publish.ReleaseRehearsal.column;
import static org.leakproof.publish.ReleaseRehearsal.content;
import static org.leakproof.publish.ReleaseRehearsal.options;
import static org.leakproof.publish.ReleaseRehearsal.release;
import static org.leakproof.publish.ReleaseRehearsal.rows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.publish.MadeUpOutcome;
import org.leakproof.publish.MadeUpRun;
import org.leakproof.publish.Scenario;
import org.leakproof.publish.bag.Status;
import org.leakproof.publish.bag.TagFiles;
import org.leakproof.publish.disk.Disk;
import org.leakproof.publish.release.ReleaseResult.Outcome;
import org.leakproof.publish.verify.ReleaseVerifier;

class ReleaseWriterTest {
    @TempDir
    Path temp;

    private Path out;
    private Path work;

    @BeforeEach
    void name() {
        out = temp.resolve("release");
        work = temp.resolve("work");
    }

    private static String id(int archive, int entry, long offset) {
        return MadeUpOutcome.at(archive, entry, offset).publicId().value();
    }

    @Test
    void sortsMessagesByConversationThenTimeAndNumbersThem() throws IOException {
        release(Scenario.run(), work, out);
        List<CSVRecord> messages = rows(out.resolve("data/messages.csv"));
        assertThat(messages)
                .extracting(row -> row.get("conversation_id") + " " + row.get("seq") + " " + row.get("cite_id"))
                .containsExactly(
                        "C-alt 1 " + id(1, 0, 900),
                        "C-kai 1 " + id(1, 0, 0),
                        "C-kai 2 " + id(1, 1, 0),
                        "C-kai 3 " + id(1, 0, 500),
                        "C-kai 4 " + id(2, 0, 70),
                        "C-kai 5 " + id(1, 2, 1));
    }

    @Test
    void saysOfEachMessageWhatThePolicyLetsLeave() throws IOException {
        release(Scenario.run(), work, out);
        CSVRecord first = rows(out.resolve("data/messages.csv")).get(1);
        assertThat(first.get("subject")).isEqualTo("'=Hafen");
        assertThat(first.get("text")).isEqualTo("Grüße von [NAME], \"Kai\"\r\n-- ");
        assertThat(first.get("sent_utc")).isEqualTo("2014-03-01T00:01:00Z");
        assertThat(first.get("sent_date")).isEqualTo("2014-03-01");
        assertThat(first.get("from_id")).isEqualTo("P-1");
        assertThat(first.get("to_labels")).isEqualTo("Person 2");
        assertThat(first.get("cc_labels")).isEqualTo("Person; 3");
        assertThat(first.get("n_redactions")).isEqualTo("1");
        CSVRecord undated = rows(out.resolve("data/messages.csv")).get(0);
        assertThat(undated.get("sent_utc")).isEmpty();
        assertThat(undated.get("zone_basis")).isEqualTo("UNKNOWN");
    }

    @Test
    void putsTextsBeyondTheCellLimitIntoFiles() throws IOException {
        release(Scenario.run(), work, out);
        CSVRecord message = rows(out.resolve("data/messages.csv")).get(0);
        assertThat(message.get("text")).isEmpty();
        assertThat(out.resolve("data").resolve(message.get("text_file"))).hasContent(Scenario.LONG_TEXT);
        CSVRecord attachment = rows(out.resolve("data/attachments.csv")).get(0);
        assertThat(attachment.get("text")).isEmpty();
        assertThat(attachment.get("text_file")).isEqualTo("texts/" + id(1, 0, 900) + "-0.txt");
        assertThat(out.resolve("data").resolve(attachment.get("text_file"))).hasContent(Scenario.LONG_TEXT);
    }

    @Test
    void givesOffsetsOfRedactionsInTheJoinedTextTwice() throws IOException {
        release(Scenario.run(), work, out);
        List<CSVRecord> redactions = rows(out.resolve("data/redactions.csv"));
        assertThat(redactions)
                .extracting(row -> row.get("redaction_id") + " " + row.get("place") + " " + row.get("start_utf16") + "-"
                        + row.get("end_utf16") + " " + row.get("start_codepoint") + "-" + row.get("end_codepoint"))
                .containsExactly("R-1 text 10-16 10-16", "R-2 text 14-17 13-16");
        CSVRecord quoting = rows(out.resolve("data/messages.csv")).get(3);
        assertThat(quoting.get("text").substring(14, 17)).isEqualTo("[X]");
    }

    @Test
    void linksRepliesAndQuotesToPublishedMessagesAndToTheCopyThatStandsForOthers() throws IOException {
        release(Scenario.run(), work, out);
        List<CSVRecord> messages = rows(out.resolve("data/messages.csv"));
        assertThat(messages.get(3).get("reply_to")).isEqualTo(id(1, 0, 0));
        assertThat(messages.get(4).get("reply_to")).isEqualTo(id(1, 1, 0));
        assertThat(messages.get(5).get("reply_to")).as("answers a withheld one").isEmpty();
        assertThat(column(out, "segments", "quoted_cite_id")).contains(id(1, 0, 0));
    }

    @Test
    void countsParticipantsAndConversations() throws IOException {
        release(Scenario.run(), work, out);
        assertThat(rows(out.resolve("data/participants.csv")))
                .extracting(row -> String.join(" ", row.toList()))
                .containsExactly("P-1 Person 1 1 1", "P-2 Person 2 2 1", "P-3 Person; 3 1 0");
        assertThat(rows(out.resolve("data/conversations.csv")))
                .extracting(row -> String.join(" ", row.toList()))
                .containsExactly("C-alt  1  ", "C-kai Der Kai 5 2014-03-01 2014-03-01");
    }

    @Test
    void namesEveryMessageInTheLedgerAndAddsUp() throws IOException {
        ReleaseResult result = release(Scenario.run(), work, out);
        assertThat(column(out, "ledger", "cite_id")).hasSize(12).isSorted();
        assertThat(rows(out.resolve("data/totals.csv")))
                .extracting(row -> String.join(" ", row.toList()))
                .containsExactly("entries 6 5 1 0 0", "messages 12 6 4 1 1", "attachments 4 1 3 0 0");
        assertThat(result.books().balanced()).isTrue();
    }

    @Test
    void comparesWhatSourcesSayOfThemselvesInside() throws IOException {
        MadeUpRun run = Scenario.run()
                .addPart(2, 0, 0, "Entwürfe", 7, 3, 1)
                .addPart(1, 1, 1, "Почта/Архив", 2, 2, 0)
                .addPart(1, 1, 0, "Почта", 9, 8, 0)
                .addPart(1, 1, 0, "Почта", 9, 9, 0);
        release(run, work, out);
        assertThat(rows(temp.resolve("release.inside/counts.csv")))
                .extracting(row -> row.get("name") + " " + row.get("declared") + " " + row.get("found") + " "
                        + row.get("held") + " " + row.get("missing"))
                .containsExactly("Почта 9 9 0 0", "Почта/Архив 2 2 0 0", "Entwürfe 7 3 1 4");
    }

    @Test
    void keepsReasonsPlacesAndCopiesInside() throws IOException {
        release(Scenario.run(), work, out);
        Path inside = temp.resolve("release.inside");
        assertThat(rows(inside.resolve("held.csv")))
                .extracting(row -> row.get("item") + " " + row.get("stage") + " " + row.get("reason"))
                .containsExactlyInAnyOrder(
                        "message REDACT RUN_GATE",
                        "message INGEST DAMAGED",
                        "message PUBLISH ID_CLASH",
                        "message PUBLISH ID_CLASH",
                        "attachment  ENCRYPTED",
                        "attachment INGEST DAMAGED",
                        "attachment  TIMEOUT",
                        "entry INGEST UNSUPPORTED");
        assertThat(rows(inside.resolve("held.csv")))
                .filteredOn(row -> row.get("item").equals("entry"))
                .extracting(row -> row.get("name"))
                .containsExactly("Papiere/Müller-7.bin");
        assertThat(rows(inside.resolve("map.csv"))).hasSize(12).anySatisfy(row -> {
            assertThat(row.get("cite_id")).isEqualTo(id(2, 0, 70));
            assertThat(row.get("source")).isEqualTo("src2-0");
            assertThat(row.get("offset")).isEqualTo("70");
        });
        assertThat(rows(inside.resolve("duplicates.csv"))).singleElement().satisfies(row -> {
            assertThat(row.get("cite_id")).isEqualTo(id(2, 0, 0));
            assertThat(row.get("kept_cite_id")).isEqualTo(id(1, 1, 0));
        });
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(inside)))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(inside)) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void listsDecisionsThatChangedNothing() throws IOException {
        MadeUpRun run = Scenario.run();
        InsideNotes notes = new InsideNotes(Set.of(id(1, 0, 0), id(2, 0, 0), "6PQRS-TVWXY-Z0123"));
        release(run, run.facts(), work, options(out), 1, new Disk(), notes);
        assertThat(temp.resolve("release.inside").resolve(InsideNotes.FILE))
                .hasContent("6PQRS-TVWXY-Z0123: no message of this run has this cite_id\n" + id(2, 0, 0)
                        + ": a duplicate, which does not leave; what leaves is " + id(1, 1, 0) + "\n");
    }

    @Test
    void letsNothingFromInsideIntoTheRelease() throws IOException {
        release(Scenario.run(), work, out);
        String everything = String.join("\n", content(out).values());
        for (String secret : List.of(
                MadeUpRun.archive(1).value(),
                MadeUpOutcome.at(1, 0, 0).id().value(),
                "src1-0",
                "/somewhere",
                "mbox",
                "ENCRYPTED",
                "RUN_GATE",
                "policyhash",
                "keyid",
                temp.toString(),
                "geht erst durch")) {
            assertThat(everything).doesNotContain(secret);
        }
    }

    @Test
    void sha256sumAcceptsTheManifests() throws IOException, InterruptedException {
        release(Scenario.run(), work, out);
        for (String manifest : List.of(TagFiles.MANIFEST, TagFiles.TAG_MANIFEST)) {
            Process sum = new ProcessBuilder("sha256sum", "-c", "--strict", manifest)
                    .directory(out.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(sum.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(sum.waitFor()).as(said).isZero();
        }
    }

    @Test
    void isSoundToTheVerifier() throws IOException {
        release(Scenario.run(), work, out);
        assertThat(ReleaseVerifier.verify(out).findings()).isEmpty();
        assertThat(ReleaseVerifier.verify(out).status()).contains(Status.DRAFT);
    }

    @Test
    void givesTheSameBytesInWhateverOrderOutcomesArrive() throws IOException {
        release(Scenario.run(), work, out);
        Map<String, String> first = content(out);
        Map<String, String> firstInside = content(temp.resolve("release.inside"));
        for (int seed = 2; seed < 12; seed++) {
            Path other = temp.resolve("elsewhere" + seed + "/r");
            MadeUpRun run = Scenario.run();
            release(run, run.facts(), temp.resolve("w" + seed), options(other), seed, new Disk());
            assertThat(content(other)).as("seed %d", seed).isEqualTo(first);
            assertThat(content(other.resolveSibling("r.inside")))
                    .as("seed %d", seed)
                    .isEqualTo(firstInside);
        }
    }

    @Test
    void givesEveryFileTheSameTime() throws IOException {
        release(Scenario.run(), work, out);
        try (Stream<Path> all = Files.walk(out)) {
            assertThat(all)
                    .allSatisfy(
                            path -> assertThat(Files.getLastModifiedTime(path)).hasToString("2000-01-01T00:00:00Z"));
        }
    }

    @Test
    void leavesNothingButTheTwoFoldersAndTheSpool() throws IOException {
        release(Scenario.run(), work, out);
        try (Stream<Path> list = Files.list(temp)) {
            assertThat(list.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("release", "release.inside", "work");
        }
    }

    @Test
    void changesNothingTheSecondTime() throws IOException {
        ReleaseResult first = release(Scenario.run(), work, out);
        Map<String, String> before = content(out);
        ReleaseResult second = release(Scenario.run(), work, out);
        assertThat(first.outcome()).isEqualTo(Outcome.WRITTEN);
        assertThat(second.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(second.manifestSha256()).isEqualTo(first.manifestSha256());
        assertThat(second.books()).isEqualTo(first.books());
        assertThat(content(out)).isEqualTo(before);
    }

    @Test
    void findsItsReleaseAlsoWithAnEmptyWorkFolder() throws IOException {
        release(Scenario.run(), work, out);
        assertThat(release(Scenario.run(), temp.resolve("fresh"), out).outcome())
                .isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void writesIntoAnEmptyFolder() throws IOException {
        Files.createDirectories(out);
        assertThat(release(Scenario.run(), work, out).outcome()).isEqualTo(Outcome.WRITTEN);
    }

    @Test
    void refusesAFolderThatHoldsSomethingElseAndTouchesNothing() throws IOException {
        Files.createDirectories(out);
        Files.writeString(out.resolve("mine.txt"), "mine");
        assertThatThrownBy(() -> release(Scenario.run(), work, out))
                .isInstanceOf(OperatorMistake.class)
                .hasMessageContaining("is no release");
        assertThat(content(out)).containsExactly(Map.entry("mine.txt", "mine"));
        assertThat(temp.resolve("release.inside")).doesNotExist();
    }

    @Test
    void refusesAFolderThatHoldsAnotherRelease() throws IOException {
        release(new MadeUpRun(1).add(MadeUpOutcome.at(1, 0, 0)), temp.resolve("w2"), out);
        Map<String, String> before = content(out);
        assertThatThrownBy(() -> release(Scenario.run(), work, out))
                .isInstanceOf(OperatorMistake.class)
                .hasMessageContaining("another release");
        assertThat(content(out)).isEqualTo(before);
        try (Stream<Path> list = Files.list(temp)) {
            assertThat(list).noneMatch(path -> path.toString().contains("leakproof-part"));
        }
    }

    @Test
    void refusesAnInsideFolderOfAnotherRun() throws IOException {
        Path inside = Files.createDirectories(temp.resolve("release.inside"));
        Files.writeString(inside.resolve("run.json"), "{\"run\":\"00000000000000aa\"}");
        assertThatThrownBy(() -> release(Scenario.run(), work, out))
                .isInstanceOf(OperatorMistake.class)
                .hasMessageContaining("00000000000000aa");
        assertThat(out).doesNotExist();
    }

    @Test
    void saysWhenAFinishedReleaseWasChanged() throws IOException {
        release(Scenario.run(), work, out);
        Files.writeString(out.resolve("data/ledger.csv"), "x");
        assertThatThrownBy(() -> release(Scenario.run(), work, out))
                .isInstanceOf(OperatorMistake.class)
                .hasMessageContaining("was changed");
    }

    @Test
    void stampsAndLocksAReleaseOfARunThatRedactsNothing() throws IOException {
        release(Scenario.run(false), work, out);
        assertThat(TagFiles.status(out)).contains(Status.INSIDE);
        assertThat(out.resolve("report.html")).content().contains("<b>INSIDE</b>");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
                .isEqualTo("rwx------");
    }

    @Test
    void writesAReleaseWithoutMessages() throws IOException {
        MadeUpRun run = new MadeUpRun(2).addHeldEntry(1, 0, org.leakproof.contract.record.HeldReason.UNSUPPORTED);
        assertThat(release(run, work, out).outcome()).isEqualTo(Outcome.WRITTEN);
        assertThat(ReleaseVerifier.verify(out).findings()).isEmpty();
    }

    @Test
    void reportHasNoScriptsAndNoReferencesAndEscapesWhatItShows() throws IOException {
        release(Scenario.run(), work, out);
        assertThat(out.resolve("report.html"))
                .content()
                .doesNotContain("<script", "href", "src=", "url(", "Hafen <b>")
                .contains("Hafen &lt;b&gt;&amp; &quot;Kai&quot;", "<b>DRAFT</b>");
    }
}
