package org.leakproof.contract.stream;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.leakproof.contract.record.ArchiveId;
import org.leakproof.contract.record.RunId;

/** Makes, checks, lists and deletes topics. Thread-safe. Every method may throw {@link ClusterException}. */
public final class TopicAdmin implements AutoCloseable {
    private TopicAdmin() {}

    public static TopicAdmin open(Cluster cluster) {
        throw new UnsupportedOperationException();
    }

    /** Makes the topics that are missing and waits until all their partitions answer; checks those that exist.
     *
     *  @throws ClusterException if one exists and does not fit: another partition count or cleanup */
    public void ensure(List<Topic<?>> topics) {
        throw new UnsupportedOperationException();
    }

    /** How many partitions the topic has; empty if it does not exist. */
    public Optional<Integer> partitions(Topic<?> topic) {
        throw new UnsupportedOperationException();
    }

    /** By partition, the offset behind the last record, those of open transactions included. */
    public Map<Integer, Long> ends(Topic<?> topic) {
        throw new UnsupportedOperationException();
    }

    /** By partition, where the group goes on, as {@link Outbox#offsets} left it; partitions without a position are
     *  absent. */
    public Map<Integer, Long> committed(String group, Topic<?> topic) {
        throw new UnsupportedOperationException();
    }

    /** Archives that have topics. */
    public SortedSet<ArchiveId> archives() {
        throw new UnsupportedOperationException();
    }

    /** Runs that have topics. */
    public SortedSet<RunId> runs() {
        throw new UnsupportedOperationException();
    }

    /** Deletes an archive's topics ({@code messages}, {@code participants}). Its events and published records stay: they
     *  are tombstoned through an {@link Outbox}. Does nothing where there are none. */
    public void deleteArchive(ArchiveId archive) {
        throw new UnsupportedOperationException();
    }

    /** Deletes a run's topics ({@code cleaned}, {@code values}). Does nothing where there are none. */
    public void deleteRun(RunId run) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
