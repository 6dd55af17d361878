package org.leakproof.contract.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Takes records from a consumer, one at a time, joined where they were chunked. Holds what one fetch brought and the chunks
 *  of unfinished records; nothing is decoded. One thread. */
final class WholeRecords implements AutoCloseable {
    /** How long one poll waits at most. */
    private static final Duration SLICE = Duration.ofMillis(100);

    /** How long records may be handed out of one fetch before the consumer is asked for a sign of life. */
    private static final long POLL_AT_LEAST_NANOS = 30_000_000_000L;

    /** What to do when partitions come and go. */
    interface Listener {
        void assigned(Collection<TopicPartition> partitions);

        void revoked(Collection<TopicPartition> partitions);

        void lost(Collection<TopicPartition> partitions);
    }

    private final Consumer<byte[], byte[]> consumer;
    private final Predicate<String> compacted;
    private final LongSupplier nanos;
    private final Map<TopicPartition, Chunks> chunks = new HashMap<>();
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Deque<ConsumerRecord<byte[], byte[]>> fetched = new ArrayDeque<>();
    private @Nullable RuntimeException listenerFailure;
    private long lastPoll;

    /** @param compacted tells of a topic's name whether it is compacted */
    WholeRecords(Consumer<byte[], byte[]> consumer, Predicate<String> compacted, LongSupplier nanos) {
        this.consumer = consumer;
        this.compacted = compacted;
        this.nanos = nanos;
        this.lastPoll = nanos.getAsLong();
    }

    void assign(Map<TopicPartition, Long> from) {
        call(() -> {
            consumer.assign(from.keySet());
            from.forEach(consumer::seek);
        });
        positions.putAll(from);
    }

    void assignFromStart(Collection<TopicPartition> partitions) {
        call(() -> {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        });
    }

    void subscribe(Collection<String> topics, Listener listener) {
        call(() -> consumer.subscribe(topics, new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                keepFailure(() -> listener.assigned(partitions));
            }

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                keepFailure(() -> listener.revoked(partitions));
                partitions.forEach(WholeRecords.this::forget);
            }

            @Override
            public void onPartitionsLost(Collection<TopicPartition> partitions) {
                keepFailure(() -> listener.lost(partitions));
                partitions.forEach(WholeRecords.this::forget);
            }
        }));
    }

    /** The next record, tombstones included; empty if none came in time. */
    Optional<Chunks.Whole> next(Duration timeout) {
        long deadline = nanos.getAsLong() + timeout.toNanos();
        stayAlive();
        while (true) {
            for (var record = fetched.poll(); record != null; record = fetched.poll()) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                Optional<Chunks.Whole> whole = chunks.computeIfAbsent(
                                partition, p -> new Chunks(compacted.test(p.topic())))
                        .join(record);
                if (whole.isPresent()) {
                    positions.put(partition, whole.get().nextOffset());
                    return whole;
                }
            }
            long left = deadline - nanos.getAsLong();
            poll(left <= 0 ? Duration.ZERO : left < SLICE.toNanos() ? Duration.ofNanos(left) : SLICE);
            if (fetched.isEmpty() && left <= 0) {
                return Optional.empty();
            }
        }
    }

    /** Whether everything before the offset was handed out, or is no record but a mark of Kafka's own. */
    boolean isPast(TopicPartition partition, long end) {
        if (positions.getOrDefault(partition, 0L) >= end) {
            return true;
        }
        return fetched.isEmpty() && call(() -> consumer.position(partition)) >= end;
    }

    /** Where the group stands, with what it noted there; partitions without a position are absent. */
    Map<TopicPartition, OffsetAndMetadata> committed(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> committed =
                new HashMap<>(call(() -> consumer.committed(Set.copyOf(partitions))));
        committed.values().removeIf(position -> position == null);
        return committed;
    }

    ConsumerGroupMetadata group() {
        return call(consumer::groupMetadata);
    }

    /** The partitions that are this reader's now. */
    Set<TopicPartition> assignment() {
        return call(consumer::assignment);
    }

    /** Goes back: what was handed out since is handed out again. */
    void seek(TopicPartition partition, long offset) {
        forget(partition);
        call(() -> consumer.seek(partition, offset));
    }

    void seekToBeginning(TopicPartition partition) {
        forget(partition);
        call(() -> consumer.seekToBeginning(Set.of(partition)));
    }

    /** @param leave whether other members may have the partitions at once */
    void close(boolean leave) {
        call(() -> consumer.close(CloseOptions.groupMembershipOperation(
                leave
                        ? CloseOptions.GroupMembershipOperation.LEAVE_GROUP
                        : CloseOptions.GroupMembershipOperation.DEFAULT)));
    }

    @Override
    public void close() {
        close(false);
    }

    /** A consumer that does not poll for long is taken for dead, however busy its records keep us. */
    private void stayAlive() {
        if (!fetched.isEmpty() && nanos.getAsLong() - lastPoll > POLL_AT_LEAST_NANOS) {
            call(() -> consumer.pause(consumer.assignment()));
            poll(Duration.ZERO);
            call(() -> consumer.resume(consumer.assignment()));
        }
    }

    private void poll(Duration timeout) {
        call(() -> consumer.poll(timeout)).forEach(fetched::add);
        lastPoll = nanos.getAsLong();
        RuntimeException failure = listenerFailure;
        if (failure != null) {
            listenerFailure = null;
            throw failure;
        }
    }

    /** Kafka would wrap what a listener throws, and go on. */
    private void keepFailure(Runnable listening) {
        try {
            listening.run();
        } catch (RuntimeException e) {
            if (listenerFailure == null) {
                listenerFailure = e;
            }
        }
    }

    /** What was fetched of a partition and not handed out yet will be fetched again, by us or by others. */
    private void forget(TopicPartition partition) {
        chunks.remove(partition);
        positions.remove(partition);
        fetched.removeIf(record ->
                record.partition() == partition.partition() && record.topic().equals(partition.topic()));
    }

    private void call(Runnable action) {
        call(() -> {
            action.run();
            return action;
        });
    }

    private <R> R call(Supplier<R> action) {
        try {
            return action.get();
        } catch (KafkaException e) {
            throw Failures.of(e, "reading");
        }
    }
}
