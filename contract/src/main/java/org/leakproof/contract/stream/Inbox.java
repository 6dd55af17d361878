package org.leakproof.contract.stream;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Where whole records arrive from topics, committed ones only. One thread, except {@link #wakeup}. Chunks are joined;
 *  tombstones are passed over. Every method may throw {@link ClusterException}, {@link FencedException}, and
 *  {@link CodecException} for bytes that are no record of the topic. */
public final class Inbox<T> implements AutoCloseable {
    private Inbox() {}

    /** Reads the partitions given, each from the offset given. */
    public static <T> Inbox<T> assigned(Cluster cluster, Topic<T> topic, Map<Integer, Long> positions) {
        throw new UnsupportedOperationException();
    }

    /** Reads all partitions from their beginning. */
    public static <T> Inbox<T> fromStart(Cluster cluster, Topic<T> topic) {
        throw new UnsupportedOperationException();
    }

    /** Shares the partitions with the other members of the group and goes on where the group stands.
     *
     *  @param member names this member for good: whoever comes again under the same name gets the same partitions at
     *      once */
    public static <T> Inbox<T> subscribed(Cluster cluster, List<Topic<T>> topics, String group, String member) {
        throw new UnsupportedOperationException();
    }

    /** Hands over everything that is on the topic now, transactions that are about to be committed included; by
     *  partition, in order. */
    public static <T> void readAll(Cluster cluster, Topic<T> topic, Consumer<Delivery<T>> reader) {
        throw new UnsupportedOperationException();
    }

    /** The next record; empty if none came within the timeout or {@link #wakeup} was called. */
    public Optional<Delivery<T>> next(Duration timeout) {
        throw new UnsupportedOperationException();
    }

    /** By partition, where to go on behind everything that {@link #next} gave. */
    public Map<Integer, Long> positions(Topic<T> topic) {
        throw new UnsupportedOperationException();
    }

    /** Makes {@link #next} return soon; from any thread. */
    public void wakeup() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
