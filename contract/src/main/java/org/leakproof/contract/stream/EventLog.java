package org.leakproof.contract.stream;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.leakproof.contract.record.ArchiveEvent;

/** What is known of archives and runs, as a map that follows the topic {@code archives}. One thread. */
public final class EventLog implements AutoCloseable {
    /** All keys but those of single entries, of which an archive may have a million. */
    public static final Predicate<String> WITHOUT_ENTRIES = key -> !key.contains("/entry/");

    private EventLog() {}

    /** Reads everything that is on the topic now.
     *
     *  @param keys which events to keep in memory; the others are passed over without being decoded */
    public static EventLog open(Cluster cluster, Predicate<String> keys) {
        throw new UnsupportedOperationException();
    }

    /** Adds an event to the transaction that is open. */
    public static void append(Outbox outbox, Topics topics, ArchiveEvent event) {
        outbox.send(topics.archives(), event.key(), event);
    }

    /** Adds events in a transaction of their own.
     *
     *  @param transactionalId as for {@link Outbox#open} */
    public static void append(Cluster cluster, String transactionalId, List<ArchiveEvent> events) {
        throw new UnsupportedOperationException();
    }

    /** The latest event of the key, of those read so far. */
    public Optional<ArchiveEvent> latest(String key) {
        throw new UnsupportedOperationException();
    }

    /** The latest event of the key, of those read so far.
     *
     *  @throws ClassCastException if it is another sort of event */
    public <E extends ArchiveEvent> Optional<E> latest(String key, Class<E> type) {
        throw new UnsupportedOperationException();
    }

    /** The latest event of every key, sorted by key, of those read so far. */
    public Map<String, ArchiveEvent> all() {
        throw new UnsupportedOperationException();
    }

    /** Reads on, to what is the topic's end now, transactions that are about to be committed included. */
    public void catchUp() {
        throw new UnsupportedOperationException();
    }

    /** Reads what comes within the timeout, and returns it at once when something comes: events in order, superseded ones
     *  included. */
    public List<ArchiveEvent> poll(Duration timeout) {
        throw new UnsupportedOperationException();
    }

    /** Reads on until the condition holds.
     *
     *  @param condition asked at first and after every news
     *  @param stop asked at least every 200 ms
     *  @return whether the condition holds: false if {@code stop} said so first */
    public boolean await(Predicate<EventLog> condition, BooleanSupplier stop) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
