package org.leakproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives arrive while a real process watches. */
final class WatchCommandTest {
    @TempDir
    Path folder;

    private Path drop;
    private Path out;

    @BeforeEach
    void folders() throws IOException {
        drop = Files.createDirectory(folder.resolve("drop"));
        out = folder.resolve("out");
    }

    private RealProcess watch() throws IOException {
        return RealProcess.start(
                folder,
                List.of(
                        "watch",
                        drop.toString(),
                        "--policy",
                        Repository.example("newsroom.yaml").toString(),
                        "--out",
                        out.toString(),
                        "--work",
                        folder.resolve("work").toString(),
                        "--settle",
                        "1",
                        "--attachment-text",
                        "no"));
    }

    private boolean isFed(int number) {
        try {
            return Files.exists(folder.resolve("work/watched.tsv"))
                    && Files.readAllLines(folder.resolve("work/watched.tsv")).stream()
                            .anyMatch(line -> line.matches(".*\trelease-000" + number + "\t[05]"));
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void feedsEachArchiveOnceWhenItIsWholeAndGoesOnAfterCtrlC() throws Exception {
        Files.copy(Repository.example("harbour.mbox"), drop.resolve("harbour.mbox"));
        try (RealProcess process = watch()) {
            process.until(() -> isFed(1));
            try (OutputStream copying = Files.newOutputStream(drop.resolve("second.mbox"))) {
                byte[] mails = Files.readAllBytes(LongMailbox.write(folder.resolve("long"), 50));
                copying.write(mails, 0, mails.length / 2);
                copying.flush();
                Files.copy(Repository.example("harbour.mbox"), drop.resolve("a copy by another name.mbox"));
                // the copy is settled and known; the half that is still open must not have been touched
                process.until(() -> process.out().contains("was fed before"));
                assertThat(out.resolve("release-0002")).doesNotExist();
                copying.write(mails, mails.length / 2, mails.length - mails.length / 2);
            }
            process.until(() -> isFed(2));
            process.interrupt();
            process.ended().with(ExitCode.INTERRUPTED);
        }
        Map<String, String> first = Folder.hashes(out.resolve("release-0001"));
        try (RealProcess process = watch()) {
            process.until(() -> process.out().split("was fed before", -1).length == 4);
            process.interrupt();
            process.ended().with(ExitCode.INTERRUPTED);
        }
        assertThat(Folder.hashes(out.resolve("release-0001"))).isEqualTo(first);
        assertThat(out.resolve("release-0003")).doesNotExist();
        assertThat(new ReleaseCount(out.resolve("release-0002")).messages()).isEqualTo(50);
    }

    @Test
    void goesOnWithARunThatWasBrokenOff() throws Exception {
        LongMailbox.write(drop.resolve("long.mbox"), 400);
        try (RealProcess process = watch()) {
            process.until(() -> RealProcess.bytesInTopics(folder.resolve("work"), "messages.") > 30_000)
                    .kill();
        }
        assertThat(out.resolve("release-0001")).doesNotExist();
        try (RealProcess process = watch()) {
            process.until(() -> RealProcess.bytesInTopics(folder.resolve("work"), "cleaned.") > 30_000);
            process.interrupt();
            process.ended().with(ExitCode.INTERRUPTED);
        }
        try (RealProcess process = watch()) {
            process.until(() -> isFed(1));
            process.interrupt();
            process.ended().with(ExitCode.INTERRUPTED);
        }
        assertThat(new ReleaseCount(out.resolve("release-0001")).messages()).isEqualTo(400);
    }

    @Test
    void namesMistakesBeforeTheFirstArchiveComes() {
        String work = folder.resolve("work").toString();
        Ended.leakproof("watch", folder.resolve("none").toString(), "--policy", "newsroom", "--out", out.toString())
                .asMistake("no such folder");
        Ended.leakproof("watch", drop.toString(), "--policy", "nosuch.yaml", "--out", out.toString(), "--work", work)
                .asMistake("nosuch.yaml");
        Ended.leakproof(
                        "watch",
                        drop.toString(),
                        "--policy",
                        "newsroom",
                        "--out",
                        drop.resolve("out").toString(),
                        "--work",
                        work)
                .asMistake("lies inside the archive");
    }

    /** Rows of a release's messages and its ledger. */
    private record ReleaseCount(Path release) {
        long messages() throws IOException {
            try (var lines = Files.lines(release.resolve("data/ledger.csv"))) {
                return lines.count() - 1;
            }
        }
    }
}
