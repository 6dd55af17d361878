package org.leakproof.cli;

import java.util.List;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.contract.record.ArchiveEvent;
import org.leakproof.contract.record.ArchiveEvent.RunRegistered;
import org.leakproof.contract.record.RunId;
import org.leakproof.contract.stream.Cluster;
import org.leakproof.contract.stream.EventLog;
import org.leakproof.contract.stream.TopicAdmin;

/** Finds registered runs. */
final class RunLookup {
    private RunLookup() {}

    /** @throws OperatorMistake if there is no such run here */
    static RunRegistered one(Cluster cluster, RunId id) {
        return all(cluster).stream()
                .filter(run -> run.run().equals(id))
                .findFirst()
                .orElseThrow(() -> new OperatorMistake(
                        "run " + id + ": not known here; \"leakproof status\" lists the runs of a work folder"));
    }

    /** All runs, sorted by id. */
    static List<RunRegistered> all(Cluster cluster) {
        try (TopicAdmin admin = TopicAdmin.open(cluster)) {
            if (admin.partitions(cluster.topics().archives()).isEmpty()) {
                return List.of();
            }
        }
        try (EventLog log = EventLog.open(cluster, EventLog.WITHOUT_ENTRIES)) {
            return log.all().values().stream()
                    .filter(RunRegistered.class::isInstance)
                    .map(RunRegistered.class::cast)
                    .toList();
        }
    }

    /** @throws OperatorMistake if the text is no run id */
    static RunId parse(String text) {
        try {
            return new RunId(text);
        } catch (IllegalArgumentException e) {
            throw new OperatorMistake(
                    "\"" + text + "\": not a run; expected 16 hexadecimal digits as \"leakproof status\" shows them");
        }
    }

    /** Every event key of what is forgotten. */
    static List<String> keys(Cluster cluster, String prefix) {
        try (EventLog log = EventLog.open(cluster, key -> key.startsWith(prefix))) {
            return log.all().values().stream().map(ArchiveEvent::key).toList();
        }
    }
}
