package org.leakproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's ways to read the output topic, on a topic to which two runs were approved and one took back what the other
 *  had sent. */
final class OutputTopicTest {
    /** From here on librdkafka does SCRAM as Kafka 4 checks it. */
    private static final int LIBRDKAFKA = 20601;

    /** Of 39 characters each: more than one record of the topic takes. */
    private static final int LINES = 25_000;

    @TempDir
    static Path folder;

    private static RealProcess broker;
    private static List<CSVRecord> published;

    @BeforeAll
    static void approveTwoRuns() throws Exception {
        Path longMail = Files.writeString(
                folder.resolve("long.eml"),
                "From: Zoë <zoe@port.example>\nDate: Thu, 3 Jan 2019 10:00:00 +0100\nMessage-ID: <l@port.example>\n"
                        + "Subject: ångbåt\nContent-Type: text/plain; charset=utf-8\n\n"
                        + "The crate is at the quay, say the men.\n".repeat(LINES));
        run(folder.resolve("first"), List.of(Repository.example("harbour.mbox")), "--approve");
        run(folder.resolve("second"), List.of(longMail, Repository.example("crew-chat.json")));
        published = ReleaseTable.rows(folder.resolve("second"), "messages.csv");
        Ended.leakproof("approve", folder.resolve("second").toString(), "--supersede", "--work", work())
                .with(ExitCode.COMPLETE);
        broker = RealProcess.start(folder, List.of("broker", "--work", work()));
        broker.until(() -> broker.out().contains("Kafka answers at 127.0.0.1:"));
    }

    private static void run(Path release, List<Path> archives, String... options) {
        List<String> arguments = new ArrayList<>(List.of("run"));
        archives.forEach(archive -> arguments.add(archive.toString()));
        arguments.addAll(
                List.of("--mapping", Repository.example("crew-chat.yaml").toString()));
        arguments.addAll(List.of("--policy", Repository.example("newsroom.yaml").toString()));
        arguments.addAll(List.of("--out", release.toString(), "--work", work(), "--attachment-text", "no"));
        arguments.addAll(List.of(options));
        Ended.leakproof(arguments.toArray(String[]::new)).with(ExitCode.COMPLETE);
    }

    private static String work() {
        return folder.resolve("leakproof-work").toString();
    }

    @AfterAll
    static void stopBroker() throws Exception {
        if (broker != null) {
            broker.interrupt();
            assertThat(broker.ended().code()).isEqualTo(ExitCode.INTERRUPTED.number());
        }
    }

    @Test
    void theExampleReadsWhatIsPublishedJoinsPartsAndObeysWhatWasTakenBack() throws Exception {
        String command = readmeLine("java -cp ")
                .replaceFirst("^java ", Matcher.quoteReplacement("'" + System.getProperty("java.home") + "/bin/java' "))
                .replace("'cli/target/leakproof/lib/*'", "'" + System.getProperty("java.class.path") + "'")
                .replace("examples/ReadPublished.java", "'" + Repository.example("ReadPublished.java") + "'");

        Map<String, String> printed = new TreeMap<>();
        String out = shell(command);
        out.lines()
                .map(line -> line.split("\t"))
                .forEach(cells -> printed.put(cells[0], cells[1] + " " + cells[2] + " " + cells[4]));

        Map<String, String> expected = new TreeMap<>();
        published.forEach(row -> expected.put(
                row.get("cite_id"),
                row.get("kind") + " " + row.get("sent_date") + " " + row.get("n_redactions") + " redactions"));
        assertThat(printed).hasSize(4).isEqualTo(expected);
        assertThat(out).contains("\t" + (39 * LINES - 1) + " chars\t");
    }

    @Test
    void kcatReadsWhatIsPublished() throws Exception {
        Matcher version = Pattern.compile("librdkafka (\\d+)\\.(\\d+)\\.(\\d+)").matcher(shellOrNothing("kcat -V"));
        assumeTrue(version.find(), "there is no kcat here");
        int number = Integer.parseInt(version.group(1)) * 10_000
                + Integer.parseInt(version.group(2)) * 100
                + Integer.parseInt(version.group(3));
        assumeTrue(number >= LIBRDKAFKA, "kcat here has librdkafka " + version.group() + ", too old for Kafka 4");

        assertThat(shell(readmeLine("kcat ")).lines().map(line -> line.split("[ /]")[0]))
                .containsAll(published.stream().map(row -> row.get("cite_id")).toList());
    }

    @Test
    void whatClientsNeedIsForTheOwnerAlone() throws IOException {
        for (String file : List.of("client.properties", "kcat.properties")) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(Path.of(work()).resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
        assertThat(Files.readString(Path.of(work(), "kcat.properties")))
                .contains("sasl.username=", "sasl.password=", "security.protocol=", "bootstrap.servers=127.0.0.1:")
                .doesNotContain("jaas");
    }

    /** The line of the README that begins so. */
    private static String readmeLine(String begin) throws IOException {
        List<String> lines = Files.readAllLines(Repository.root().resolve("README.md"));
        return lines.stream().filter(line -> line.startsWith(begin)).findFirst().orElseThrow();
    }

    private static String shell(String command) throws IOException, InterruptedException {
        Path err = folder.resolve("shell.err");
        Process process = new ProcessBuilder("bash", "-c", command)
                .directory(folder.toFile())
                .redirectError(err.toFile())
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(Files.readString(err)).isZero();
        return out;
    }

    private static String shellOrNothing(String command) throws IOException, InterruptedException {
        return shell(command + " 2>&1 || true");
    }
}
