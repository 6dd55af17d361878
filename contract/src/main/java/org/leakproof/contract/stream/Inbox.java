package org.leakproof.contract.stream;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Where whole records arrive from topics, committed ones only. One thread, except {@link #wakeup}. Chunks are joined;
 *  tombstones are passed over. Every method may throw {@link ClusterException}, {@link FencedException}, and
 *  {@link CodecException} for bytes that are no record of the topic. */
public final class Inbox<T> implements AutoCloseable {
    /** After as long as this an abandoned transaction has been aborted; somebody keeps another one open. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(2L * ClientProperties.TRANSACTION_MILLIS);

    private final WholeRecords records;
    private final Map<String, Topic<T>> topics;
    private final boolean leaves;

    Inbox(WholeRecords records, Map<String, Topic<T>> topics, boolean leaves) {
        this.records = records;
        this.topics = topics;
        this.leaves = leaves;
    }

    /** Reads the partitions given, each from the offset given. */
    public static <T> Inbox<T> assigned(Cluster cluster, Topic<T> topic, Map<Integer, Long> positions) {
        Inbox<T> inbox = new Inbox<>(reader(cluster, topic), Map.of(topic.name(), topic), false);
        Map<TopicPartition, Long> from = new HashMap<>();
        positions.forEach((partition, offset) -> from.put(new TopicPartition(topic.name(), partition), offset));
        inbox.records.assign(from);
        return inbox;
    }

    /** Reads all partitions from their beginning. */
    public static <T> Inbox<T> fromStart(Cluster cluster, Topic<T> topic) {
        try (TopicAdmin admin = TopicAdmin.open(cluster)) {
            return fromStart(cluster, topic, admin.ends(topic).keySet());
        }
    }

    /** Shares the partitions with the other members of the group and goes on where the group stands: where
     *  {@link Outbox#offsets} left it. For loops of your own; {@link StageRunner} has one.
     *
     *  @param group the cluster's prefix is put before it
     *  @param member names this member for good: whoever comes again under the same name gets the same partitions at
     *      once */
    public static <T> Inbox<T> subscribed(Cluster cluster, List<Topic<T>> topics, String group, String member) {
        Map<String, Topic<T>> byName = new HashMap<>();
        topics.forEach(topic -> byName.put(topic.name(), topic));
        String name = cluster.prefix() + group;
        WholeRecords records = new WholeRecords(
                consumer(ClientProperties.member(cluster, name, name + "." + member)),
                topic -> compacted(Objects.requireNonNull(byName.get(topic))),
                System::nanoTime);
        records.subscribe(byName.keySet(), new WholeRecords.Listener() {
            @Override
            public void assigned(Collection<TopicPartition> partitions) {}

            @Override
            public void revoked(Collection<TopicPartition> partitions) {}

            @Override
            public void lost(Collection<TopicPartition> partitions) {}
        });
        return new Inbox<>(records, byName, true);
    }

    /** Hands over everything that is on the topic now, transactions that are about to be committed included; by
     *  partition, in order.
     *
     *  @throws ClusterException also if a transaction stays open for more than 4 minutes */
    public static <T> void readAll(Cluster cluster, Topic<T> topic, Consumer<Delivery<T>> reader) {
        Map<Integer, Long> ends;
        try (TopicAdmin admin = TopicAdmin.open(cluster)) {
            ends = admin.ends(topic);
        }
        try (Inbox<T> inbox = fromStart(cluster, topic, ends.keySet())) {
            readTo(inbox.records, topic, ends, whole -> {
                if (whole.value() != null) {
                    reader.accept(decode(topic, whole, whole.value()));
                }
            });
        }
    }

    /** The next record; empty if none came within the timeout or {@link #wakeup} was called. */
    public Optional<Delivery<T>> next(Duration timeout) {
        while (true) {
            Optional<Chunks.Whole> next = records.next(timeout);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            Chunks.Whole whole = next.get();
            Topic<T> topic = topics.get(whole.topic());
            if (topic == null) {
                throw new IllegalStateException("nobody asked for " + whole.topic());
            }
            if (whole.value() != null) {
                return Optional.of(decode(topic, whole, whole.value()));
            }
        }
    }

    /** By partition, where to go on behind everything that {@link #next} gave; partitions of which it gave nothing are
     *  absent. */
    public Map<Integer, Long> positions(Topic<T> topic) {
        Map<Integer, Long> positions = new HashMap<>();
        records.positions().forEach((partition, offset) -> {
            if (partition.topic().equals(topic.name())) {
                positions.put(partition.partition(), offset);
            }
        });
        return positions;
    }

    /** Makes {@link #next} return within 100 ms; from any thread. */
    public void wakeup() {
        records.wakeup();
    }

    @Override
    public void close() {
        records.close(leaves);
    }

    /** Reads until all partitions are past their ends, whatever is still to be decided before them. */
    static void readTo(WholeRecords records, Topic<?> topic, Map<Integer, Long> ends, Consumer<Chunks.Whole> reader) {
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        for (Map.Entry<Integer, Long> end : ends.entrySet()) {
            TopicPartition partition = new TopicPartition(topic.name(), end.getKey());
            while (!records.isPast(partition, end.getValue())) {
                Optional<Chunks.Whole> next = records.next(Duration.ofMillis(100));
                if (next.isPresent()) {
                    reader.accept(next.get());
                    deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
                } else if (System.nanoTime() > deadline) {
                    throw new ClusterException("reading " + topic + ": a transaction on it stays open, or the cluster"
                            + " does not answer");
                }
            }
        }
    }

    static <T> Delivery<T> decode(Topic<T> topic, Chunks.Whole whole, Payload value) {
        try {
            return new Delivery<>(
                    topic,
                    whole.partition(),
                    whole.offset(),
                    whole.nextOffset(),
                    whole.key(),
                    topic.codec().decode(value),
                    value.size());
        } catch (CodecException e) {
            throw new CodecException(topic + "/" + whole.partition() + "@" + whole.offset() + ": " + e.getMessage());
        }
    }

    static WholeRecords reader(Cluster cluster, Topic<?> topic) {
        return new WholeRecords(consumer(ClientProperties.reader(cluster)), name -> compacted(topic), System::nanoTime);
    }

    static org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer(java.util.Properties properties) {
        try {
            return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        } catch (KafkaException e) {
            throw Failures.of(e, "start of a reader");
        }
    }

    private static <T> Inbox<T> fromStart(Cluster cluster, Topic<T> topic, Collection<Integer> partitions) {
        Inbox<T> inbox = new Inbox<>(reader(cluster, topic), Map.of(topic.name(), topic), false);
        inbox.records.assignFromStart(partitions.stream()
                .map(partition -> new TopicPartition(topic.name(), partition))
                .toList());
        return inbox;
    }

    private static boolean compacted(Topic<?> topic) {
        return topic.cleanup() == Topic.Cleanup.COMPACT;
    }
}
