package org.leakproof.contract.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.leakproof.contract.stream.MockedStage.IN;
import static org.leakproof.contract.stream.MockedStage.P0;
import static org.leakproof.contract.stream.MockedStage.P1;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loop of a stage against Kafka's own mocks; with a real broker see {@link KilledStageTest}. */
class StageWorkerTest {
    @TempDir
    Path folder;

    private MockedStage stage;

    @BeforeEach
    void begin() {
        stage = new MockedStage(folder);
    }

    @Test
    void sendsPositionsAndOutputInOneTransaction() {
        stage.records(P0, 3);
        stage.records(P1, 2);

        stage.work();

        assertThat(stage.seen()).containsExactlyInAnyOrder("0-0", "0-1", "0-2", "1-0", "1-1");
        assertThat(stage.sent()).containsExactlyInAnyOrder("0-0", "0-1", "0-2", "1-0", "1-1");
        assertThat(stage.producer().commitCount()).isEqualTo(1);
        assertThat(stage.committed(0)).isEqualTo(Map.of(P0, position(3, 5), P1, position(2, 5)));
        assertThat(stage.counts().snapshot().in()).isEqualTo(5);
        assertThat(stage.counts().snapshot().out()).isEqualTo(5);
    }

    @Test
    void commitsAfterThousandRecords() {
        stage.records(P0, 2_500);
        stage.step(10_000);

        stage.work();

        assertThat(stage.sent()).hasSize(2_500);
        assertThat(stage.producer().commitCount()).isEqualTo(3);
        assertThat(stage.position(0)).isEqualTo(1_000);
    }

    @Test
    void commitsAfterASecondWhileThereIsMore() {
        stage.records(P0, 500);
        stage.step(10_000_000);

        stage.work();

        assertThat(stage.sent()).hasSize(500);
        assertThat(stage.position(0)).isBetween(40L, 100L);
    }

    @Test
    void commitsAfterATenthOfASecondWhenNothingMoreIsThere() {
        stage.records(P0, 1);
        stage.step(60_000_000);
        stage.atPoll(() -> {});
        stage.atPoll(() -> {});
        stage.atPoll(() -> {});
        stage.records(P1, 1);

        stage.work();

        assertThat(stage.committed(0)).isEqualTo(Map.of(P0, position(1, 1)));
        assertThat(stage.producer().commitCount()).isEqualTo(2);
    }

    @Test
    void commitsNothingOfARecordWhoseLastChunkHasNotCome() {
        stage.records(P0, 1);
        var chunks = Chunks.of(IN, 0, "long", payload("x".repeat(2_000_000)));
        stage.atPoll(() -> stage.add(P0, 1, chunks.get(0)));
        stage.atPoll(() -> stage.add(P0, 2, chunks.get(1)));

        stage.work();

        assertThat(stage.sent()).containsExactly("0-0");
        assertThat(stage.position(0)).isEqualTo(1);
    }

    @Test
    void joinsChunksAndGoesOnBehindThem() {
        var chunks = Chunks.of(IN, 0, "long", payload("ü".repeat(2_000_000)));
        assertThat(chunks).hasSize(5);
        stage.atPoll(() -> IntStream.range(0, 5).forEach(i -> stage.add(P0, i, chunks.get(i))));

        stage.work();

        assertThat(stage.seen()).containsExactly("ü".repeat(2_000_000));
        assertThat(stage.producer().history()).hasSize(5).allMatch(r -> r.value().length <= Outbox.MAX_RECORD_BYTES);
        assertThat(stage.position(0)).isEqualTo(5);
    }

    @Test
    void stopsOnAMissingChunk() {
        var chunks = Chunks.of(IN, 0, "long", payload("x".repeat(2_000_000)));
        stage.atPoll(() -> stage.add(P0, 0, chunks.get(0)));
        stage.atPoll(() -> stage.add(P0, 1, chunks.get(2)));

        assertThatThrownBy(stage::work).isInstanceOf(CodecException.class).hasMessage("in/0@1: a chunk is missing");
    }

    @Test
    void stopsOnARecordThatIsNone() {
        stage.atPoll(() -> stage.add(
                P0, 0, new ProducerRecord<>("in", 0, "k".getBytes(UTF_8), "{\"id\":\"Zoë\"}".getBytes(UTF_8))));

        assertThatThrownBy(stage::work)
                .isInstanceOf(CodecException.class)
                .hasMessageStartingWith("in/0@0: no Quarantined")
                .hasMessageNotContaining("Zo");
    }

    @Test
    void sendsNothingWhenTheStageFails() {
        stage.records(P0, 5);
        stage.failOn("0-3");

        assertThatThrownBy(stage::work).hasMessage("a mistake of ours");

        stage.producer().abortTransaction();
        assertThat(stage.producer().history()).isEmpty();
        assertThat(stage.producer().commitCount()).isZero();
    }

    @Test
    void takesRecordsOneByOneUpToTheOneAtWhichItDied() {
        die(0, 4, false);
        stage.records(P0, 20);

        stage.work();

        assertThat(stage.sent()).hasSize(20).doesNotHaveDuplicates();
        for (int i = 0; i < 5; i++) {
            assertThat(stage.position(i)).isEqualTo(i + 1);
        }
        assertThat(stage.producer().commitCount()).isEqualTo(6);
        assertThat(stage.position(5)).isEqualTo(20);
    }

    @Test
    void takesRecordsOneByOneForAWhileWhereNothingWasNoted() {
        DeathNotes.open(folder, 1, 10).close();
        stage.records(P0, 1_200);
        stage.step(10_000);

        stage.work();

        assertThat(stage.producer().commitCount()).isEqualTo(1_001);
        assertThat(stage.sent()).hasSize(1_200);
    }

    @Test
    void isNotCarefulAfterACleanStop() {
        DeathNotes notes = DeathNotes.open(folder, 1, 10);
        notes.stopped();
        notes.close();
        stage.records(P0, 20);

        stage.work();

        assertThat(stage.producer().commitCount()).isEqualTo(1);
    }

    @Test
    void triesARecordAgainOfWhichItDiedOnce() {
        die(0, 4, true);
        stage.records(P0, 6);

        stage.work();

        assertThat(stage.seen()).contains("0-4").doesNotContain("gave up 0-4");
    }

    @Test
    void givesUpARecordOfWhichItDiedTwice() {
        die(0, 4, true);
        die(0, 4, true);
        stage.records(P0, 6);

        stage.work();

        assertThat(stage.seen()).containsExactly("0-0", "0-1", "0-2", "0-3", "gave up 0-4", "0-5");
    }

    @Test
    void forgetsDeathsOnceItIsPastThem() {
        die(0, 1, true);
        stage.records(P0, 3);
        stage.work();
        assertThat(folder.resolve("deaths")).doesNotExist();
    }

    @Test
    void aStageThatFailsTwiceOnARecordGivesItUp() {
        for (int attempt = 0; attempt < 2; attempt++) {
            MockedStage process = new MockedStage(folder);
            process.records(P0, 5);
            process.failOn("0-3");
            assertThatThrownBy(process::work).hasMessage("a mistake of ours");
        }
        stage.records(P0, 5);
        stage.failOn("0-3");

        stage.work();

        assertThat(stage.seen()).containsExactly("0-0", "0-1", "0-2", "gave up 0-3", "0-4");
    }

    @Test
    void aClusterThatFailsIsNotARecordsDeath() {
        stage.records(P0, 2);
        stage.producer().sendException = new org.apache.kafka.common.errors.TimeoutException("x");
        assertThatThrownBy(stage::work).isInstanceOf(ClusterException.class);

        DeathNotes notes = DeathNotes.open(folder, 1, 10);
        assertThat(notes.givenUp(new Chunks.Whole("in", 0, 0, 1, "k", null))).isFalse();
        notes.close();
        assertThat(folder.resolve("deaths")).isEmptyFile();
    }

    @Test
    void goesBackWhenPartitionsMovedBeforeTheCommit() {
        stage.records(P0, 3);
        stage.producer().sendOffsetsToTransactionException = new CommitFailedException();
        stage.onAssigned(() -> {
            if (stage.assigned().size() > 2 && stage.producer().sendOffsetsToTransactionException != null) {
                stage.producer().sendOffsetsToTransactionException = null;
                stage.consumer().schedulePollTask(() -> stage.arrive(P0, 3));
            }
        });

        stage.work();

        assertThat(stage.seen()).containsExactly("0-0", "0-1", "0-2", "0-0", "0-1", "0-2");
        assertThat(stage.sent()).containsExactly("0-0", "0-1", "0-2");
        assertThat(stage.assigned()).containsExactlyInAnyOrder("0:", "1:", "0:", "1:");
    }

    @Test
    void commitsBeforePartitionsGo() {
        stage.records(P0, 3);
        stage.atPoll(() -> stage.consumer().rebalance(List.of(P1)));

        stage.work();

        assertThat(stage.sent()).containsExactly("0-0", "0-1", "0-2");
        assertThat(stage.position(0)).isEqualTo(3);
    }

    @Test
    void getsBackItsStateWithItsPosition() {
        stage.consumer().schedulePollTask(() -> {
            stage.consumer().updateBeginningOffsets(Map.of(P0, 0L, P1, 0L));
            stage.consumer().rebalance(List.of(P0));
            stage.consumer().commitSync(Map.of(P0, new OffsetAndMetadata(0, "ids=7")));
            stage.consumer().rebalance(List.of());
            stage.consumer().rebalance(List.of(P0, P1));
        });

        stage.run();

        assertThat(stage.assigned()).containsExactly("0:", "0:ids=7", "1:");
    }

    @Test
    void saysThatAnotherProcessHasTakenOver() {
        stage.records(P0, 2);
        stage.atPoll(stage.producer()::fenceProducer);

        assertThatThrownBy(stage::work).isInstanceOf(FencedException.class).hasMessageContaining("another process");
    }

    @Test
    void refusesAFolderInWhichAnotherProcessWorks() {
        DeathNotes notes = DeathNotes.open(folder, 1, 10);
        assertThatThrownBy(() -> DeathNotes.open(folder, 1, 10))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("another process works here");
        notes.close();
    }

    /** A process that began and had this record in hand when it died. */
    private void die(int partition, long offset, boolean byItself) {
        DeathNotes notes = DeathNotes.open(folder, 1, 10_000);
        notes.take(0, new Chunks.Whole("in", partition, offset, offset + 1, "k", null), byItself);
        notes.close();
    }

    private static OffsetAndMetadata position(long offset, int seen) {
        return new OffsetAndMetadata(offset, "seen=" + seen);
    }

    private static Payload payload(String id) {
        Payload.Sink sink = new Payload.Sink();
        Codec.quarantined().encode(MockedStage.quarantined(id), sink);
        return sink.take();
    }
}
