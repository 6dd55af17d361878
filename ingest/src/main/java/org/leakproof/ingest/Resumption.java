package org.leakproof.ingest;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.leakproof.contract.record.ArchiveEvent;
import org.leakproof.contract.record.ArchiveId;
import org.leakproof.contract.record.IdSet;
import org.leakproof.contract.stream.Cluster;
import org.leakproof.contract.stream.EventLog;

/** How far an earlier process came with an archive.
 *
 *  @param position empty if nothing was committed
 *  @param leaves bytes of the leaves that are done with, by ordinal: they are not read again */
record Resumption(Optional<ArchiveEvent.Position> position, Map<Integer, Long> leaves) {
    /** Reads the archive's events; call it only once its Outbox is open, so that nobody else still writes. */
    static Resumption of(Cluster cluster, ArchiveId archive) {
        try (EventLog log = EventLog.open(cluster, key -> key.equals(archive + "/position"))) {
            Optional<ArchiveEvent.Position> position = log.latest(archive + "/position", ArchiveEvent.Position.class);
            return new Resumption(position, position.isEmpty() ? Map.of() : leaves(cluster, archive));
        }
    }

    private static Map<Integer, Long> leaves(Cluster cluster, ArchiveId archive) {
        Map<Integer, Long> leaves = new HashMap<>();
        try (EventLog log = EventLog.open(cluster, key -> key.startsWith(archive + "/entry/"))) {
            for (ArchiveEvent event : log.all().values()) {
                if (event instanceof ArchiveEvent.EntryRead entry && !entry.container()) {
                    leaves.put(entry.entry(), entry.bytes());
                }
            }
        }
        return leaves;
    }

    /** Messages that are sent. */
    long messages() {
        return position.stream()
                .flatMap(at -> at.messages().stream())
                .mapToLong(IdSet::count)
                .sum();
    }

    /** Bytes that are read, about: of the entry in hand those before the last message. */
    long bytes() {
        long done = leaves.values().stream().mapToLong(Long::longValue).sum();
        boolean within = position.isPresent() && position.get().offset() < Long.MAX_VALUE;
        return done + (within ? position.get().offset() : 0);
    }

    /** Whether messages of this entry that begin before the offset are sent. */
    boolean isSent(int entry, long offset) {
        return position.isPresent()
                && (entry < position.get().entry()
                        || entry == position.get().entry()
                                && offset < position.get().offset());
    }
}
