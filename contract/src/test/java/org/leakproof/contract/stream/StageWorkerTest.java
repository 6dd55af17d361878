package org.leakproof.contract.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Quarantined;
import org.leakproof.contract.record.StageName;

/** The loop of a stage against Kafka's own mocks; with a real broker see {@link KilledStageTest}. */
class StageWorkerTest {
    private static final Topic<Quarantined> IN =
            new Topic<>("in", Codec.quarantined(), Topic.Cleanup.KEEP, true, true, 2);
    private static final Topic<Quarantined> OUT =
            new Topic<>("out", Codec.quarantined(), Topic.Cleanup.KEEP, true, true, 2);
    private static final TopicPartition P0 = new TopicPartition("in", 0);
    private static final TopicPartition P1 = new TopicPartition("in", 1);

    @TempDir
    Path folder;

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final MockProducer<byte[], byte[]> producer = producer();
    private final StageCounts counts = new StageCounts();
    private final AtomicLong clock = new AtomicLong();
    private final Copy copy = new Copy();
    private long step = 1_000_000;

    /** Sends on what it gets, to the partition it came from. */
    private static class Copy implements Stage<Quarantined> {
        final List<String> seen = new ArrayList<>();
        final List<String> assigned = new ArrayList<>();
        String failOn = "";
        Runnable onAssigned = () -> {};

        @Override
        public void process(Delivery<Quarantined> in, Outbox out) {
            seen.add(in.value().id());
            out.send(OUT, in.partition(), in.key(), in.value());
            if (in.value().id().equals(failOn)) {
                throw new IllegalStateException("a mistake of ours");
            }
        }

        @Override
        public void stoppedTwice(Delivery<Quarantined> in, Outbox out) {
            seen.add("gave up " + in.value().id());
            out.send(OUT, in.partition(), in.key(), in.value());
        }

        @Override
        public void assigned(Topic<Quarantined> topic, int partition, String state) {
            assigned.add(partition + ":" + state);
            onAssigned.run();
        }

        @Override
        public String state(Topic<Quarantined> topic, int partition) {
            return "seen=" + seen.size();
        }
    }

    @Test
    void sendsPositionsAndOutputInOneTransaction() {
        records(P0, 3);
        records(P1, 2);

        work();

        assertThat(copy.seen).containsExactlyInAnyOrder("0-0", "0-1", "0-2", "1-0", "1-1");
        assertThat(sent()).containsExactlyInAnyOrder("0-0", "0-1", "0-2", "1-0", "1-1");
        assertThat(producer.commitCount()).isEqualTo(1);
        assertThat(committed(0)).isEqualTo(Map.of(P0, position(3, 5), P1, position(2, 5)));
        assertThat(counts.snapshot().in()).isEqualTo(5);
        assertThat(counts.snapshot().out()).isEqualTo(5);
    }

    @Test
    void commitsAfterThousandRecords() {
        records(P0, 2_500);
        step = 10_000;

        work();

        assertThat(sent()).hasSize(2_500);
        assertThat(producer.commitCount()).isEqualTo(3);
        assertThat(position(0)).isEqualTo(1_000);
    }

    @Test
    void commitsAfterASecondWhileThereIsMore() {
        records(P0, 500);
        step = 10_000_000;

        work();

        assertThat(sent()).hasSize(500);
        assertThat(position(0)).isBetween(40L, 100L);
    }

    @Test
    void commitsAfterATenthOfASecondWhenNothingMoreIsThere() {
        records(P0, 1);
        step = 60_000_000;
        atPoll(() -> {});
        atPoll(() -> {});
        atPoll(() -> {});
        records(P1, 1);

        work();

        assertThat(committed(0)).isEqualTo(Map.of(P0, position(1, 1)));
        assertThat(producer.commitCount()).isEqualTo(2);
    }

    @Test
    void commitsNothingOfARecordWhoseLastChunkHasNotCome() {
        records(P0, 1);
        var chunks = Chunks.of(IN, 0, "long", payload("x".repeat(2_000_000)));
        atPoll(() -> add(P0, 1, chunks.get(0)));
        atPoll(() -> add(P0, 2, chunks.get(1)));

        work();

        assertThat(sent()).containsExactly("0-0");
        assertThat(position(0)).isEqualTo(1);
    }

    @Test
    void joinsChunksAndGoesOnBehindThem() {
        var chunks = Chunks.of(IN, 0, "long", payload("ü".repeat(2_000_000)));
        assertThat(chunks).hasSize(5);
        atPoll(() -> IntStream.range(0, 5).forEach(i -> add(P0, i, chunks.get(i))));

        work();

        assertThat(copy.seen).containsExactly("ü".repeat(2_000_000));
        assertThat(producer.history()).hasSize(5).allMatch(r -> r.value().length <= Outbox.MAX_RECORD_BYTES);
        assertThat(position(0)).isEqualTo(5);
    }

    @Test
    void stopsOnAMissingChunk() {
        var chunks = Chunks.of(IN, 0, "long", payload("x".repeat(2_000_000)));
        atPoll(() -> add(P0, 0, chunks.get(0)));
        atPoll(() -> add(P0, 1, chunks.get(2)));

        assertThatThrownBy(this::work).isInstanceOf(CodecException.class).hasMessage("in/0@1: a chunk is missing");
    }

    @Test
    void stopsOnARecordThatIsNone() {
        atPoll(() -> add(P0, 0, new ProducerRecord<>("in", 0, bytes("k"), bytes("{\"id\":\"Zoë\"}"))));

        assertThatThrownBy(this::work)
                .isInstanceOf(CodecException.class)
                .hasMessageStartingWith("in/0@0: no Quarantined")
                .hasMessageNotContaining("Zo");
    }

    @Test
    void sendsNothingWhenTheStageFails() {
        records(P0, 5);
        copy.failOn = "0-3";

        assertThatThrownBy(this::work).hasMessage("a mistake of ours");

        producer.abortTransaction();
        assertThat(producer.history()).isEmpty();
        assertThat(producer.commitCount()).isZero();
    }

    @Test
    void takesRecordsOneByOneUpToTheOneAtWhichItDied() {
        die(0, 4, false);
        records(P0, 20);

        work();

        assertThat(sent()).hasSize(20).doesNotHaveDuplicates();
        for (int i = 0; i < 5; i++) {
            assertThat(position(i)).isEqualTo(i + 1);
        }
        assertThat(producer.commitCount()).isEqualTo(6);
        assertThat(position(5)).isEqualTo(20);
    }

    @Test
    void takesRecordsOneByOneForAWhileWhereNothingWasNoted() {
        DeathNotes.open(folder, 1, 10).close();
        records(P0, 1_200);
        step = 10_000;

        work();

        assertThat(producer.commitCount()).isEqualTo(1_001);
        assertThat(sent()).hasSize(1_200);
    }

    @Test
    void isNotCarefulAfterACleanStop() {
        DeathNotes notes = DeathNotes.open(folder, 1, 10);
        notes.stopped();
        notes.close();
        records(P0, 20);

        work();

        assertThat(producer.commitCount()).isEqualTo(1);
    }

    @Test
    void triesARecordAgainOfWhichItDiedOnce() {
        die(0, 4, true);
        records(P0, 6);

        work();

        assertThat(copy.seen).contains("0-4").doesNotContain("gave up 0-4");
    }

    @Test
    void givesUpARecordOfWhichItDiedTwice() {
        die(0, 4, true);
        die(0, 4, true);
        records(P0, 6);

        work();

        assertThat(copy.seen).containsExactly("0-0", "0-1", "0-2", "0-3", "gave up 0-4", "0-5");
    }

    @Test
    void forgetsDeathsOnceItIsPastThem() {
        die(0, 1, true);
        records(P0, 3);
        work();
        assertThat(folder.resolve("deaths")).doesNotExist();
    }

    @Test
    void aStageThatFailsTwiceOnARecordGivesItUp() {
        for (int attempt = 0; attempt < 2; attempt++) {
            StageWorkerTest process = new StageWorkerTest();
            process.folder = folder;
            process.records(P0, 5);
            process.copy.failOn = "0-3";
            assertThatThrownBy(process::work).hasMessage("a mistake of ours");
        }
        records(P0, 5);
        copy.failOn = "0-3";

        work();

        assertThat(copy.seen).containsExactly("0-0", "0-1", "0-2", "gave up 0-3", "0-4");
    }

    @Test
    void aClusterThatFailsIsNotARecordsDeath() {
        records(P0, 2);
        producer.sendException = new org.apache.kafka.common.errors.TimeoutException("x");
        assertThatThrownBy(this::work).isInstanceOf(ClusterException.class);

        DeathNotes notes = DeathNotes.open(folder, 1, 10);
        assertThat(notes.givenUp(new Chunks.Whole("in", 0, 0, 1, "k", null))).isFalse();
        notes.close();
        assertThat(folder.resolve("deaths")).isEmptyFile();
    }

    @Test
    void goesBackWhenPartitionsMovedBeforeTheCommit() {
        records(P0, 3);
        producer.sendOffsetsToTransactionException = new CommitFailedException();
        copy.onAssigned = () -> {
            if (copy.assigned.size() > 2 && producer.sendOffsetsToTransactionException != null) {
                producer.sendOffsetsToTransactionException = null;
                polls.clear();
                records(P0, 3);
                polls.forEach(consumer::schedulePollTask);
            }
        };

        work();

        assertThat(copy.seen).containsExactly("0-0", "0-1", "0-2", "0-0", "0-1", "0-2");
        assertThat(sent()).containsExactly("0-0", "0-1", "0-2");
        assertThat(copy.assigned).containsExactlyInAnyOrder("0:", "1:", "0:", "1:");
    }

    @Test
    void commitsBeforePartitionsGo() {
        records(P0, 3);
        atPoll(() -> consumer.rebalance(List.of(P1)));

        work();

        assertThat(sent()).containsExactly("0-0", "0-1", "0-2");
        assertThat(position(0)).isEqualTo(3);
    }

    @Test
    void getsBackItsStateWithItsPosition() {
        consumer.schedulePollTask(() -> {
            consumer.updateBeginningOffsets(Map.of(P0, 0L, P1, 0L));
            consumer.rebalance(List.of(P0));
            consumer.commitSync(Map.of(P0, new OffsetAndMetadata(0, "ids=7")));
            consumer.rebalance(List.of());
            consumer.rebalance(List.of(P0, P1));
        });

        run();

        assertThat(copy.assigned).containsExactly("0:", "0:ids=7", "1:");
    }

    @Test
    void saysThatAnotherProcessHasTakenOver() {
        records(P0, 2);
        atPoll(producer::fenceProducer);

        assertThatThrownBy(this::work).isInstanceOf(FencedException.class).hasMessageContaining("another process");
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

    /** Lets the partition have as many records, {@code <partition>-<number>}. */
    private void records(TopicPartition partition, int count) {
        atPoll(() -> {
            for (int i = 0; i < count; i++) {
                String id = partition.partition() + "-" + i;
                add(
                        partition,
                        i,
                        new ProducerRecord<>(
                                "in", bytes(id), Codec.quarantined().encode(quarantined(id))));
            }
        });
    }

    private final List<Runnable> polls = new ArrayList<>();

    private void atPoll(Runnable happens) {
        polls.add(happens);
    }

    private void work() {
        consumer.schedulePollTask(() -> {
            consumer.updateBeginningOffsets(Map.of(P0, 0L, P1, 0L));
            consumer.rebalance(List.of(P0, P1));
        });
        polls.forEach(consumer::schedulePollTask);
        run();
    }

    private void run() {
        producer.initTransactions();
        Outbox outbox = new Outbox(producer, "", "test");
        DeathNotes notes = DeathNotes.open(folder, 1, 10_000);
        AtomicInteger idle = new AtomicInteger();
        AtomicInteger before = new AtomicInteger();
        try (WholeRecords records = new WholeRecords(consumer, name -> false, () -> clock.addAndGet(step))) {
            new StageWorker<>(0, Map.of("in", IN), records, outbox, copy, notes, counts, clock::get)
                    .work(() -> before.getAndSet(copy.seen.size()) == copy.seen.size() && idle.incrementAndGet() > 5);
            notes.stopped();
        } finally {
            notes.close();
        }
    }

    private void add(TopicPartition partition, long offset, ProducerRecord<byte[], byte[]> record) {
        ConsumerRecord<byte[], byte[]> arrived =
                new ConsumerRecord<>(partition.topic(), partition.partition(), offset, record.key(), record.value());
        record.headers().forEach(arrived.headers()::add);
        consumer.addRecord(arrived);
    }

    private List<String> sent() {
        return producer.history().stream()
                .map(r -> Codec.quarantined().decode(r.value()).id())
                .toList();
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(int transaction) {
        return producer.consumerGroupOffsetsHistory()
                .get(transaction)
                .values()
                .iterator()
                .next();
    }

    /** The position in partition 0 that a transaction held. */
    private long position(int transaction) {
        return Objects.requireNonNull(committed(transaction).get(P0)).offset();
    }

    private static OffsetAndMetadata position(long offset, int seen) {
        return new OffsetAndMetadata(offset, "seen=" + seen);
    }

    private static Quarantined quarantined(String id) {
        return new Quarantined(id, StageName.INGEST, HeldReason.BOMB);
    }

    private static Payload payload(String id) {
        Payload.Sink sink = new Payload.Sink();
        Codec.quarantined().encode(quarantined(id), sink);
        return sink.take();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static MockProducer<byte[], byte[]> producer() {
        Node node = new Node(0, "localhost", 1);
        List<PartitionInfo> partitions = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            partitions.add(new PartitionInfo("out", i, node, new Node[] {node}, new Node[] {node}));
        }
        return new MockProducer<>(
                new org.apache.kafka.common.Cluster("c", List.of(node), partitions, Set.of(), Set.of()),
                true,
                null,
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
