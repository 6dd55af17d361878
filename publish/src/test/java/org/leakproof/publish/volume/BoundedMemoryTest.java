package org.leakproof.publish.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.publish.verify.ReleaseVerifier;
import org.leakproof.publish.verify.Verification;

class BoundedMemoryTest {
    @TempDir
    Path temp;

    /** More text than the process has memory, and more heads than one sort may hold. */
    @Test
    void makesAReleaseThatIsLargerThanItsMemory() throws IOException, InterruptedException {
        int messages = 70_000;
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyOutcomes.class.getName(),
                        temp.toString(),
                        Integer.toString(messages),
                        "2000")
                .redirectErrorStream(true)
                .start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).as(said).isZero();
        assertThat(said).startsWith("WRITTEN");
        Verification verification = ReleaseVerifier.verify(temp.resolve("release"));
        assertThat(verification.findings()).isEmpty();
        assertThat(verification.messages()).isEqualTo(messages);
    }
}
