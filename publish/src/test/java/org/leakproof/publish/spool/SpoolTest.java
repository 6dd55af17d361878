package org.leakproof.publish.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.contract.record.EndOfRun;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.IdSet;
import org.leakproof.contract.record.Outcome;
import org.leakproof.contract.record.RunId;
import org.leakproof.contract.record.StageName;
import org.leakproof.publish.MadeUpOutcome;
import org.leakproof.publish.disk.ByteReader;
import org.leakproof.publish.disk.Disk;
import org.leakproof.publish.spool.Head.Pass;

class SpoolTest {
    private static final RunId RUN = new RunId("00000000000000f1");

    @TempDir
    Path temp;

    private Path folder;

    @BeforeEach
    void name() {
        folder = temp.resolve("work/spool");
    }

    private Spool open() throws IOException {
        return Spool.open(folder, RUN, 2, new Disk());
    }

    private static Outcome outcome(int offset) {
        return MadeUpOutcome.at(1, 0, offset).text("Grüße \ud800 " + offset).build();
    }

    private static List<Head> heads(Spool spool) throws IOException {
        List<Head> heads = new ArrayList<>();
        spool.heads(bytes -> heads.add(Head.read(new ByteReader(bytes, 0))));
        return heads;
    }

    @Test
    void givesBackWhatWasCommittedAndGoesOnBehindIt() throws IOException {
        try (Spool spool = open()) {
            spool.append(0, 5, outcome(1));
            spool.append(1, 0, outcome(2));
            spool.commit();
        }
        try (Spool spool = open()) {
            assertThat(spool.next(0)).isEqualTo(6);
            assertThat(spool.next(1)).isEqualTo(1);
            assertThat(heads(spool)).extracting(Head::offset).containsExactly(1L, 2L);
            Pass pass = (Pass) heads(spool).get(1).fate();
            assertThat(spool.record(pass).segments().get(0).text()).isEqualTo("Grüße \ud800 2");
        }
    }

    @Test
    void forgetsWhatWasNotCommitted() throws IOException {
        try (Spool spool = open()) {
            spool.append(0, 0, outcome(1));
            spool.commit();
            spool.append(0, 1, outcome(2));
        }
        try (Spool spool = open()) {
            assertThat(spool.next(0)).isEqualTo(1);
            assertThat(heads(spool)).hasSize(1);
        }
    }

    @Test
    void cutsOffWhatNoCheckpointCovers() throws IOException {
        try (Spool spool = open()) {
            spool.append(0, 0, outcome(1));
            spool.commit();
        }
        Files.write(folder.resolve("heads"), new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
        Files.write(folder.resolve("bodies"), new byte[1000], StandardOpenOption.APPEND);
        try (Spool spool = open()) {
            spool.append(0, 1, outcome(2));
            spool.commit();
            assertThat(heads(spool)).extracting(Head::offset).containsExactly(1L, 2L);
        }
    }

    @Test
    void refusesFilesThatLostWhatWasCommitted() throws IOException {
        try (Spool spool = open()) {
            spool.append(0, 0, outcome(1));
            spool.commit();
        }
        byte[] bodies = Files.readAllBytes(folder.resolve("bodies"));
        bodies[bodies.length - 1] ^= 1;
        Files.write(folder.resolve("bodies"), bodies);
        assertThatThrownBy(this::open).isInstanceOf(OperatorMistake.class).hasMessageContaining("no longer");
    }

    @Test
    void noticesDamageInEarlierCommitsWhenItReadsThem() throws IOException {
        try (Spool spool = open()) {
            spool.append(0, 0, outcome(1));
            spool.commit();
            spool.append(0, 1, outcome(2));
            spool.commit();
        }
        byte[] heads = Files.readAllBytes(folder.resolve("heads"));
        heads[20] ^= 1;
        Files.write(folder.resolve("heads"), heads);
        try (Spool spool = open()) {
            assertThatThrownBy(() -> heads(spool)).isInstanceOf(OperatorMistake.class);
        }
    }

    @Test
    void letsOneOwnerIn() throws IOException {
        try (Spool spool = open()) {
            assertThatThrownBy(this::open).isInstanceOf(OperatorMistake.class).hasMessageContaining("another process");
            assertThat(spool.next(0)).isZero();
        }
        open().close();
    }

    @Test
    void refusesAnotherRunsOutcomes() throws IOException {
        open().close();
        assertThatThrownBy(() -> Spool.open(folder, new RunId("00000000000000f2"), 2, new Disk()))
                .isInstanceOf(OperatorMistake.class)
                .hasMessageContaining("00000000000000f1");
    }

    @Test
    void isForItsOwnerOnly() throws IOException {
        try (Spool spool = open()) {
            spool.append(0, 0, outcome(1));
            spool.commit();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        for (String name : List.of("heads", "bodies", "checkpoint")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void isCompleteWithTheEndMarksOfAllPartitions() throws IOException {
        try (Spool spool = open()) {
            spool.append(0, 0, new EndOfRun(RUN, 0, IdSet.EMPTY, IdSet.EMPTY));
            assertThat(spool.complete()).isFalse();
            spool.append(1, 0, new EndOfRun(RUN, 1, IdSet.EMPTY, IdSet.EMPTY));
            spool.commit();
        }
        try (Spool spool = open()) {
            assertThat(spool.complete()).isTrue();
        }
    }

    @Test
    void passesOverOutcomesBehindTheEndMark() throws IOException {
        try (Spool spool = open()) {
            spool.append(0, 0, new EndOfRun(RUN, 0, IdSet.EMPTY, IdSet.EMPTY));
            spool.append(0, 1, outcome(1));
            spool.commit();
            assertThat(heads(spool)).isEmpty();
            assertThat(spool.next(0)).isEqualTo(2);
        }
    }

    @Test
    void refusesAnOffsetThatWasTaken() throws IOException {
        try (Spool spool = open()) {
            spool.append(0, 7, outcome(1));
            assertThatThrownBy(() -> spool.append(0, 7, outcome(1))).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void headsComeBackAsTheyWere() throws IOException {
        Outcome outcome = MadeUpOutcome.at(3, 9, 1L << 40)
                .sameAs("s")
                .self("me")
                .replyTo("you")
                .minute(-5)
                .segment(org.leakproof.contract.record.SegmentKind.QUOTED, "q", java.util.Optional.of("k"))
                .heldAttachment(HeldReason.ENCRYPTED)
                .attachment("ä", "b")
                .held(StageName.REDACT, HeldReason.GATE)
                .build();
        try (Spool spool = open()) {
            spool.append(1, 0, outcome);
            spool.commit();
            assertThat(heads(spool)).containsExactly(Head.of(outcome, 1, 0, 0));
        }
    }
}
