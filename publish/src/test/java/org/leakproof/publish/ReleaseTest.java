package org.leakproof.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leakproof.publish.ReleaseRehearsal.column;
import static org.leakproof.publish.ReleaseRehearsal.release;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.publish.release.ReleaseResult;
import org.leakproof.publish.release.ReleaseResult.Outcome;

class ReleaseTest {
    @TempDir
    Path temp;

    @Test
    void writesRelease() throws IOException {
        MadeUpRun run = new MadeUpRun(3);
        for (int i = 0; i < 20; i++) {
            run.add(MadeUpOutcome.at(1, i / 5, i * 100L).in("C-" + i % 3).minute(100 - i));
        }
        Path out = temp.resolve("release");
        ReleaseResult result = release(run, temp.resolve("work"), out);
        System.out.println(result);
        ReleaseRehearsal.content(out)
                .forEach((k, v) -> System.out.println("== " + k + "\n" + v.substring(0, Math.min(900, v.length()))));
        ReleaseRehearsal.content(temp.resolve("release.inside"))
                .forEach((k, v) -> System.out.println("== " + k + "\n" + v.substring(0, Math.min(900, v.length()))));
        assertThat(result.outcome()).isEqualTo(Outcome.WRITTEN);
        assertThat(column(out, "messages", "seq")).hasSize(20);
    }
}
