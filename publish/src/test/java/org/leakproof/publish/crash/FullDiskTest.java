package org.leakproof.publish.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.publish.MadeUpRun;
import org.leakproof.publish.ReleaseRehearsal;
import org.leakproof.publish.Scenario;
import org.leakproof.publish.disk.Disk;
import org.leakproof.publish.disk.Faults;
import org.leakproof.publish.release.InsideNotes;
import org.leakproof.publish.release.ReleaseOptions;
import org.leakproof.publish.release.ReleaseResult;
import org.leakproof.publish.release.ReleaseWriter;
import org.leakproof.publish.spool.Spool;

/** Lets the disk be full from each step of the release on. */
class FullDiskTest {
    @TempDir
    Path temp;

    /** Full from one step on, until room is made. */
    private static final class Filling implements Faults {
        private int left;
        private boolean roomMade;

        Filling(int left) {
            this.left = left;
        }

        @Override
        public void before(Act act, Path path) throws IOException {
            if ((act == Act.CREATE || act == Act.WRITE || act == Act.MAKE_FOLDER) && left-- <= 0 && !roomMade) {
                throw new IOException("No space left on device");
            }
        }
    }

    @Test
    void makesNoReleaseOnAFullDiskAndTheSameOneWhenRoomIsMade() throws IOException {
        MadeUpRun run = Scenario.run();
        ReleaseResult whole = ReleaseRehearsal.release(run, temp.resolve("w"), temp.resolve("whole"));
        Map<String, String> release = ReleaseRehearsal.content(temp.resolve("whole"));
        assertThat(whole.books().balanced()).isTrue();
        boolean wasFull = true;
        int tried = 0;
        for (int step = 0; wasFull; step++) {
            Path base = Files.createDirectory(temp.resolve("step" + step));
            Path out = base.resolve("release");
            ReleaseOptions options = ReleaseRehearsal.options(out);
            Filling disk = new Filling(step);
            try (Spool spool = Spool.open(base.resolve("work"), run.id(), run.partitions(), new Disk())) {
                run.fill(spool, run.topic(1), 5);
                ReleaseWriter writer = new ReleaseWriter(new Disk(disk));
                wasFull = !isWritten(writer, spool, run, options);
                if (wasFull) {
                    tried++;
                    boolean finished = Files.exists(out);
                    assertThat(finished && !ReleaseRehearsal.content(out).equals(release))
                            .as("half a release after step %d", step)
                            .isFalse();
                    disk.roomMade = true;
                    writer.write(spool, run.registered(), run.facts(), options, InsideNotes.NONE);
                }
            }
            assertThat(ReleaseRehearsal.content(out)).as("step %d", step).isEqualTo(release);
            new Disk().deleteTree(base);
        }
        assertThat(tried).isGreaterThan(50);
    }

    private static boolean isWritten(ReleaseWriter writer, Spool spool, MadeUpRun run, ReleaseOptions options) {
        try {
            writer.write(spool, run.registered(), run.facts(), options, InsideNotes.NONE);
            return true;
        } catch (OperatorMistake full) {
            assertThat(full).hasMessageContaining("MB free there").hasMessageContaining("same command again");
            return false;
        }
    }
}
