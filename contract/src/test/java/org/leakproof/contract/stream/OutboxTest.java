package org.leakproof.contract.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.leakproof.contract.record.ArchiveId;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.LearnedName;
import org.leakproof.contract.record.NameSource;
import org.leakproof.contract.record.Quarantined;
import org.leakproof.contract.record.RedactedValue;
import org.leakproof.contract.record.RunId;
import org.leakproof.contract.record.StageName;

/** Outbox and Inbox against a real broker. */
@ExtendWith(WithBroker.class)
class OutboxTest {
    private static final ArchiveId ARCHIVE = new ArchiveId("0123456789abcdef".repeat(2));
    private static final RunId RUN = new RunId("0123456789abcdef");
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Cluster cluster = WithBroker.cluster();
    private final Topic<Quarantined> quarantine = cluster.topics().quarantine();
    private final Topic<RedactedValue> values = cluster.topics().values(RUN);
    private final Topic<LearnedName> participants = cluster.topics().participants(ARCHIVE);

    @BeforeEach
    void makeTopics() {
        try (TopicAdmin admin = TopicAdmin.open(cluster)) {
            admin.ensure(List.of(quarantine, values, participants));
        }
    }

    @Test
    void carriesRecordsOfAnySize() {
        List<RedactedValue> sent = new ArrayList<>();
        for (int length : new int[] {1, 300_000, Outbox.MAX_RECORD_BYTES, 3_000_000}) {
            sent.add(new RedactedValue(RUN, "X", "\ud800ü🙂\u0000".repeat(length / 5) + length));
        }
        try (Outbox outbox = Outbox.open(cluster, "test")) {
            outbox.begin();
            for (RedactedValue value : sent) {
                outbox.send(values, 2, "k" + value.value().length(), value);
            }
            assertThat(outbox.records()).isEqualTo(4);
            assertThat(outbox.bytes()).isGreaterThan(8_000_000);
            outbox.commit();
        }

        List<Delivery<RedactedValue>> got = new ArrayList<>();
        Inbox.readAll(cluster, values, got::add);

        assertThat(got.stream().map(Delivery::value).toList().equals(sent)).isTrue();
        assertThat(got)
                .allMatch(d -> d.partition() == 2
                        && d.key().equals("k" + d.value().value().length()));
        for (int i = 1; i < got.size(); i++) {
            assertThat(got.get(i).offset()).isEqualTo(got.get(i - 1).nextOffset());
        }
    }

    @Test
    void sendsEqualKeysToTheSamePartition() {
        try (Outbox outbox = Outbox.open(cluster, "test")) {
            outbox.begin();
            for (int i = 0; i < 100; i++) {
                outbox.send(quarantine, "ключ" + i % 50, held("x"));
            }
            outbox.commit();
        }
        List<Delivery<Quarantined>> got = new ArrayList<>();
        Inbox.readAll(cluster, quarantine, got::add);
        assertThat(got).hasSize(100).allMatch(d -> d.partition() == Topic.partitionOf(d.key(), 4));
        assertThat(got.stream().map(Delivery::partition).distinct()).hasSize(4);
    }

    @Test
    void showsNothingThatWasNotCommitted() {
        try (Outbox outbox = Outbox.open(cluster, "test")) {
            outbox.begin();
            outbox.send(quarantine, 0, "a", held("aborted"));
            outbox.abort();
            outbox.begin();
            outbox.send(quarantine, 0, "b", held("committed"));
            outbox.commit();
            outbox.begin();
            outbox.send(quarantine, 0, "c", held("left open"));
        }
        List<String> got = new ArrayList<>();
        Inbox.readAll(cluster, quarantine, d -> got.add(d.value().id()));
        assertThat(got).containsExactly("committed");
    }

    @Test
    void newOwnerFencesTheOldOneAndDropsWhatItLeftOpen() {
        Outbox old = Outbox.open(cluster, "test");
        old.begin();
        old.send(quarantine, 0, "a", held("old"));

        try (Outbox successor = Outbox.open(cluster, "test")) {
            successor.begin();
            successor.send(quarantine, 0, "b", held("new"));
            successor.commit();
        }

        assertThatThrownBy(old::commit)
                .isInstanceOf(FencedException.class)
                .hasMessageContaining("another process has taken over");
        old.close();
        List<String> got = new ArrayList<>();
        Inbox.readAll(cluster, quarantine, d -> got.add(d.value().id()));
        assertThat(got).containsExactly("new");
    }

    @Test
    void goesOnWhereItWasToldTo() {
        try (Outbox outbox = Outbox.open(cluster, "test")) {
            outbox.begin();
            for (int i = 0; i < 10; i++) {
                outbox.send(quarantine, 1, "k", held("" + i));
            }
            outbox.commit();
        }
        try (Inbox<Quarantined> inbox = Inbox.assigned(cluster, quarantine, Map.of(1, 7L, 2, 0L))) {
            assertThat(inbox.next(LONG).orElseThrow().value().id()).isEqualTo("7");
            assertThat(inbox.next(LONG).orElseThrow().nextOffset()).isEqualTo(9);
            assertThat(inbox.next(LONG)).isPresent();
            assertThat(inbox.next(Duration.ZERO)).isEmpty();
        }
    }

    @Test
    void refusesAPositionThatIsNotThere() {
        try (Inbox<Quarantined> inbox = Inbox.assigned(cluster, quarantine, Map.of(1, 7L))) {
            assertThatThrownBy(() -> inbox.next(LONG)).isInstanceOf(ClusterException.class);
        }
    }

    @Test
    void refusesRecordsTooLargeForATopicWithoutChunks() {
        try (Outbox outbox = Outbox.open(cluster, "test")) {
            outbox.begin();
            assertThatThrownBy(() -> outbox.send(quarantine, "k", held("x".repeat(Outbox.MAX_RECORD_BYTES))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("which takes up to 921600");
        }
    }

    @Test
    void refusesToSendOutsideATransaction() {
        try (Outbox outbox = Outbox.open(cluster, "test")) {
            assertThatThrownBy(() -> outbox.send(quarantine, "k", held("x"))).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(outbox::commit).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> outbox.tombstone(quarantine, "k")).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void passesOverTombstones() {
        LearnedName name =
                new LearnedName(ARCHIVE, Optional.of("Zoë"), Optional.empty(), Optional.empty(), NameSource.SELF);
        try (Outbox outbox = Outbox.open(cluster, "test")) {
            outbox.begin();
            outbox.tombstone(participants, 0, "a");
            outbox.send(participants, 0, "b", name);
            outbox.tombstone(participants, 0, "b");
            outbox.commit();
        }
        List<LearnedName> got = new ArrayList<>();
        Inbox.readAll(cluster, participants, d -> got.add(d.value()));
        assertThat(got).containsExactly(name);
    }

    private static Quarantined held(String id) {
        return new Quarantined(id, StageName.INGEST, HeldReason.BOMB);
    }
}
