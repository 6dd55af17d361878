package org.leakproof.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.leakproof.contract.record.ArchiveEvent.RunApproved;
import org.leakproof.contract.record.ArchiveEvent.RunRegistered;
import org.leakproof.contract.record.ArchiveEvent.RunSending;
import org.leakproof.contract.record.CleanRecord;
import org.leakproof.contract.record.PublicId;
import org.leakproof.contract.stream.Cluster;
import org.leakproof.contract.stream.EventLog;
import org.leakproof.contract.stream.Inbox;
import org.leakproof.contract.stream.Outbox;
import org.leakproof.contract.stream.PublishedPart;
import org.leakproof.contract.stream.PublishedParts;
import org.leakproof.contract.stream.Topic;
import org.leakproof.contract.stream.TopicAdmin;
import org.leakproof.publish.disk.ByteReader;
import org.leakproof.publish.disk.ByteWriter;
import org.leakproof.publish.disk.Disk;
import org.leakproof.publish.disk.ExternalSort;
import org.leakproof.publish.plan.ArchiveFacts;
import org.leakproof.publish.plan.ReleasePlan;
import org.leakproof.publish.release.ReleaseOptions;
import org.leakproof.publish.spool.Spool;

/** Sends an approved release to the output topic, in the order of public ids, in transactions that hold how far it came:
 *  after a crash it goes on from there, and readers of committed records see each record once. What is on the topic
 *  already is read first and sorted likewise, so that both pass side by side in a fixed amount of memory. One thread. */
final class OutputTopic {
    /** The topic has one writer at a time: whoever comes later fences the one before. */
    private static final String TRANSACTIONAL_ID = "output";

    private static final int BATCH_RECORDS = 1000;
    private static final long BATCH_BYTES = 8 << 20;

    private final Cluster cluster;
    private final RunRegistered run;
    private final Disk disk;
    private final Topic<PublishedPart> topic;
    private final int batchRecords;
    private final Runnable step;

    OutputTopic(Cluster cluster, RunRegistered run, Disk disk) {
        this(cluster, run, disk, BATCH_RECORDS, () -> {});
    }

    /** @param step called before and after each commit, for tests */
    OutputTopic(Cluster cluster, RunRegistered run, Disk disk, int batchRecords, Runnable step) {
        this.cluster = cluster;
        this.run = run;
        this.disk = disk;
        this.topic = cluster.topics().published();
        this.batchRecords = batchRecords;
        this.step = step;
    }

    /** @param manifest of the release, SHA-256
     *  @param supersede whether everything else that is on the topic is taken back
     *  @return how many records of the release are on the topic */
    long send(Spool spool, ArchiveFacts facts, String manifest, boolean supersede) throws IOException {
        try (TopicAdmin admin = TopicAdmin.open(cluster)) {
            admin.ensure(List.of(topic));
        }
        int memory = ReleaseOptions.to(spool.folder()).memory();
        try (Outbox outbox = Outbox.open(cluster, TRANSACTIONAL_ID);
                ReleasePlan plan = ReleasePlan.of(spool, run, facts, memory, disk);
                ExternalSort onTopic = new ExternalSort(plan.scratch(), "on-topic", memory, disk)) {
            long before = sentBefore(manifest);
            scan(onTopic);
            return new Pass(outbox, new TopicIds(onTopic.sorted()), manifest, before, supersede).over(plan);
        }
    }

    /** How much of this release is on the topic. Where another release was sent since, it may have replaced or taken back
     *  records of this one: then all are sent again. */
    private long sentBefore(String manifest) {
        long[] records = {0};
        Inbox.readAll(cluster, cluster.topics().archives(), delivery -> {
            if (delivery.value() instanceof RunSending sending) {
                boolean ours = sending.run().equals(run.run())
                        && sending.manifestSha256().equals(manifest);
                records[0] = ours ? sending.records() : 0;
            }
        });
        return records[0];
    }

    private void scan(ExternalSort onTopic) throws IOException {
        long[] number = {0};
        ByteWriter out = new ByteWriter();
        try {
            PublishedParts.scan(cluster, (id, parts) -> {
                try {
                    onTopic.add(out.clear().ascii(id.value()).i64(number[0]++).i32(parts));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** What the topic holds, sorted by id; of one id, what came last counts. */
    private static final class TopicIds {
        private static final int ID = 16;

        private final ExternalSort.Cursor cursor;
        private Optional<byte[]> next;

        TopicIds(ExternalSort.Cursor cursor) throws IOException {
            this.cursor = cursor;
            this.next = cursor.next();
        }

        /** The id that comes next; empty at the end. */
        Optional<String> id() {
            return next.map(bytes -> new ByteReader(bytes, 0).ascii(ID));
        }

        /** Passes over the id that comes next and gives its parts. */
        int parts() throws IOException {
            String id = id().orElseThrow();
            int parts = 0;
            while (id().equals(Optional.of(id))) {
                parts = new ByteReader(next.orElseThrow(), ID + 8).i32();
                next = cursor.next();
            }
            return parts;
        }
    }

    /** One pass over the release and the topic. Records are taken back wherever they are found: if that was interrupted,
     *  the next pass does not find those that are gone. */
    private final class Pass {
        private final Outbox outbox;
        private final TopicIds onTopic;
        private final String manifest;
        private final long before;
        private final boolean supersede;
        private long sent;
        private boolean open;

        Pass(Outbox outbox, TopicIds onTopic, String manifest, long before, boolean supersede) {
            this.outbox = outbox;
            this.onTopic = onTopic;
            this.manifest = manifest;
            this.before = before;
            this.supersede = supersede;
        }

        long over(ReleasePlan plan) throws IOException {
            plan.publishedById((id, record) -> {
                passBefore(Optional.of(id.value()));
                int former = onTopic.id().equals(Optional.of(id.value())) ? onTopic.parts() : 0;
                if (sent >= before) {
                    send(record.get(), former);
                }
                sent++;
                commitIfLarge();
            });
            passBefore(Optional.empty());
            begin();
            EventLog.append(outbox, cluster.topics(), new RunApproved(run.run(), manifest, sent));
            commit();
            return sent;
        }

        private void send(CleanRecord record, int former) {
            List<PublishedPart> parts = PublishedParts.split(record)
                    .orElseThrow(() -> new IllegalStateException(record.id() + " fits no number of records"));
            begin();
            PublishedParts.send(outbox, topic, parts, former);
        }

        /** @param id up to which the topic is passed over; empty for its end */
        private void passBefore(Optional<String> id) throws IOException {
            for (Optional<String> other = onTopic.id();
                    other.isPresent() && (id.isEmpty() || other.get().compareTo(id.get()) < 0);
                    other = onTopic.id()) {
                int parts = onTopic.parts();
                if (supersede && parts > 0) {
                    begin();
                    PublishedParts.withdraw(outbox, topic, new PublicId(other.get()), parts);
                    commitIfLarge();
                }
            }
        }

        private void begin() {
            if (!open) {
                outbox.begin();
                open = true;
            }
        }

        private void commitIfLarge() {
            if (open && (outbox.records() >= batchRecords || outbox.bytes() >= BATCH_BYTES)) {
                commit();
            }
        }

        private void commit() {
            EventLog.append(outbox, cluster.topics(), new RunSending(run.run(), manifest, Math.max(sent, before)));
            step.run();
            outbox.commit();
            open = false;
            step.run();
        }
    }
}
