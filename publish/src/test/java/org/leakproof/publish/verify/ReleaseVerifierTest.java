package org.leakproof.publish.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.publish.MadeUpOutcome;
import org.leakproof.publish.MadeUpRun;
import org.leakproof.publish.ReleaseRehearsal;
import org.leakproof.publish.Scenario;
import org.leakproof.publish.bag.BagCheck;
import org.leakproof.publish.bag.Status;
import org.leakproof.publish.bag.TagFiles;
import org.leakproof.publish.disk.Disk;
import org.leakproof.publish.disk.Disk.Access;
import org.leakproof.publish.release.ReleaseOptions;
import org.leakproof.publish.sink.SinkOptions;

class ReleaseVerifierTest {
    @TempDir
    Path temp;

    private Path release;

    @BeforeEach
    void make() throws IOException {
        release = temp.resolve("release");
        ReleaseRehearsal.release(Scenario.run(), temp.resolve("work"), release);
    }

    private List<String> findings() {
        return ReleaseVerifier.verify(release).findings().stream()
                .map(Finding::toString)
                .toList();
    }

    private void edit(String file, UnaryOperator<String> change) throws IOException {
        Path path = release.resolve(file);
        String before = Files.readString(path);
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(path, after);
    }

    /** What a forger does who knows how manifests work. */
    private void seal() throws IOException {
        StringBuilder manifest = new StringBuilder();
        try (Stream<Path> files = Files.walk(release.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                manifest.append(Disk.sha256(file))
                        .append("  ")
                        .append(release.relativize(file))
                        .append('\n');
            }
        }
        Files.writeString(release.resolve(TagFiles.MANIFEST), manifest);
        edit(TagFiles.INFO, text -> text.replaceAll("Payload-Oxum: .*", "Payload-Oxum: x"));
        String oxum = BagCheck.oxum(release);
        edit(TagFiles.INFO, text -> text.replace("Payload-Oxum: x", "Payload-Oxum: " + oxum));
        TagFiles.seal(release, Access.USUAL, LocalDate.of(2000, 1, 1), new Disk());
    }

    @Test
    void findsNothingWrongWithARelease() {
        Verification verification = ReleaseVerifier.verify(release);
        assertThat(verification.findings()).isEmpty();
        assertThat(verification.status()).contains(Status.DRAFT);
        assertThat(verification.messages()).isEqualTo(6);
    }

    @Test
    void findsNothingWrongWithASplitReleaseWithByteOrderMarks() throws IOException {
        release = temp.resolve("split");
        ReleaseOptions usual = ReleaseRehearsal.options(release);
        MadeUpRun run = Scenario.run();
        ReleaseRehearsal.release(
                run,
                run.facts(),
                temp.resolve("w2"),
                new ReleaseOptions(
                        release,
                        usual.title(),
                        usual.date(),
                        usual.tags(),
                        usual.sinks(),
                        new SinkOptions(3, true),
                        usual.cellLimit(),
                        usual.memory()),
                1,
                new Disk());
        assertThat(release.resolve("data/messages-0003.csv")).exists();
        assertThat(findings()).isEmpty();
    }

    @Test
    void findsAChangedFile() throws IOException {
        edit("data/messages.csv", text -> text.replace("zweimal", "dreimal"));
        assertThat(findings()).containsExactly("payload: data/messages.csv: changed");
    }

    @Test
    void findsAMissingFile() throws IOException {
        Files.delete(release.resolve("data/ledger.csv"));
        assertThat(findings()).contains("payload: data/ledger.csv: missing");
    }

    @Test
    void findsAnAddedFile() throws IOException {
        Files.writeString(release.resolve("data/more.txt"), "x");
        assertThat(findings()).anyMatch(line -> line.contains("not in the manifest"));
        Files.delete(release.resolve("data/more.txt"));
        Files.writeString(release.resolve("more.txt"), "x");
        assertThat(findings()).anyMatch(line -> line.contains("no manifest covers"));
    }

    @Test
    void neverFollowsAManifestOrALinkOutOfTheFolder() throws IOException {
        Files.writeString(temp.resolve("secret"), "x");
        edit(TagFiles.MANIFEST, text -> text + "0".repeat(64) + "  data/../../secret\n");
        assertThat(findings()).anyMatch(line -> line.contains("not a hash and a path"));
        Path ledger = release.resolve("data/ledger.csv");
        Files.delete(ledger);
        Files.createSymbolicLink(ledger, temp.resolve("secret"));
        assertThat(findings()).contains("payload: data/ledger.csv: missing");
    }

    @Test
    void findsAStampThatWasChangedByHand() throws IOException {
        edit(TagFiles.INFO, text -> text.replace("DRAFT", "APPROVED"));
        assertThat(findings()).contains("tag files: bag-info.txt: changed");
        edit(TagFiles.INFO, text -> text.replace("APPROVED", "FINAL"));
        assertThat(findings()).anyMatch(line -> line.contains("Leakproof-Status"));
    }

    @Test
    void findsAMessageThatTheLedgerDoesNotHave() throws IOException {
        edit("data/ledger.csv", text -> text.replaceFirst("published", "withheld"));
        seal();
        assertThat(findings())
                .anyMatch(line -> line.contains("times published in the ledger"))
                .anyMatch(line -> line.startsWith("data/totals.csv"));
    }

    @Test
    void findsTotalsThatDoNotAddUp() throws IOException {
        edit("data/totals.csv", text -> text.replace("messages,12", "messages,13"));
        seal();
        assertThat(findings()).containsExactly("data/totals.csv:3: found is not the sum of what became of it");
    }

    @Test
    void findsARemovedRow() throws IOException {
        edit("data/redactions.csv", text -> text.substring(0, text.indexOf("R-2")));
        seal();
        assertThat(findings())
                .contains("data/redactions.csv: 1 rows, but datapackage.json says 2")
                .anyMatch(line -> line.contains("column n_redactions: expected 0"));
    }

    @Test
    void findsCellsThatDoNotFitTheirColumns() throws IOException {
        edit(
                "data/messages.csv",
                text -> text.replaceFirst("EMAIL", "LETTER").replaceFirst("2014-03-01T00:01:00Z", "noon"));
        seal();
        assertThat(findings())
                .anyMatch(line -> line.contains("column kind: not one of"))
                .anyMatch(line -> line.contains("column sent_utc: not of type INSTANT"));
    }

    @Test
    void findsAFormulaInACell() throws IOException {
        edit("data/messages.csv", text -> text.replace("'=Hafen", "=Hafen"));
        seal();
        assertThat(findings()).singleElement().asString().contains("formula");
    }

    @Test
    void findsAnAnswerToAMessageThatIsNotThere() throws IOException {
        String other = MadeUpOutcome.at(9, 9, 9).publicId().value();
        String answered = MadeUpOutcome.at(1, 1, 0).publicId().value();
        edit("data/messages.csv", text -> text.replace("EXPLICIT," + answered, "EXPLICIT," + other));
        seal();
        assertThat(findings())
                .containsExactly("data/messages: " + other + ": answered or quoted, but not in the release");
    }

    @Test
    void findsTablesThatAreNotCsvOrNotUtf8() throws IOException {
        edit("data/ledger.csv", text -> text + "\"");
        seal();
        assertThat(findings()).anyMatch(line -> line.startsWith("data/ledger.csv") && line.contains("not CSV"));
        Files.write(
                release.resolve("data/ledger.csv"),
                "cite_id,outcome\r\n\u00ff,\u00ff\r\n".getBytes(StandardCharsets.ISO_8859_1));
        seal();
        assertThat(findings()).anyMatch(line -> line.startsWith("data/ledger.csv") && line.contains("not CSV"));
    }

    @Test
    void saysWhenThereIsNoRelease() {
        assertThatThrownBy(() -> ReleaseVerifier.verify(temp.resolve("nowhere")))
                .isInstanceOf(OperatorMistake.class);
        assertThat(ReleaseVerifier.verify(temp).findings()).isNotEmpty();
    }
}
