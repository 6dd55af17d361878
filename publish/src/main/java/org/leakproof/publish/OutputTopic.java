package org.leakproof.publish;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leakproof.contract.record.ArchiveEvent.RunApproved;
import org.leakproof.contract.record.ArchiveEvent.RunRegistered;
import org.leakproof.contract.record.ArchiveEvent.RunSending;
import org.leakproof.contract.record.CleanRecord;
import org.leakproof.contract.record.PublicId;
import org.leakproof.contract.stream.Cluster;
import org.leakproof.contract.stream.EventLog;
import org.leakproof.contract.stream.Outbox;
import org.leakproof.contract.stream.PublishedPart;
import org.leakproof.contract.stream.PublishedParts;
import org.leakproof.contract.stream.Topic;
import org.leakproof.contract.stream.TopicAdmin;
import org.leakproof.publish.disk.Disk;
import org.leakproof.publish.plan.ArchiveFacts;
import org.leakproof.publish.plan.ReleasePlan;
import org.leakproof.publish.release.ReleaseOptions;
import org.leakproof.publish.spool.Spool;

/** Sends an approved release to the output topic, in the order of the release, in transactions that hold how far it came.
 *  One thread. */
final class OutputTopic {
    private static final int BATCH_RECORDS = 1000;
    private static final long BATCH_BYTES = 8 << 20;

    private final Cluster cluster;
    private final RunRegistered run;
    private final Disk disk;
    private final Topic<PublishedPart> topic;

    /** What is on the topic now: parts by id; of records in one part only where they may have to be taken back. */
    private final Map<PublicId, Integer> former = new HashMap<>();

    private long sent;

    OutputTopic(Cluster cluster, RunRegistered run, Disk disk) {
        this.cluster = cluster;
        this.run = run;
        this.disk = disk;
        this.topic = cluster.topics().published();
    }

    /** @param manifest of the release, SHA-256
     *  @return how many records of the release are on the topic */
    long send(Spool spool, ArchiveFacts facts, String manifest, boolean supersede) throws IOException {
        try (TopicAdmin admin = TopicAdmin.open(cluster)) {
            admin.ensure(List.of(topic));
        }
        try (Outbox out = Outbox.open(cluster, "output")) {
            long before = sentBefore(manifest);
            PublishedParts.scan(cluster, (id, parts) -> {
                if (parts == 0) {
                    former.remove(id);
                } else if (parts > 1 || supersede) {
                    former.put(id, parts);
                }
            });
            int memory = ReleaseOptions.to(spool.folder()).memory();
            try (ReleasePlan plan = ReleasePlan.of(spool, run, facts, memory, disk)) {
                plan.ledger(settled -> {});
                out.begin();
                plan.published((record, sequence) -> {
                    if (sent++ >= before) {
                        send(record, out, manifest);
                    }
                    former.remove(record.id());
                });
            }
            if (supersede) {
                former.forEach((id, parts) -> PublishedParts.withdraw(out, topic, id, parts));
            }
            EventLog.append(out, cluster.topics(), new RunSending(run.run(), manifest, sent));
            EventLog.append(out, cluster.topics(), new RunApproved(run.run(), manifest, sent));
            out.commit();
            return sent;
        }
    }

    private long sentBefore(String manifest) {
        try (EventLog log = EventLog.open(cluster, key -> key.equals(run.run() + "/sending"))) {
            Optional<RunSending> sending = log.latest(run.run() + "/sending", RunSending.class);
            return sending.filter(s -> s.manifestSha256().equals(manifest))
                    .map(RunSending::records)
                    .orElse(0L);
        }
    }

    private void send(CleanRecord record, Outbox out, String manifest) {
        List<PublishedPart> parts = PublishedParts.split(record)
                .orElseThrow(() -> new IllegalStateException(record.id() + " fits no number of records"));
        PublishedParts.send(out, topic, parts, former.getOrDefault(record.id(), 0));
        if (out.records() >= BATCH_RECORDS || out.bytes() >= BATCH_BYTES) {
            EventLog.append(out, cluster.topics(), new RunSending(run.run(), manifest, sent));
            out.commit();
            out.begin();
        }
    }
}
