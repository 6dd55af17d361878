package org.leakproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job on the examples, with a real broker, as the README shows it. */
final class RunCommandTest {
    /** What stands in the examples and must stand nowhere in a release. */
    private static final List<String> SECRETS = List.of(
            "Lindqvist",
            "Okafor",
            "Сомов",
            "李雷",
            "mara.private",
            "ines@shipping",
            "8 505 10",
            "23125 042",
            "4111 1111",
            "0532 0130",
            "WEST 1234",
            "123-45-67",
            "6552 9988",
            "912 345 678",
            "198.51.100.23",
            "s3cret-pass",
            "1B71Vpxa",
            "auditor",
            "harbour.mbox",
            "tomas.okafor");

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int leakproof(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Leakproof.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    private int run(String archive, String policy, String release, String... more) {
        return leakproof(Stream.concat(
                        Stream.of(
                                "run",
                                archive,
                                "--policy",
                                policy,
                                "--out",
                                folder.resolve(release).toString(),
                                "--work",
                                folder.resolve("work").toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private List<CSVRecord> table(String release, String name) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser rows = CSVParser.parse(
                folder.resolve(release).resolve("data").resolve(name), StandardCharsets.UTF_8, format)) {
            return rows.getRecords();
        }
    }

    @Test
    void makesAReleaseOnceAndTheSameBytesAgain() throws IOException {
        String mailbox = Repository.example("harbour.mbox").toString();
        String policy = Repository.example("newsroom.yaml").toString();

        assertThat(run(mailbox, policy, "release")).as(err::toString).isEqualTo(0);

        assertThat(out.toString()).contains("DRAFT").contains("The books balance");
        assertThat(table("release", "messages.csv")).hasSize(7);
        assertThat(table("release", "attachments.csv"))
                .hasSize(3)
                .allMatch(row -> row.get("status").equals("TEXT"));
        assertThat(table("release", "ledger.csv")).hasSize(8);
        assertNoneOf(SECRETS, folder.resolve("release"));
        assertNoneOf(SECRETS, folder.resolve("work/leakproof.log"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("release.inside"))))
                .isEqualTo("rwx------");

        Map<String, String> first = Folder.hashes(folder.resolve("release"));
        assertThat(run(mailbox, policy, "release")).isEqualTo(0);
        assertThat(out.toString()).contains("Nothing changed");
        assertThat(Folder.hashes(folder.resolve("release"))).isEqualTo(first);

        assertThat(run(mailbox, policy, "again")).isEqualTo(0);
        assertThat(Folder.hashes(folder.resolve("again"))).isEqualTo(first);

        assertThat(leakproof("verify", folder.resolve("again").toString()))
                .as(out::toString)
                .isEqualTo(0);
        String cited = table("release", "messages.csv").get(0).get("cite_id");
        String run = approvedRun();
        assertThat(leakproof("forget", run, "--work", folder.resolve("work").toString()))
                .isEqualTo(0);
        assertThat(folder.resolve("work/kafka")).doesNotExist();
        assertThat(folder.resolve("again.inside")).doesNotExist();
        assertThat(cited).startsWith("LP");
    }

    private String approvedRun() {
        String work = folder.resolve("work").toString();
        assertThat(leakproof("approve", folder.resolve("again").toString(), "--work", work))
                .as(err::toString)
                .isEqualTo(0);
        assertThat(out.toString()).contains("7 records are on the topic");
        assertThat(leakproof("status", "--work", work)).isEqualTo(0);
        assertThat(out.toString()).contains("approved");
        return out.toString()
                .lines()
                .filter(line -> line.startsWith("run "))
                .findFirst()
                .orElseThrow()
                .substring(4, 20);
    }

    @Test
    void readsWhatMappingsDescribeAndKeepsItInside() throws IOException {
        int code = leakproof(
                "run",
                Repository.example("crew-chat.json").toString(),
                Repository.example("dock.log").toString(),
                "--mapping",
                Repository.example("crew-chat.yaml").toString(),
                "--mapping",
                Repository.example("dock.yaml").toString(),
                "--assume-zone",
                "Europe/Stockholm",
                "--policy",
                "inside",
                "--out",
                folder.resolve("release").toString(),
                "--work",
                folder.resolve("work").toString());

        assertThat(code).as(err::toString).isEqualTo(0);
        List<CSVRecord> messages = table("release", "messages.csv");
        assertThat(messages).hasSize(6);
        assertThat(messages)
                .extracting(row -> row.get("text"))
                .contains("好的\nwho has the key?\nmy number is +86 10 6552 9988", "ok 👍\nзавтра в семь");
        assertThat(messages).extracting(row -> row.get("zone_basis")).contains("STATED", "ASSUMED");
        assertThat(leakproof(
                        "approve",
                        folder.resolve("release").toString(),
                        "--work",
                        folder.resolve("work").toString()))
                .isEqualTo(2);
    }

    @Test
    void namesEveryMistakeInOneLine() throws IOException {
        String mailbox = Repository.example("harbour.mbox").toString();
        Path bad = Files.writeString(folder.resolve("bad.yaml"), "name: bad\nrulez: []\n");

        assertMistake(run(folder.resolve("missing.mbox").toString(), "newsroom", "release"), "does not exist");
        assertMistake(run(mailbox, bad.toString(), "release"), "bad.yaml:2:1: unknown key \"rulez\"");
        assertMistake(run(mailbox, "nosuch.yaml", "release"), "nosuch.yaml");
        assertMistake(leakproof("run", mailbox), "Missing required option");
        assertMistake(leakproof("rnu"), "rnu");
        assertMistake(leakproof("open", "LP123", folder.toString()), "no cite_id");
        Files.createDirectory(folder.resolve("foreign"));
        Files.writeString(folder.resolve("foreign/notes.txt"), "mine");
        assertMistake(run(mailbox, "newsroom", "foreign"), "nothing was touched");
        assertThat(folder.resolve("foreign/notes.txt")).hasContent("mine");
        assertThat(folder.resolve("release")).doesNotExist();
    }

    @Test
    void refusesAWorkFolderInWhichAnotherIsAtWork() throws IOException {
        try (WorkFolder held = WorkFolder.open(folder.resolve("work"))) {
            assertMistake(
                    run(Repository.example("harbour.mbox").toString(), "newsroom", "release"),
                    "another leakproof is at work");
            assertThat(held.root()).isDirectory();
        }
    }

    @Test
    void balancesAnArchiveWithoutMessages() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.mbox"));

        assertThat(run(empty.toString(), "newsroom", "release"))
                .as(err::toString)
                .isEqualTo(0);
        assertThat(table("release", "messages.csv")).isEmpty();
    }

    @Test
    void listsWhatNoReaderKnowsAsHeld() throws IOException {
        Path archive = Files.createDirectory(folder.resolve("dump"));
        Files.write(archive.resolve("blob.xyz"), new byte[] {0, 1, 2, 3, (byte) 0xfe, 9, 9});
        Files.copy(Repository.example("harbour.mbox"), archive.resolve("post.mbox"));

        assertThat(run(archive.toString(), "newsroom", "release", "--attachment-text", "no"))
                .as(err::toString)
                .isEqualTo(5);
        assertThat(out.toString()).contains("1 entry, UNSUPPORTED");
    }

    private void assertMistake(int code, String expected) {
        assertThat(code).as(err::toString).isEqualTo(2);
        assertThat(err.toString()).startsWith("leakproof: ").contains(expected);
        assertThat(err.toString().strip().lines()).hasSize(1);
    }

    private static void assertNoneOf(List<String> secrets, Path place) throws IOException {
        try (Stream<Path> walk = Files.walk(place)) {
            for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
                assertThat(Files.readString(file)).as("%s", file.getFileName()).doesNotContain(secrets);
                assertThat(file.getFileName().toString()).doesNotContain(secrets);
            }
        }
    }
}
