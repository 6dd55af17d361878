package org.leakproof.publish.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.leakproof.publish.ReleaseRehearsal.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.publish.ReleaseRehearsal;
import org.leakproof.publish.Scenario;
import org.leakproof.publish.bag.Status;
import org.leakproof.publish.bag.TagFiles;
import org.leakproof.publish.disk.Disk;
import org.leakproof.publish.disk.Faults;
import org.leakproof.publish.verify.ReleaseVerifier;

class ApprovalTest {
    @TempDir
    Path temp;

    private Path release;

    @BeforeEach
    void make() throws IOException {
        release = temp.resolve("release");
        ReleaseRehearsal.release(Scenario.run(), temp.resolve("work"), release);
    }

    private static String approve(Path folder) {
        return new Approval(new Disk()).approve(folder);
    }

    @Test
    void changesTheStampAndNothingOfThePayload() throws IOException {
        Map<String, String> before = content(release);
        assertThat(approve(release)).isEqualTo(TagFiles.manifestSha256(release));
        Map<String, String> after = content(release);
        assertThat(after).containsOnlyKeys(before.keySet());
        assertThat(after.keySet().stream().filter(name -> !after.get(name).equals(before.get(name))))
                .containsExactlyInAnyOrder(TagFiles.INFO, TagFiles.REPORT, TagFiles.TAG_MANIFEST);
        assertThat(after.get(TagFiles.REPORT)).contains("<b>APPROVED</b>").doesNotContain("DRAFT");
        assertThat(TagFiles.status(release)).contains(Status.APPROVED);
        assertThat(ReleaseVerifier.verify(release).findings()).isEmpty();
    }

    @Test
    void leavesAnApprovedReleaseAsItIs() throws IOException {
        approve(release);
        Map<String, String> approved = content(release);
        approve(release);
        assertThat(content(release)).isEqualTo(approved);
    }

    @Test
    void theSameRunFindsItsApprovedReleaseUnchanged() throws IOException {
        approve(release);
        Map<String, String> approved = content(release);
        ReleaseResult again = ReleaseRehearsal.release(Scenario.run(), temp.resolve("work"), release);
        assertThat(again.outcome()).isEqualTo(ReleaseResult.Outcome.UNCHANGED);
        assertThat(content(release)).isEqualTo(approved);
    }

    @Test
    void refusesWhatMustStayInside() throws IOException {
        Path inside = temp.resolve("secret");
        ReleaseRehearsal.release(Scenario.run(false), temp.resolve("w2"), inside);
        assertThatThrownBy(() -> approve(inside))
                .isInstanceOf(OperatorMistake.class)
                .hasMessageContaining("stays inside");
        assertThat(TagFiles.status(inside)).contains(Status.INSIDE);
    }

    @Test
    void refusesAReleaseWhoseStampWasChangedByHand() throws IOException {
        Path inside = temp.resolve("secret");
        ReleaseRehearsal.release(Scenario.run(false), temp.resolve("w2"), inside);
        Path info = inside.resolve(TagFiles.INFO);
        Files.writeString(info, Files.readString(info).replace("INSIDE", "DRAFT"));
        assertThatThrownBy(() -> approve(inside))
                .isInstanceOf(OperatorMistake.class)
                .hasMessageContaining("was changed");
    }

    @Test
    void refusesAChangedPayload() throws IOException {
        Files.writeString(release.resolve("data/messages.csv"), "x");
        assertThatThrownBy(() -> approve(release))
                .isInstanceOf(OperatorMistake.class)
                .hasMessageContaining("data/messages.csv: changed");
        assertThat(TagFiles.status(release)).contains(Status.DRAFT);
    }

    @Test
    void refusesAFolderThatIsNoRelease() {
        assertThatThrownBy(() -> approve(temp))
                .isInstanceOf(OperatorMistake.class)
                .hasMessageContaining("no release");
    }

    /** Stops it before each of its steps; in between nobody takes the release for approved and sound. */
    @Test
    void isCompletedByTheNextCallWhereverItWasStopped() throws IOException {
        Path whole = temp.resolve("whole");
        copy(release, whole);
        approve(whole);
        Map<String, String> approved = content(whole);
        Map<String, String> draft = content(release);
        for (int step = 1; ; step++) {
            Path one = temp.resolve("step" + step);
            copy(release, one);
            int[] left = {step};
            Faults stop = (act, path) -> {
                if (--left[0] == 0) {
                    throw new Stopped();
                }
            };
            try {
                new Approval(new Disk(stop)).approve(one);
                assertThat(step).isGreaterThan(15);
                return;
            } catch (Stopped stopped) {
                Map<String, String> now = content(one);
                now.keySet().removeIf(name -> name.endsWith(".new"));
                if (!now.equals(draft) && !now.equals(approved)) {
                    assertThat(ReleaseVerifier.verify(one).findings())
                            .as("step %d", step)
                            .isNotEmpty();
                }
            }
            approve(one);
            assertThat(content(one)).as("step %d", step).isEqualTo(approved);
        }
    }

    private static final class Stopped extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Files.copy(each, to.resolve(from.relativize(each)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
