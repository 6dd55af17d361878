package org.leakproof.contract.stream;

import java.util.Map;

/** Where records leave for topics: all those of one transaction, or none. One owner, one thread.
 *
 *  <p>Records beyond {@link #MAX_RECORD_BYTES} travel in chunks on topics that allow it. Every method may throw
 *  {@link FencedException} when another process has opened the same id, and {@link ClusterException} when the cluster does
 *  not answer; after either nothing of the open transaction counts and only {@link #close} may follow. */
public final class Outbox implements AutoCloseable {
    /** The size in bytes, after encoding, up to which a record travels whole. */
    public static final int MAX_RECORD_BYTES = 900 * 1024;

    private Outbox() {}

    /** Takes over the id: whoever had it before is fenced, and what they left open is aborted.
     *
     *  @param transactionalId names the owner, such as {@code ingest.<archive>}; the cluster's prefix is put before it */
    public static Outbox open(Cluster cluster, String transactionalId) {
        throw new UnsupportedOperationException();
    }

    /** Opens a transaction. */
    public void begin() {
        throw new UnsupportedOperationException();
    }

    /** Sends to the partition of the key: {@link Topic#partitionOf} over the partitions that the topic has. */
    public <T> void send(Topic<T> topic, String key, T value) {
        throw new UnsupportedOperationException();
    }

    public <T> void send(Topic<T> topic, int partition, String key, T value) {
        throw new UnsupportedOperationException();
    }

    /** Deletes a key from a compacted topic. */
    public void tombstone(Topic<?> topic, String key) {
        throw new UnsupportedOperationException();
    }

    public void tombstone(Topic<?> topic, int partition, String key) {
        throw new UnsupportedOperationException();
    }

    /** Puts a reader's positions into the transaction; {@link TopicAdmin#committed} finds them.
     *
     *  @param positions by partition, the offset of the first record that is not dealt with */
    public void offsets(String group, Topic<?> topic, Map<Integer, Long> positions) {
        throw new UnsupportedOperationException();
    }

    /** Bytes sent in the open transaction, encoded: to end it before it gets too large. */
    public long bytes() {
        throw new UnsupportedOperationException();
    }

    /** Records sent in the open transaction; chunks of one count once. */
    public long records() {
        throw new UnsupportedOperationException();
    }

    /** Returns when the transaction is decided for good. */
    public void commit() {
        throw new UnsupportedOperationException();
    }

    /** Nothing of the transaction is seen by any reader. */
    public void abort() {
        throw new UnsupportedOperationException();
    }

    /** Aborts an open transaction. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
