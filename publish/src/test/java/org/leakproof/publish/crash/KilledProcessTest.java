package org.leakproof.publish.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.publish.ReleaseRehearsal;
import org.leakproof.publish.disk.Disk;
import org.leakproof.publish.disk.Faults;
import org.leakproof.publish.release.ReleaseResult.Outcome;

/** Ends a real process before writes, in the middle of writes, before forces, renames, deletions and so on, and starts again:
 *  at each of them with {@code -Dleakproof.thorough=true}, as CI does, else at every fifth. {@link PowerCutTest} always goes
 *  through all, within one process. */
class KilledProcessTest {
    private static final int STRIDE = Boolean.getBoolean("leakproof.thorough") ? 1 : 5;

    @TempDir
    Path temp;

    @Test
    void makesTheSameReleaseWhereverTheProcessWasKilled() throws IOException, InterruptedException, ExecutionException {
        Path whole = Files.createDirectory(temp.resolve("whole"));
        Run.Steps steps = new Run.Steps(n -> {});
        assertThat(Run.release(whole, steps).outcome()).isEqualTo(Outcome.WRITTEN);
        Map<String, String> release = ReleaseRehearsal.content(whole.resolve("release"));
        Map<String, String> inside = ReleaseRehearsal.content(whole.resolve("release.inside"));
        assertThat(steps.count()).isGreaterThan(150);

        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int step = 1; step <= steps.count(); step += STRIDE) {
                int at = step;
                all.add(pool.submit(() -> {
                    killAndGoOn(at, release, inside);
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private void killAndGoOn(int step, Map<String, String> release, Map<String, String> inside)
            throws IOException, InterruptedException {
        Path base = Files.createDirectory(temp.resolve("step" + step));
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:-BytecodeVerificationRemote",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Run.class.getName(),
                        base.toString(),
                        Integer.toString(step))
                .inheritIO()
                .start();
        assertThat(child.waitFor()).as("step %d", step).isEqualTo(Run.KILLED);
        if (Files.exists(base.resolve("release"))) {
            assertThat(ReleaseRehearsal.content(base.resolve("release")))
                    .as("under its final name after a kill at step %d", step)
                    .isEqualTo(release);
        }
        Run.release(base, Faults.NONE);
        assertThat(ReleaseRehearsal.content(base.resolve("release")))
                .as("step %d", step)
                .isEqualTo(release);
        assertThat(ReleaseRehearsal.content(base.resolve("release.inside")))
                .as("step %d", step)
                .isEqualTo(inside);
        try (var list = Files.list(base)) {
            assertThat(list).as("step %d", step).hasSize(3);
        }
        new Disk().deleteTree(base);
    }
}
