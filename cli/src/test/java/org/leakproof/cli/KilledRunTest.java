package org.leakproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.key.KeyFile;

/** The one JVM of a run is killed inside each stage; the same command goes on and makes the same release. */
final class KilledRunTest {
    private static final int MAILS = 2500;
    private static final long DEADLINE_SECONDS = 300;

    @TempDir
    Path folder;

    @Test
    void makesTheSameReleaseAfterBeingKilledInEachStage() throws Exception {
        Path archive = mailbox(folder.resolve("long.mbox"));
        Path key = folder.resolve("key");
        KeyFile.create(key);
        Map<String, String> undisturbed = undisturbed(archive, key);

        Path work = folder.resolve("work");
        killWhen(archive, key, work, now -> bytes(work.resolve("kafka"), "messages.") > 100_000);
        killWhen(archive, key, work, now -> bytes(work.resolve("kafka"), "cleaned.") > 100_000);
        killWhen(archive, key, work, now -> Files.exists(folder.resolve("release.leakproof-part")));
        assertThat(folder.resolve("release")).doesNotExist();

        Process last = start(archive, key, work, "release");
        assertThat(last.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(last.exitValue()).isEqualTo(0);
        assertThat(Folder.hashes(folder.resolve("release"))).isEqualTo(undisturbed);
    }

    private Map<String, String> undisturbed(Path archive, Path key) throws Exception {
        Process process = start(archive, key, folder.resolve("work-undisturbed"), "undisturbed");
        assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(0);
        return Folder.hashes(folder.resolve("undisturbed"));
    }

    private void killWhen(Path archive, Path key, Path work, Predicate<Process> condition) throws Exception {
        Process process = start(archive, key, work, "release");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (!condition.test(process)) {
            assertThat(process.waitFor(5, TimeUnit.MILLISECONDS))
                    .as("ended before it was killed")
                    .isFalse();
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
        }
        process.destroyForcibly().waitFor();
    }

    private Process start(Path archive, Path key, Path work, String release) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.leakproof.cli.Leakproof",
                        "run",
                        archive.toString(),
                        "--policy",
                        "newsroom",
                        "--out",
                        folder.resolve(release).toString(),
                        "--work",
                        work.toString(),
                        "--key",
                        key.toString(),
                        "--attachment-text",
                        "no")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(release + ".log").toFile())
                .start();
    }

    /** Bytes of log segments of topics whose name has this word in it. */
    private static long bytes(Path kafka, String word) {
        try (Stream<Path> walk = Files.walk(kafka)) {
            return walk.filter(path -> path.getFileName().toString().endsWith(".log"))
                    .filter(path -> path.getParent().getFileName().toString().contains(word))
                    .mapToLong(path -> path.toFile().length())
                    .sum();
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0;
        }
    }

    private static Path mailbox(Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (int i = 0; i < MAILS; i++) {
                String sender = "person" + i % 97;
                out.write("From " + sender + "@port.example Thu Jan  3 00:00:00 2019\n");
                out.write("From: Zoë Number" + i % 97 + " <" + sender + "@port.example>\n");
                out.write("To: office" + i % 13 + "@port.example\n");
                out.write("Subject: ångbåt " + i + "\n");
                out.write("Date: Thu, 3 Jan 2019 0" + i % 10 + ":00:" + (10 + i % 50) + " +0100\n");
                out.write("Message-ID: <" + i + "@port.example>\n");
                if (i % 3 != 0) {
                    out.write("In-Reply-To: <" + (i - 1) + "@port.example>\n");
                }
                out.write("Content-Type: text/plain; charset=utf-8\n\n");
                for (String line : List.of(
                        "Ring +46 8 505 10 " + (100 + i % 900) + " or write to private" + i + "@mail.example.",
                        "The crate " + i + " is at quay " + i % 40 + ", say the men of the night shift.",
                        "Nothing else today. Обычный день на причале.")) {
                    out.write(line + "\n");
                }
                out.write("\n");
            }
        }
        return file;
    }
}
