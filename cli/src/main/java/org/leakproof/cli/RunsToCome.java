package org.leakproof.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.leakproof.contract.record.ArchiveEvent;
import org.leakproof.contract.stream.Cluster;
import org.leakproof.contract.stream.EventLog;
import org.leakproof.contract.stream.TopicAdmin;

/** Follows what is registered on a cluster and hands each new thing, once, to a long-running stage. */
final class RunsToCome {
    /** Deals with one event. */
    interface Handler {
        void handle(ArchiveEvent event) throws Exception;
    }

    private RunsToCome() {}

    /** Runs until told to stop; begins with everything that is registered already. */
    static void follow(Cluster cluster, Class<? extends ArchiveEvent> type, Handler handler, BooleanSupplier stop)
            throws Exception {
        try (TopicAdmin admin = TopicAdmin.open(cluster)) {
            admin.ensure(List.of(cluster.topics().archives(), cluster.topics().quarantine()));
        }
        Set<String> done = new HashSet<>();
        try (EventLog log = EventLog.open(cluster, EventLog.WITHOUT_ENTRIES)) {
            while (!stop.getAsBoolean()) {
                log.await(
                        now -> now.all().values().stream()
                                .anyMatch(event -> type.isInstance(event) && !done.contains(event.key())),
                        stop);
                for (ArchiveEvent event : log.all().values()) {
                    if (!stop.getAsBoolean() && type.isInstance(event) && !done.contains(event.key())) {
                        handler.handle(event);
                        done.add(event.key());
                    }
                }
            }
        }
    }
}
