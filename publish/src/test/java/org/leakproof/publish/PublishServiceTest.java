package org.leakproof.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.leakproof.publish.ReleaseRehearsal.column;
import static org.leakproof.publish.ReleaseRehearsal.content;
import static org.leakproof.publish.ReleaseRehearsal.options;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.contract.record.ArchiveEvent;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Quarantined;
import org.leakproof.contract.record.StageName;
import org.leakproof.contract.stream.Cluster;
import org.leakproof.contract.stream.EventLog;
import org.leakproof.contract.stream.Inbox;
import org.leakproof.contract.stream.Outbox;
import org.leakproof.contract.stream.PublishedPart;
import org.leakproof.contract.stream.PublishedParts;
import org.leakproof.contract.stream.StageCounts;
import org.leakproof.contract.stream.TopicAdmin;
import org.leakproof.publish.bag.Status;
import org.leakproof.publish.bag.TagFiles;
import org.leakproof.publish.disk.Disk;
import org.leakproof.publish.release.Approval;
import org.leakproof.publish.release.InsideNotes;
import org.leakproof.publish.release.ReleaseResult;
import org.leakproof.publish.spool.Spool;
import org.leakproof.publish.verify.ReleaseVerifier;

@ExtendWith(WithBroker.class)
class PublishServiceTest {
    private static final int PARTITIONS = 2;

    @TempDir
    Path temp;

    private Cluster cluster;
    private Path out;

    @BeforeEach
    void begin() {
        cluster = WithBroker.cluster().withPartitions(PARTITIONS);
        out = temp.resolve("release");
        try (TopicAdmin admin = TopicAdmin.open(cluster)) {
            admin.ensure(List.of(
                    cluster.topics().archives(),
                    cluster.topics().quarantine(),
                    cluster.topics().published()));
        }
    }

    /** Puts a run on its topics, as ingest and redact would. */
    private void send(MadeUpRun run) {
        try (TopicAdmin admin = TopicAdmin.open(cluster)) {
            admin.ensure(List.of(cluster.topics().cleaned(run.id())));
        }
        try (Outbox outbox = Outbox.open(cluster, "redact")) {
            outbox.begin();
            for (ArchiveEvent event : run.events()) {
                EventLog.append(outbox, cluster.topics(), event);
            }
            EventLog.append(outbox, cluster.topics(), run.registered());
            for (MadeUpRun.Sent sent : run.topic(1)) {
                outbox.send(cluster.topics().cleaned(run.id()), sent.partition(), "key", sent.value());
            }
            outbox.commit();
        }
    }

    private PublishService service(MadeUpRun run) {
        return new PublishService(cluster, run.registered(), temp.resolve("spool-" + run.id()), new StageCounts());
    }

    private ReleaseResult release(MadeUpRun run, Path folder) {
        PublishService service = service(run);
        assertThat(service.collect(() -> false)).isTrue();
        return service.write(options(folder), InsideNotes.NONE);
    }

    /** Values on the output topic by key, each change of a key counted. */
    private Map<String, Integer> published() {
        Map<String, Integer> changes = new TreeMap<>();
        Inbox.readAll(
                cluster, cluster.topics().published(), delivery -> changes.merge(delivery.key(), 1, Integer::sum));
        return changes;
    }

    private Map<String, Integer> parts() {
        Map<String, Integer> parts = new TreeMap<>();
        PublishedParts.scan(cluster, (id, count) -> parts.put(id.value(), count));
        parts.values().removeIf(count -> count == 0);
        return parts;
    }

    @Test
    void makesTheReleaseOfWhatIsOnTheTopic() throws IOException {
        MadeUpRun run = Scenario.run();
        send(run);
        assertThat(release(run, out).outcome()).isEqualTo(ReleaseResult.Outcome.WRITTEN);
        ReleaseRehearsal.release(run, temp.resolve("w"), temp.resolve("direct"));
        assertThat(content(out)).isEqualTo(content(temp.resolve("direct")));
    }

    @Test
    void goesOnWhereItWasStopped() throws IOException {
        MadeUpRun run = Scenario.run();
        send(run);
        for (int records = 0; records < 6; records++) {
            AtomicInteger left = new AtomicInteger(records);
            service(run).collect(() -> left.getAndDecrement() == 0);
        }
        release(run, out);
        ReleaseRehearsal.release(run, temp.resolve("w"), temp.resolve("direct"));
        assertThat(content(out)).isEqualTo(content(temp.resolve("direct")));
    }

    @Test
    void notesTheReleaseOnceAndQuarantinesWhatItHeldItself() {
        MadeUpRun run = Scenario.run();
        send(run);
        release(run, out);
        release(run, out);
        List<Quarantined> held = new ArrayList<>();
        Inbox.readAll(cluster, cluster.topics().quarantine(), delivery -> held.add(delivery.value()));
        assertThat(held)
                .hasSize(2)
                .allMatch(one -> one.stage() == StageName.PUBLISH && one.reason() == HeldReason.ID_CLASH);
    }

    @Test
    void sendsNothingBeforeApprovalAndTheWholeReleaseAfterIt() throws IOException {
        MadeUpRun run = Scenario.run();
        send(run);
        release(run, out);
        assertThat(published()).isEmpty();
        assertThat(service(run).approve(out, false)).isEqualTo(6);
        assertThat(published().keySet()).containsExactlyInAnyOrderElementsOf(column(out, "messages", "cite_id"));
        assertThat(published().values()).containsOnly(1);
        assertThat(TagFiles.status(out)).contains(Status.APPROVED);
        assertThat(ReleaseVerifier.verify(out).findings()).isEmpty();
    }

    @Test
    void sendsRecordsAsTheReleaseHasThem() throws IOException {
        MadeUpRun run = Scenario.run();
        send(run);
        release(run, out);
        service(run).approve(out, false);
        Map<String, String> replies = new TreeMap<>();
        Inbox.readAll(cluster, cluster.topics().published(), delivery -> {
            if (delivery.value() instanceof PublishedPart.First first) {
                replies.put(
                        first.id().value(),
                        first.record().replyTo().map(Object::toString).orElse(""));
            }
        });
        Map<String, String> rows = new TreeMap<>();
        ReleaseRehearsal.rows(out.resolve("data/messages.csv"))
                .forEach(row -> rows.put(row.get("cite_id"), row.get("reply_to")));
        assertThat(replies).isEqualTo(rows);
    }

    @Test
    void approvesAgainWithoutSendingAgain() {
        MadeUpRun run = Scenario.run();
        send(run);
        release(run, out);
        service(run).approve(out, false);
        assertThat(service(run).approve(out, false)).isEqualTo(6);
        assertThat(published().values()).containsOnly(1);
    }

    @Test
    void neverSendsARunThatRedactsNothing() throws IOException {
        MadeUpRun run = Scenario.run(false);
        send(run);
        release(run, out);
        assertThatThrownBy(() -> service(run).approve(out, false))
                .isInstanceOf(OperatorMistake.class)
                .hasMessageContaining("stays inside");
        assertThat(TagFiles.status(out)).contains(Status.INSIDE);
        assertThat(published()).isEmpty();
    }

    @Test
    void neverApprovesAFolderThatTheRunDidNotMake() throws IOException {
        MadeUpRun run = Scenario.run();
        send(run);
        release(run, out);
        Path other = temp.resolve("other");
        ReleaseRehearsal.release(new MadeUpRun(1).add(MadeUpOutcome.at(1, 0, 0)), temp.resolve("w"), other);
        assertThatThrownBy(() -> service(run).approve(other, false)).isInstanceOf(OperatorMistake.class);
        assertThat(TagFiles.status(other)).contains(Status.DRAFT);
        assertThat(published()).isEmpty();
    }

    @Test
    void holdsWhatTheOutputTopicCannotCarry() throws IOException {
        MadeUpRun run = new MadeUpRun(PARTITIONS)
                .add(MadeUpOutcome.at(1, 0, 0).in("C-" + "ü".repeat(600_000)))
                .add(MadeUpOutcome.at(1, 0, 1).text("ü".repeat(600_000)));
        send(run);
        ReleaseResult result = release(run, out);
        assertThat(result.heldHere()).extracting(Quarantined::reason).containsExactly(HeldReason.RECORD_TOO_LARGE);
        assertThat(service(run).approve(out, false)).isEqualTo(1);
        assertThat(parts()).containsEntry(MadeUpOutcome.at(1, 0, 1).publicId().value(), 3);
    }

    /** Ends the sending before and after each of its commits. */
    @Test
    void sendsEachRecordOnceWhereverItWasStopped() throws IOException {
        MadeUpRun run = new MadeUpRun(PARTITIONS);
        for (int i = 0; i < 7; i++) {
            run.add(MadeUpOutcome.at(1, 0, i));
        }
        send(run);
        release(run, out);
        String manifest = new Approval(new Disk()).approve(out);
        int deaths = 0;
        for (int step = 1; ; step++) {
            AtomicInteger left = new AtomicInteger(step % 2 == 1 ? 1 : 2);
            try (Spool spool = Spool.open(temp.resolve("spool-" + run.id()), run.id(), run.partitions(), new Disk())) {
                new OutputTopic(cluster, run.registered(), new Disk(), 2, () -> {
                            if (left.decrementAndGet() == 0) {
                                throw new IllegalStateException("dead");
                            }
                        })
                        .send(spool, run.facts(), manifest, false);
                break;
            } catch (IllegalStateException dead) {
                deaths++;
            }
            assertThat(deaths).isLessThan(20);
            if (published().size() == 7) {
                break;
            }
        }
        assertThat(service(run).approve(out, false)).isEqualTo(7);
        assertThat(published()).hasSize(7);
        assertThat(published().values()).containsOnly(1);
        assertThat(deaths).isGreaterThan(5);
    }

    @Test
    void takesBackWhatALaterRunNoLongerPublishesIfItSupersedes() {
        MadeUpRun first = new MadeUpRun(PARTITIONS)
                .add(MadeUpOutcome.at(1, 0, 0))
                .add(MadeUpOutcome.at(1, 0, 1).text("ü".repeat(600_000)))
                .add(MadeUpOutcome.at(1, 0, 2));
        MadeUpRun second = new MadeUpRun(PARTITIONS)
                .named("00000000000000f2")
                .add(MadeUpOutcome.at(1, 0, 0))
                .add(MadeUpOutcome.at(1, 0, 1).withheld())
                .add(MadeUpOutcome.at(1, 0, 2).text("kürzer"));
        send(first);
        send(second);
        release(first, out);
        release(second, temp.resolve("second"));
        service(first).approve(out, false);
        service(second).approve(temp.resolve("second"), false);
        assertThat(parts()).hasSize(3);
        service(second).approve(temp.resolve("second"), true);
        assertThat(parts())
                .containsOnlyKeys(
                        MadeUpOutcome.at(1, 0, 0).publicId().value(),
                        MadeUpOutcome.at(1, 0, 2).publicId().value());
        service(first).approve(out, false);
        assertThat(parts()).as("the first release, approved again").hasSize(3);
    }
}
