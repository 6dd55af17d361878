package org.leakproof.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process in the midst of many commits and starts it again, twice, or ten times with
 * {@code -Dleakproof.thorough=true}, as CI does: whatever was committed must have its end.
 */
@Timeout(300)
class KilledWritersTest {
    private static final int KILLS = Boolean.getBoolean("leakproof.thorough") ? 10 : 2;
    private static final int MOST_COMMITS = 400;

    @TempDir
    Path work;

    @Test
    void endsWhatWasCommittedWhereverTheProcessWasKilled() throws IOException, InterruptedException {
        Random random = new Random(1);
        for (int kill = 0; kill <= KILLS; kill++) {
            killAfter(random.nextInt(MOST_COMMITS), kill);
        }
    }

    private void killAfter(int commits, int kill) throws IOException, InterruptedException {
        Process process = EmbeddedBrokerTest.javaProcess(
                List.of(),
                CommittingProcess.class.getName(),
                work.resolve("broker").toString());
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).as("after %d kills", kill).isEqualTo(CommittingProcess.READY);
            for (int i = 0; i < commits; i++) {
                assertThat(output.readLine()).isEmpty();
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
