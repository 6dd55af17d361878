package org.leakproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class InputLinesTest {
    /** Who waits for an answer before he ends his next line would wait for ever. */
    @Test
    void wouldWaitForALineThatHasOnlyBegun() throws Exception {
        try (PipedOutputStream writer = new PipedOutputStream();
                InputStream reader = new PipedInputStream(writer)) {
            InputLines lines = new InputLines(reader, 100);
            writer.write("one\ntwo\nthr".getBytes(StandardCharsets.UTF_8));
            writer.flush();

            assertThat(lines.next().orElseThrow().bytes())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("one");
            assertThat(lines.wouldWait()).isFalse();
            assertThat(lines.next().orElseThrow().bytes())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("two");
            assertThat(lines.wouldWait()).isTrue();
        }
    }
}
