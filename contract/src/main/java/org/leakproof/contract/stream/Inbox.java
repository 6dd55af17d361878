package org.leakproof.contract.stream;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Where whole records arrive from topics, committed ones only. One thread. Chunks are joined;
 *  tombstones are passed over. Every method may throw {@link ClusterException}, {@link FencedException}, and
 *  {@link CodecException} for bytes that are no record of the topic. */
public final class Inbox<T> implements AutoCloseable {
    /** After as long as this an abandoned transaction has been aborted; somebody keeps another one open. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(2L * ClientProperties.TRANSACTION_MILLIS);

    private final WholeRecords records;
    private final Topic<T> topic;

    private Inbox(WholeRecords records, Topic<T> topic) {
        this.records = records;
        this.topic = topic;
    }

    /** Reads the partitions given, each from the offset given. */
    public static <T> Inbox<T> assigned(Cluster cluster, Topic<T> topic, Map<Integer, Long> positions) {
        Inbox<T> inbox = new Inbox<>(reader(cluster, topic), topic);
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

    /** Hands over everything that is on the topic now, transactions that are about to be committed included; by
     *  partition, in order.
     *
     *  @throws ClusterException also if a transaction stays open for more than 4 minutes */
    public static <T> void readAll(Cluster cluster, Topic<T> topic, Consumer<Delivery<T>> reader) {
        readAll(cluster, topic, partition -> true, reader);
    }

    /** Likewise of some partitions only. */
    public static <T> void readAll(
            Cluster cluster, Topic<T> topic, IntPredicate partitions, Consumer<Delivery<T>> reader) {
        Map<Integer, Long> ends;
        try (TopicAdmin admin = TopicAdmin.open(cluster)) {
            ends = new HashMap<>(admin.ends(topic));
        }
        ends.keySet().removeIf(partition -> !partitions.test(partition));
        try (Inbox<T> inbox = fromStart(cluster, topic, ends.keySet())) {
            readTo(inbox.records, topic, ends, whole -> {
                if (whole.value() != null) {
                    reader.accept(decode(topic, whole, whole.value()));
                }
            });
        }
    }

    /** The next record; empty if none came within the timeout. */
    public Optional<Delivery<T>> next(Duration timeout) {
        while (true) {
            Optional<Chunks.Whole> next = records.next(timeout);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            Chunks.Whole whole = next.get();
            if (whole.value() != null) {
                return Optional.of(decode(topic, whole, whole.value()));
            }
        }
    }

    @Override
    public void close() {
        records.close();
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
        Inbox<T> inbox = new Inbox<>(reader(cluster, topic), topic);
        inbox.records.assignFromStart(partitions.stream()
                .map(partition -> new TopicPartition(topic.name(), partition))
                .toList());
        return inbox;
    }

    private static boolean compacted(Topic<?> topic) {
        return topic.cleanup() == Topic.Cleanup.COMPACT;
    }
}
