package org.leakproof.contract.stream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.IllegalGenerationException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Where records leave for topics: all those of one transaction, or none. One owner, one thread.
 *
 *  <p>Records beyond {@link #MAX_RECORD_BYTES} travel in chunks on topics that allow it. Every method may throw
 *  {@link FencedException} when another process has opened the same id, and {@link ClusterException} when the cluster does
 *  not answer; after either nothing of the open transaction counts and only {@link #close} may follow. A transaction that
 *  stays open for more than 2 minutes after its first record is aborted by the cluster, which looks like the former. */
public final class Outbox implements AutoCloseable {
    /** The size in bytes, after encoding, up to which a record travels whole. */
    public static final int MAX_RECORD_BYTES = 900 * 1024;

    private static final Duration CLOSE = Duration.ofSeconds(10);

    private final Producer<byte[], byte[]> producer;
    private final String id;
    private final String prefix;
    private final Map<String, Integer> partitions = new HashMap<>();
    private final AtomicReference<Exception> sendFailure = new AtomicReference<>();
    private final Payload.Sink sink = new Payload.Sink();
    private boolean open;
    private boolean failed;
    private long records;
    private long bytes;

    Outbox(Producer<byte[], byte[]> producer, String prefix, String id) {
        this.producer = producer;
        this.prefix = prefix;
        this.id = id;
    }

    /** Takes over the id: whoever had it before is fenced, and what they left open is aborted.
     *
     *  @param transactionalId names the owner, such as {@code ingest.<archive>}; the cluster's prefix is put before it */
    public static Outbox open(Cluster cluster, String transactionalId) {
        Producer<byte[], byte[]> producer = new KafkaProducer<>(
                ClientProperties.producer(cluster, cluster.prefix() + transactionalId),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        Outbox outbox = new Outbox(producer, cluster.prefix(), transactionalId);
        try {
            outbox.call("start", () -> producer.initTransactions());
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
        return outbox;
    }

    /** Opens a transaction. */
    public void begin() {
        if (open) {
            throw new IllegalStateException("the transaction of " + id + " is open already");
        }
        call("begin", producer::beginTransaction);
        open = true;
        records = 0;
        bytes = 0;
    }

    /** Sends to the partition of the key: {@link Topic#partitionOf} over the partitions that the topic has. */
    public <T> void send(Topic<T> topic, String key, T value) {
        send(topic, partition(topic, key), key, value);
    }

    /** Sends to the partition given. */
    public <T> void send(Topic<T> topic, int partition, String key, T value) {
        sink.reset();
        topic.codec().encode(value, sink);
        Payload encoded = sink.take();
        for (ProducerRecord<byte[], byte[]> record : Chunks.of(topic, partition, key, encoded)) {
            send(record);
        }
        records++;
        bytes += encoded.size();
    }

    /** Deletes a key from a compacted topic. */
    public void tombstone(Topic<?> topic, String key) {
        tombstone(topic, partition(topic, key), key);
    }

    /** Deletes a key from a partition of a compacted topic. */
    public void tombstone(Topic<?> topic, int partition, String key) {
        if (topic.cleanup() != Topic.Cleanup.COMPACT) {
            throw new IllegalStateException(topic + " is not compacted: nothing can be deleted from it by its key");
        }
        send(new ProducerRecord<>(topic.name(), partition, key.getBytes(StandardCharsets.UTF_8), null));
        records++;
    }

    /** Puts a group member's positions into the transaction.
     *
     *  @throws Rebalanced if the partitions are no longer this member's: abort, and go on from what is committed */
    void offsets(Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
        checkOpen();
        call("offsets", () -> producer.sendOffsetsToTransaction(offsets, group));
    }

    /** Bytes sent in the open transaction, encoded: to end it before it gets too large. */
    public long bytes() {
        return bytes;
    }

    /** Records sent in the open transaction; chunks of one count once. */
    public long records() {
        return records;
    }

    /** Returns when the transaction is decided for good. */
    public void commit() {
        checkOpen();
        call("commit", producer::commitTransaction);
        Exception lost = sendFailure.get();
        if (lost != null) {
            throw failure("send", lost);
        }
        open = false;
    }

    /** Nothing of the transaction is seen by any reader. */
    public void abort() {
        checkOpen();
        call("abort", producer::abortTransaction);
        sendFailure.set(null);
        open = false;
    }

    boolean isOpen() {
        return open;
    }

    /** Aborts an open transaction. */
    @Override
    public void close() {
        try {
            if (open && !failed) {
                abort();
            }
        } finally {
            producer.close(failed ? Duration.ZERO : CLOSE);
        }
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        checkOpen();
        Exception earlier = sendFailure.get();
        if (earlier != null) {
            throw failure("send", earlier);
        }
        call(
                "send",
                () -> producer.send(record, (sent, e) -> {
                    if (e != null) {
                        sendFailure.compareAndSet(null, e);
                    }
                }));
    }

    /** The partition on which the key lands, of those that the topic has. */
    int partition(Topic<?> topic, String key) {
        Integer count = partitions.get(topic.name());
        if (count == null) {
            count = call(
                    "look-up of topic " + topic + " (does it exist?)",
                    () -> producer.partitionsFor(topic.name()).size());
            partitions.put(topic.name(), count);
        }
        return Topic.partitionOf(key, count);
    }

    private void checkOpen() {
        if (!open || failed) {
            throw new IllegalStateException(
                    "no transaction of " + id + " is open" + (failed ? ": the last one failed" : ""));
        }
    }

    private void call(String what, Runnable action) {
        call(what, () -> {
            action.run();
            return what;
        });
    }

    private <R> R call(String what, Supplier<R> action) {
        try {
            return action.get();
        } catch (CommitFailedException
                | RebalanceInProgressException
                | IllegalGenerationException
                | UnknownMemberIdException moved) {
            throw new Rebalanced(moved);
        } catch (KafkaException e) {
            throw failure(what, e);
        }
    }

    private RuntimeException failure(String what, Exception e) {
        failed = true;
        return Failures.of(e, what + " of " + id);
    }
}
