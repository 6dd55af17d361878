package org.leakproof.contract.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;
import org.leakproof.contract.record.ArchiveEvent;

/** What is known of archives and runs, as a map that follows the topic {@code archives}. One thread. */
public final class EventLog implements AutoCloseable {
    /** All keys but those of single entries, of which an archive may have a million. */
    public static final Predicate<String> WITHOUT_ENTRIES = key -> !key.contains("/entry/");

    private static final Duration STOP_ASKED = Duration.ofMillis(200);

    private final TopicAdmin admin;
    private final Topic<ArchiveEvent> topic;
    private final WholeRecords records;
    private final Predicate<String> keys;
    private final TreeMap<String, ArchiveEvent> latest = new TreeMap<>();

    private EventLog(TopicAdmin admin, Topic<ArchiveEvent> topic, WholeRecords records, Predicate<String> keys) {
        this.admin = admin;
        this.topic = topic;
        this.records = records;
        this.keys = keys;
    }

    /** Reads everything that is on the topic now; the topic exists.
     *
     *  @param keys which events to keep in memory; the others are passed over without being decoded */
    public static EventLog open(Cluster cluster, Predicate<String> keys) {
        Topic<ArchiveEvent> topic = cluster.topics().archives();
        TopicAdmin admin = TopicAdmin.open(cluster);
        try {
            EventLog log = new EventLog(admin, topic, Inbox.reader(cluster, topic), keys);
            log.records.assignFromStart(List.of(new TopicPartition(topic.name(), 0)));
            log.catchUp();
            return log;
        } catch (RuntimeException e) {
            admin.close();
            throw e;
        }
    }

    /** Adds an event to the transaction that is open. */
    public static void append(Outbox outbox, Topics topics, ArchiveEvent event) {
        outbox.send(topics.archives(), event.key(), event);
    }

    /** Adds events in a transaction of their own.
     *
     *  @param transactionalId as for {@link Outbox#open} */
    public static void append(Cluster cluster, String transactionalId, List<ArchiveEvent> events) {
        try (Outbox outbox = Outbox.open(cluster, transactionalId)) {
            outbox.begin();
            for (ArchiveEvent event : events) {
                append(outbox, cluster.topics(), event);
            }
            outbox.commit();
        }
    }

    /** The latest event of the key, of those read so far. */
    public Optional<ArchiveEvent> latest(String key) {
        return Optional.ofNullable(latest.get(key));
    }

    /** The latest event of the key, of those read so far.
     *
     *  @throws ClassCastException if it is another sort of event */
    public <E extends ArchiveEvent> Optional<E> latest(String key, Class<E> type) {
        return latest(key).map(type::cast);
    }

    /** The latest event of every key, sorted by key, of those read so far: a view that changes with the log. */
    public Map<String, ArchiveEvent> all() {
        return Collections.unmodifiableMap(latest);
    }

    /** Reads on, to what is the topic's end now, transactions that are about to be committed included. */
    public void catchUp() {
        Inbox.readTo(records, topic, admin.ends(topic), this::take);
    }

    /** Reads what comes within the timeout, and returns it at once when something comes: events in order, superseded ones
     *  included. */
    public List<ArchiveEvent> poll(Duration timeout) {
        List<ArchiveEvent> news = new ArrayList<>();
        Optional<Chunks.Whole> next = records.next(timeout);
        while (next.isPresent()) {
            take(next.get()).ifPresent(news::add);
            next = records.next(Duration.ZERO);
        }
        return news;
    }

    /** Reads on until the condition holds.
     *
     *  @param condition asked at first and after every news
     *  @param stop asked at least every 200 ms
     *  @return whether the condition holds: false if {@code stop} said so first */
    public boolean await(Predicate<EventLog> condition, BooleanSupplier stop) {
        while (!condition.test(this)) {
            if (stop.getAsBoolean()) {
                return false;
            }
            poll(STOP_ASKED);
        }
        return true;
    }

    @Override
    public void close() {
        try (admin) {
            records.close();
        }
    }

    private Optional<ArchiveEvent> take(Chunks.Whole whole) {
        if (!keys.test(whole.key())) {
            return Optional.empty();
        }
        if (whole.value() == null) {
            latest.remove(whole.key());
            return Optional.empty();
        }
        ArchiveEvent event = Inbox.decode(topic, whole, whole.value()).value();
        latest.put(whole.key(), event);
        return Optional.of(event);
    }
}
