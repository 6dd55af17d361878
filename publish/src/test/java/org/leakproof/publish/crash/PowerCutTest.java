package org.leakproof.publish.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.publish.ReleaseRehearsal;
import org.leakproof.publish.disk.Disk;
import org.leakproof.publish.disk.Faults;
import org.leakproof.publish.release.ReleaseResult.Outcome;

/** Cuts the power before each step: what no force covered is lost, half there or garbage. */
class PowerCutTest {
    @TempDir
    Path temp;

    @Test
    void makesTheSameReleaseWhereverThePowerWasCut() throws IOException {
        long seed = System.nanoTime();
        Path whole = Files.createDirectory(temp.resolve("whole"));
        Run.Steps steps = new Run.Steps(n -> {});
        assertThat(Run.release(whole, steps).outcome()).isEqualTo(Outcome.WRITTEN);
        Map<String, String> release = ReleaseRehearsal.content(whole.resolve("release"));
        Random random = new Random(seed);
        for (int step = 1; step <= steps.count(); step++) {
            Path base = temp.resolve("step" + step);
            Files.createDirectory(base);
            Mains mains = new Mains(step);
            try {
                Run.release(base, mains);
            } catch (PowerCut cut) {
                // as planned
            }
            mains.lose(random);
            if (Files.exists(base.resolve("release"))) {
                assertThat(ReleaseRehearsal.content(base.resolve("release")))
                        .as("under its final name, step %d, seed %d", step, seed)
                        .isEqualTo(release);
            }
            Run.release(base, Faults.NONE);
            assertThat(ReleaseRehearsal.content(base.resolve("release")))
                    .as("step %d, seed %d", step, seed)
                    .isEqualTo(release);
            new Disk().deleteTree(base);
        }
    }

    private static final class PowerCut extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Remembers what is safe on the disk, and does nothing more once the power is off. */
    private static final class Mains implements Faults {
        private final int step;
        private final Map<Path, Long> safe = new HashMap<>();
        private final Set<Path> unsafeNames = new HashSet<>();
        private int count;

        Mains(int step) {
            this.step = step;
        }

        @Override
        public int tear(int bytes) {
            return (bytes + 1) / 2;
        }

        @Override
        public void before(Act act, Path path) throws IOException {
            if (++count >= step) {
                throw new PowerCut();
            }
            switch (act) {
                case CREATE -> {
                    safe.put(path, 0L);
                    unsafeNames.add(path);
                }
                case WRITE -> safe.putIfAbsent(path, Files.size(path));
                case FORCE -> safe.put(path, Files.size(path));
                case TRUNCATE, MAKE_FOLDER -> {}
                case DELETE -> safe.remove(path);
                case RENAME -> renamed(path);
                case FORCE_FOLDER ->
                    unsafeNames.removeIf(name -> name.getParent().equals(path.toAbsolutePath()));
            }
        }

        /** Files and folders are renamed from names with one of these endings. */
        private void renamed(Path to) {
            Path from = Files.exists(to.resolveSibling(to.getFileName() + ".new"))
                    ? to.resolveSibling(to.getFileName() + ".new")
                    : to.resolveSibling(to.getFileName() + ".leakproof-part");
            for (Path path : Set.copyOf(safe.keySet())) {
                if (path.startsWith(from)) {
                    safe.put(path.equals(from) ? to : to.resolve(from.relativize(path)), safe.remove(path));
                }
            }
            for (Path path : Set.copyOf(unsafeNames)) {
                if (path.startsWith(from) && !path.equals(from)) {
                    unsafeNames.add(to.resolve(from.relativize(path)));
                }
                if (path.startsWith(from)) {
                    unsafeNames.remove(path);
                }
            }
        }

        void lose(Random random) throws IOException {
            for (Map.Entry<Path, Long> each : safe.entrySet()) {
                Path path = each.getKey();
                if (!Files.exists(path)) {
                    continue;
                }
                if (unsafeNames.contains(path) && random.nextBoolean()) {
                    Files.delete(path);
                    continue;
                }
                long kept = each.getValue() + Math.round(random.nextDouble() * (Files.size(path) - each.getValue()));
                try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
                    file.setLength(kept);
                    byte[] garbage = new byte[(int) Math.max(0, kept - each.getValue())];
                    random.nextBytes(garbage);
                    file.seek(Math.min(kept, each.getValue()));
                    file.write(garbage);
                }
            }
        }
    }
}
