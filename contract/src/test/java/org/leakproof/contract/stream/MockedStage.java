package org.leakproof.contract.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Quarantined;
import org.leakproof.contract.record.StageName;

/** A stage that sends on what it gets, on Kafka's own mocks: what comes, what goes wrong, and what it did. */
final class MockedStage {
    static final Topic<Quarantined> IN = new Topic<>("in", Codec.quarantined(), Topic.Cleanup.KEEP, true, true, 2);
    static final TopicPartition P0 = new TopicPartition("in", 0);
    static final TopicPartition P1 = new TopicPartition("in", 1);
    private static final Topic<Quarantined> OUT =
            new Topic<>("out", Codec.quarantined(), Topic.Cleanup.KEEP, true, true, 2);

    private final Path folder;
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final MockProducer<byte[], byte[]> producer = newProducer();
    private final StageCounts counts = new StageCounts();
    private final AtomicLong clock = new AtomicLong();
    private final Copy copy = new Copy();
    private final List<Runnable> polls = new ArrayList<>();
    private long step = 1_000_000;

    /** @param folder where it notes what it died of */
    MockedStage(Path folder) {
        this.folder = folder;
    }

    /** @param nanoseconds that a poll takes, about */
    void step(long nanoseconds) {
        step = nanoseconds;
    }

    /** Lets it fail on this record, once it has sent it on. */
    void failOn(String id) {
        copy.failOn = id;
    }

    /** What happens whenever it is given a partition. */
    void onAssigned(Runnable happens) {
        copy.onAssigned = happens;
    }

    /** Lets the partition have as many records, {@code <partition>-<number>}. */
    void records(TopicPartition partition, int count) {
        atPoll(() -> arrive(partition, count));
    }

    /** The same records at once. */
    void arrive(TopicPartition partition, int count) {
        for (int i = 0; i < count; i++) {
            String id = partition.partition() + "-" + i;
            add(
                    partition,
                    i,
                    new ProducerRecord<>(
                            "in", id.getBytes(UTF_8), Codec.quarantined().encode(quarantined(id))));
        }
    }

    /** What happens at one of the next polls, in this order. */
    void atPoll(Runnable happens) {
        polls.add(happens);
    }

    void add(TopicPartition partition, long offset, ProducerRecord<byte[], byte[]> record) {
        ConsumerRecord<byte[], byte[]> arrived =
                new ConsumerRecord<>(partition.topic(), partition.partition(), offset, record.key(), record.value());
        record.headers().forEach(arrived.headers()::add);
        consumer.addRecord(arrived);
    }

    /** Gives it both partitions, lets happen what was asked for, and goes on until nothing more comes. */
    void work() {
        consumer.schedulePollTask(() -> {
            consumer.updateBeginningOffsets(Map.of(P0, 0L, P1, 0L));
            consumer.rebalance(List.of(P0, P1));
        });
        polls.forEach(consumer::schedulePollTask);
        run();
    }

    /** Goes on until nothing more comes. */
    void run() {
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

    MockConsumer<byte[], byte[]> consumer() {
        return consumer;
    }

    MockProducer<byte[], byte[]> producer() {
        return producer;
    }

    StageCounts counts() {
        return counts;
    }

    /** The records that it got, and those that it gave up. */
    List<String> seen() {
        return copy.seen;
    }

    /** The partitions that it was given, each with its state. */
    List<String> assigned() {
        return copy.assigned;
    }

    /** The records that it sent. */
    List<String> sent() {
        return producer.history().stream()
                .map(r -> Codec.quarantined().decode(r.value()).id())
                .toList();
    }

    /** What a transaction held. */
    Map<TopicPartition, OffsetAndMetadata> committed(int transaction) {
        return producer.consumerGroupOffsetsHistory()
                .get(transaction)
                .values()
                .iterator()
                .next();
    }

    /** The position in partition 0 that a transaction held. */
    long position(int transaction) {
        return Objects.requireNonNull(committed(transaction).get(P0)).offset();
    }

    static Quarantined quarantined(String id) {
        return new Quarantined(id, StageName.INGEST, HeldReason.BOMB);
    }

    private static MockProducer<byte[], byte[]> newProducer() {
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
}
