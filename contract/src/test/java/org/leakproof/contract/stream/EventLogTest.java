package org.leakproof.contract.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.leakproof.contract.record.ArchiveEvent;
import org.leakproof.contract.record.ArchiveEvent.EntryRead;
import org.leakproof.contract.record.ArchiveEvent.EntryStatus;
import org.leakproof.contract.record.ArchiveEvent.Read;
import org.leakproof.contract.record.ArchiveEvent.Registered;
import org.leakproof.contract.record.ArchiveId;
import org.leakproof.contract.record.IdSet;

@ExtendWith(WithBroker.class)
class EventLogTest {
    private static final ArchiveId ARCHIVE = new ArchiveId("0123456789abcdef".repeat(2));
    private static final Registered REGISTERED =
            new Registered(ARCHIVE, "c", "/dümps/a.mbox", 5, Map.of("zone", "UTC"), 4);
    private static final Read READ = new Read(ARCHIVE, IdSet.EMPTY.plus("e"), IdSet.EMPTY, IdSet.EMPTY);
    private static final EntryRead ENTRY = new EntryRead(
            ARCHIVE,
            7,
            OptionalInt.empty(),
            "bmFtZQ==",
            "ab.0",
            Optional.empty(),
            1,
            EntryStatus.READ,
            false,
            Optional.empty(),
            Optional.of("mbox"),
            1,
            0,
            0);

    private final Cluster cluster = WithBroker.cluster();

    @BeforeEach
    void makeTopic() {
        try (TopicAdmin admin = TopicAdmin.open(cluster)) {
            admin.ensure(List.of(cluster.topics().archives()));
        }
    }

    @Test
    void knowsTheLatestEventOfEachKey() {
        Registered again = new Registered(ARCHIVE, "c", "/other/a.mbox", 5, Map.of(), 4);
        EventLog.append(cluster, "test", List.of(REGISTERED, READ, ENTRY, again));

        try (EventLog log = EventLog.open(cluster, key -> true)) {
            assertThat(log.latest(REGISTERED.key())).contains(again);
            assertThat(log.latest(READ.key(), Read.class)).contains(READ);
            assertThat(log.latest("nobody")).isEmpty();
            assertThat(log.all()).containsOnlyKeys(ENTRY.key(), READ.key(), REGISTERED.key());
            assertThatThrownBy(() -> log.latest(READ.key(), Registered.class)).isInstanceOf(ClassCastException.class);
        }
    }

    @Test
    void keepsOnlyWhatIsAskedFor() {
        EventLog.append(cluster, "test", List.of(REGISTERED, ENTRY));
        try (EventLog log = EventLog.open(cluster, EventLog.WITHOUT_ENTRIES)) {
            assertThat(log.all()).containsOnlyKeys(REGISTERED.key());
        }
    }

    @Test
    void followsTransactionsOfOthersAndForgetsTombstones() {
        try (EventLog log = EventLog.open(cluster, key -> true);
                Outbox outbox = Outbox.open(cluster, "test")) {
            assertThat(log.all()).isEmpty();
            outbox.begin();
            EventLog.append(outbox, cluster.topics(), REGISTERED);
            outbox.commit();
            log.catchUp();
            assertThat(log.latest(REGISTERED.key())).contains(REGISTERED);

            outbox.begin();
            EventLog.append(outbox, cluster.topics(), READ);
            outbox.tombstone(cluster.topics().archives(), REGISTERED.key());
            outbox.commit();

            assertThat(log.await(l -> l.latest(REGISTERED.key()).isEmpty(), () -> false))
                    .isTrue();
            assertThat(log.all()).containsOnlyKeys(READ.key());
        }
    }

    @Test
    void waitsForATransactionThatIsOpenWhileItCatchesUp() throws InterruptedException {
        try (EventLog log = EventLog.open(cluster, key -> true);
                Outbox slow = Outbox.open(cluster, "slow");
                Outbox quick = Outbox.open(cluster, "quick")) {
            slow.begin();
            EventLog.append(slow, cluster.topics(), REGISTERED);
            quick.begin();
            EventLog.append(quick, cluster.topics(), READ);
            quick.commit();
            // until the slow one ends, nobody may see what comes after it
            Thread later = new Thread(() -> {
                log.poll(Duration.ZERO);
                slow.commit();
            });
            later.start();
            later.join();

            log.catchUp();

            assertThat(log.all()).containsOnlyKeys(READ.key(), REGISTERED.key());
        }
    }

    @Test
    void givesTheNewsInOrder() {
        try (EventLog log = EventLog.open(cluster, key -> true)) {
            EventLog.append(cluster, "test", List.of(REGISTERED, READ));
            List<ArchiveEvent> news = new java.util.ArrayList<>();
            while (news.size() < 2) {
                news.addAll(log.poll(Duration.ofSeconds(1)));
            }
            assertThat(news).containsExactly(REGISTERED, READ);
        }
    }

    @Test
    void stopsWaitingWhenToldTo() {
        AtomicInteger asked = new AtomicInteger();
        try (EventLog log = EventLog.open(cluster, key -> true)) {
            assertThat(log.await(l -> false, () -> asked.incrementAndGet() > 2)).isFalse();
        }
    }
}
