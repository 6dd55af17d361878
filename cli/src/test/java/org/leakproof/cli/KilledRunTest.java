package org.leakproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.key.KeyFile;

/** The one JVM of a run is killed inside each stage; the same command goes on and makes the same release. */
final class KilledRunTest {
    private static final int MAILS = 800;

    @TempDir
    Path folder;

    @Test
    void makesTheSameReleaseAfterBeingKilledInEachStage() throws Exception {
        Path archive = LongMailbox.write(folder.resolve("long.mbox"), MAILS);
        Path key = folder.resolve("key");
        KeyFile.create(key);
        Map<String, String> undisturbed = undisturbed(archive, key);

        Path work = folder.resolve("work");
        killWhen(archive, key, work, () -> RealProcess.bytesInTopics(work, "messages.") > 50_000);
        killWhen(archive, key, work, () -> RealProcess.bytesInTopics(work, "cleaned.") > 50_000);
        killWhen(archive, key, work, () -> Files.exists(folder.resolve("release.leakproof-part")));
        assertThat(folder.resolve("release")).doesNotExist();

        start(archive, key, work, "release").ended().with(ExitCode.COMPLETE);
        assertThat(Folder.hashes(folder.resolve("release"))).isEqualTo(undisturbed);
    }

    private Map<String, String> undisturbed(Path archive, Path key) throws Exception {
        Ended.leakproof(run(archive, key, folder.resolve("work-undisturbed"), "undisturbed")
                        .toArray(String[]::new))
                .with(ExitCode.COMPLETE);
        return Folder.hashes(folder.resolve("undisturbed"));
    }

    private void killWhen(Path archive, Path key, Path work, BooleanSupplier condition) throws Exception {
        try (RealProcess process = start(archive, key, work, "release")) {
            process.until(condition).kill();
        }
    }

    private RealProcess start(Path archive, Path key, Path work, String release) throws IOException {
        return RealProcess.start(folder, run(archive, key, work, release));
    }

    private List<String> run(Path archive, Path key, Path work, String release) {
        return List.of(
                "run",
                archive.toString(),
                "--policy",
                Repository.example("newsroom.yaml").toString(),
                "--out",
                folder.resolve(release).toString(),
                "--work",
                work.toString(),
                "--key",
                key.toString(),
                "--attachment-text",
                "no");
    }
}
