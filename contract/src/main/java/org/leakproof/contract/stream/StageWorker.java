package org.leakproof.contract.stream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** One thread of a stage: its reader, its transactions, its part of the partitions. */
final class StageWorker<I> implements WholeRecords.Listener {
    /** While there is more to read: each transaction costs the cluster the same, however much is in it. */
    private static final long LONGEST_NANOS = 1_000_000_000;
    /** When nothing more is there to be read. */
    private static final long SHORTEST_NANOS = 100_000_000;

    private static final int MOST_RECORDS = 1_000;
    private static final long MOST_BYTES = 4 << 20;

    /** A record of this size goes alone: it may take so long that a transaction with others before it would time out. */
    private static final int LARGE_BYTES = 1 << 20;

    /** Kafka's limit for what is noted beside a position is 4,096 bytes. */
    private static final int MOST_STATE = 3_000;

    private final int thread;
    private final Map<String, Topic<I>> topics;
    private final WholeRecords records;
    private final Outbox outbox;
    private final Stage<I> stage;
    private final DeathNotes notes;
    private final StageCounts counts;
    private final LongSupplier nanos;
    private final Map<TopicPartition, Long> moved = new HashMap<>();
    private long began;
    private long taken;
    private long takenBytes;
    private boolean waiting = true;

    StageWorker(
            int thread,
            Map<String, Topic<I>> topics,
            WholeRecords records,
            Outbox outbox,
            Stage<I> stage,
            DeathNotes notes,
            StageCounts counts,
            LongSupplier nanos) {
        this.thread = thread;
        this.topics = topics;
        this.records = records;
        this.outbox = outbox;
        this.stage = stage;
        this.notes = notes;
        this.counts = counts;
        this.nanos = nanos;
    }

    /** Works until told to stop; what is in hand then is committed. */
    void work(BooleanSupplier stop) {
        records.subscribe(topics.keySet(), this);
        while (!stop.getAsBoolean()) {
            Optional<Chunks.Whole> next = records.next(Duration.ofNanos(Math.min(untilDue(), SHORTEST_NANOS)));
            waiting = next.isEmpty();
            if (next.isPresent()) {
                take(next.get());
            }
            if (untilDue() == 0) {
                commit();
            }
        }
        commit();
    }

    @Override
    public void assigned(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> committed = records.committed(partitions);
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata position = committed.get(partition);
            stage.assigned(
                    topic(partition.topic()), partition.partition(), position == null ? "" : position.metadata());
        }
    }

    @Override
    public void revoked(Collection<TopicPartition> partitions) {
        try {
            tryCommit();
        } catch (Rebalanced tooLate) {
            abort();
        }
        leave(partitions);
    }

    @Override
    public void lost(Collection<TopicPartition> partitions) {
        if (outbox.isOpen()) {
            abort();
        }
        leave(partitions);
    }

    private void leave(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            stage.revoked(topic(partition.topic()), partition.partition());
        }
    }

    /** How long the open transaction may stay open; 0 if it is due. */
    private long untilDue() {
        if (!outbox.isOpen()) {
            return LONGEST_NANOS;
        }
        if (taken >= MOST_RECORDS || takenBytes >= MOST_BYTES || outbox.bytes() >= MOST_BYTES) {
            return 0;
        }
        return Math.max(0, began + (waiting ? SHORTEST_NANOS : LONGEST_NANOS) - nanos.getAsLong());
    }

    private void take(Chunks.Whole record) {
        Payload value = record.value();
        if (value == null) {
            begin();
            moved(record);
        } else if (notes.careful()) {
            takeCarefully(record, value);
        } else {
            if (value.size() >= LARGE_BYTES) {
                commit();
            }
            begin();
            notes.take(thread, record, false);
            process(record, value);
        }
    }

    private void takeCarefully(Chunks.Whole record, Payload value) {
        commit();
        notes.alone().lock();
        try {
            begin();
            notes.take(thread, record, true);
            process(record, value);
            if (commit()) {
                notes.passed(record);
            }
        } finally {
            notes.alone().unlock();
        }
    }

    private void process(Chunks.Whole record, Payload value) {
        try {
            Delivery<I> delivery = Inbox.decode(topic(record.topic()), record, value);
            if (notes.givenUp(record)) {
                stage.stoppedTwice(delivery, outbox);
            } else {
                stage.process(delivery, outbox);
            }
        } catch (ClusterException | FencedException notOfTheRecord) {
            throw notOfTheRecord;
        } catch (RuntimeException | StackOverflowError e) {
            notes.blame(thread, record);
            throw e;
        }
        moved(record);
        taken++;
        takenBytes += value.size();
    }

    private void moved(Chunks.Whole record) {
        moved.put(new TopicPartition(record.topic(), record.partition()), record.nextOffset());
    }

    private void begin() {
        if (!outbox.isOpen()) {
            outbox.begin();
            began = nanos.getAsLong();
        }
    }

    /** @return whether what was in hand is committed: otherwise it will come again */
    private boolean commit() {
        try {
            tryCommit();
            return true;
        } catch (Rebalanced tooLate) {
            abort();
            goBack();
            return false;
        }
    }

    private void tryCommit() {
        if (!outbox.isOpen()) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        moved.forEach((partition, next) -> offsets.put(
                partition, new OffsetAndMetadata(next, state(topic(partition.topic()), partition.partition()))));
        outbox.offsets(offsets, records.group());
        outbox.commit();
        counts.in(taken);
        counts.out(outbox.records());
        counts.bytes(takenBytes);
        clear();
    }

    private void abort() {
        if (outbox.isOpen()) {
            outbox.abort();
        }
        clear();
    }

    private void clear() {
        moved.clear();
        taken = 0;
        takenBytes = 0;
        notes.done(thread);
    }

    /** To where the group stands, records and stage alike. */
    private void goBack() {
        Collection<TopicPartition> ours = records.assignment();
        Map<TopicPartition, OffsetAndMetadata> committed = records.committed(ours);
        for (TopicPartition partition : ours) {
            OffsetAndMetadata position = committed.get(partition);
            if (position == null) {
                records.seekToBeginning(partition);
            } else {
                records.seek(partition, position.offset());
            }
        }
        assigned(ours);
    }

    private String state(Topic<I> topic, int partition) {
        String state = stage.state(topic, partition);
        if (state.length() > MOST_STATE
                || !StandardCharsets.US_ASCII.newEncoder().canEncode(state)) {
            throw new IllegalStateException(
                    "state of " + state.length() + " characters, expected up to " + MOST_STATE + " of ASCII");
        }
        return state;
    }

    private Topic<I> topic(String name) {
        Topic<I> topic = topics.get(name);
        if (topic == null) {
            throw new IllegalStateException("nobody asked for " + name);
        }
        return topic;
    }
}
