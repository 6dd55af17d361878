package org.leakproof.publish;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import org.leakproof.contract.record.ArchiveEvent;
import org.leakproof.contract.record.ArchiveEvent.EntryRead;
import org.leakproof.contract.record.ArchiveEvent.EntryStatus;
import org.leakproof.contract.record.ArchiveEvent.Read;
import org.leakproof.contract.record.ArchiveEvent.Registered;
import org.leakproof.contract.record.ArchiveEvent.RunRegistered;
import org.leakproof.contract.record.ArchiveId;
import org.leakproof.contract.record.Attachment;
import org.leakproof.contract.record.Cleaned;
import org.leakproof.contract.record.EndOfRun;
import org.leakproof.contract.record.Hashes;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.IdSet;
import org.leakproof.contract.record.MessageId;
import org.leakproof.contract.record.Outcome;
import org.leakproof.contract.record.Outcome.AttachmentOutcome;
import org.leakproof.contract.record.RunId;
import org.leakproof.publish.plan.ArchiveFacts;
import org.leakproof.publish.spool.Spool;

/** A run with made-up outcomes, as it would come out of redact. */
public final class MadeUpRun {
    private RunId id = new RunId("00000000000000f1");
    private final boolean approvable;
    private final int partitions;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<EntryRead> heldEntries = new ArrayList<>();
    private final List<ArchiveEvent> parts = new ArrayList<>();
    private final Map<ArchiveId, Integer> archives = new LinkedHashMap<>();

    public MadeUpRun(int partitions) {
        this(partitions, true);
    }

    public MadeUpRun(int partitions, boolean approvable) {
        this.partitions = partitions;
        this.approvable = approvable;
    }

    /** One record of the topic. */
    public record Sent(int partition, long offset, Cleaned value) {}

    /** An archive's id; numbers sort as their archives do. */
    public static ArchiveId archive(int number) {
        return new ArchiveId(String.format("%032x", number + 0xa0));
    }

    public RunId id() {
        return id;
    }

    /** Gives the run another id than the usual one. */
    public MadeUpRun named(String run) {
        id = new RunId(run);
        return this;
    }

    public int partitions() {
        return partitions;
    }

    /** Adds an outcome; a later one of the same id replaces it. */
    public MadeUpRun add(MadeUpOutcome outcome) {
        return add(outcome.build());
    }

    public MadeUpRun add(Outcome outcome) {
        archives.putIfAbsent(outcome.provenance().archive(), 0);
        outcomes.add(outcome);
        return this;
    }

    /** Adds an entry that ingest held. */
    public MadeUpRun addHeldEntry(int archive, int entry, HeldReason reason) {
        archives.putIfAbsent(archive(archive), 0);
        heldEntries.add(entry(archive(archive), entry, EntryStatus.HELD, Optional.of(reason), 0));
        return this;
    }

    /** Adds what a source says of a part of itself. */
    public MadeUpRun addPart(int archive, int entry, int part, String name, long declared, long found, long held) {
        parts.add(new ArchiveEvent.PartRead(archive(archive), entry, part, name, declared, found, held));
        return this;
    }

    public RunRegistered registered() {
        return new RunRegistered(
                id(),
                archives.keySet().stream()
                        .sorted(java.util.Comparator.comparing(ArchiveId::value))
                        .toList(),
                "policyhash",
                "decisionshash",
                "keyid",
                "0.1.0",
                approvable,
                partitions);
    }

    private static EntryRead entry(
            ArchiveId archive, int entry, EntryStatus status, Optional<HeldReason> held, long found) {
        return new EntryRead(
                archive,
                entry,
                OptionalInt.empty(),
                Base64.getEncoder()
                        .encodeToString(("Papiere/Müller-" + entry + ".bin").getBytes(StandardCharsets.UTF_8)),
                "source" + entry,
                Optional.empty(),
                100,
                status,
                false,
                held,
                Optional.of("mbox"),
                found,
                0,
                0);
    }

    private List<Outcome> latest() {
        Map<String, Outcome> latest = new LinkedHashMap<>();
        for (Outcome outcome : outcomes) {
            latest.put(outcome.provenance().archive() + outcome.id().value(), outcome);
        }
        return List.copyOf(latest.values());
    }

    /** What ingest said. */
    public List<ArchiveEvent> events() {
        List<ArchiveEvent> events = new ArrayList<>(heldEntries);
        events.addAll(parts);
        for (ArchiveId archive : archives.keySet()) {
            events.add(new Registered(archive, "content", "/somewhere/ä.mbox", 4711, Map.of("zone", "UTC"), 1));
            IdSet entries = IdSet.EMPTY;
            IdSet messages = IdSet.EMPTY;
            IdSet attachments = IdSet.EMPTY;
            Map<Integer, Long> found = new TreeMap<>();
            for (Outcome outcome : latest()) {
                if (outcome.provenance().archive().equals(archive)) {
                    found.merge(outcome.provenance().entry(), 1L, Long::sum);
                    messages = messages.plus(outcome.id().value());
                    attachments = attachments.plus(attachments(outcome));
                }
            }
            for (Map.Entry<Integer, Long> each : found.entrySet()) {
                events.add(entry(archive, each.getKey(), EntryStatus.READ, Optional.empty(), each.getValue()));
                entries = entries.plus(archive + "#" + each.getKey());
            }
            for (EntryRead held : heldEntries) {
                if (held.archive().equals(archive)) {
                    entries = entries.plus(archive + "#" + held.entry());
                }
            }
            events.add(new Read(archive, entries, messages, attachments));
        }
        return events;
    }

    public ArchiveFacts facts() {
        return facts(events());
    }

    public static ArchiveFacts facts(List<ArchiveEvent> events) {
        return visitor -> {
            for (ArchiveEvent event : events) {
                visitor.event(event);
            }
        };
    }

    private static IdSet attachments(Outcome outcome) {
        IdSet set = IdSet.EMPTY;
        for (AttachmentOutcome attachment : outcome.attachments()) {
            set = set.plus(Attachment.id(outcome.id(), attachment.ordinal()));
        }
        return set;
    }

    private int partition(MessageId id) {
        return Math.floorMod(id.value().hashCode(), partitions);
    }

    /** The topic, with end marks, partitions interleaved as the seed says. */
    public List<Sent> topic(long seed) {
        List<List<Cleaned>> byPartition = new ArrayList<>();
        for (int p = 0; p < partitions; p++) {
            byPartition.add(new ArrayList<>());
        }
        outcomes.forEach(outcome -> byPartition.get(partition(outcome.id())).add(outcome));
        for (int p = 0; p < partitions; p++) {
            byPartition.get(p).add(end(p));
        }
        Random random = new Random(seed);
        List<Sent> topic = new ArrayList<>();
        int[] next = new int[partitions];
        while (true) {
            List<Integer> open = new ArrayList<>();
            for (int p = 0; p < partitions; p++) {
                if (next[p] < byPartition.get(p).size()) {
                    open.add(p);
                }
            }
            if (open.isEmpty()) {
                return topic;
            }
            int p = open.get(random.nextInt(open.size()));
            topic.add(new Sent(p, 3L * next[p] + 1, byPartition.get(p).get(next[p]++)));
        }
    }

    private EndOfRun end(int partition) {
        IdSet messages = IdSet.EMPTY;
        IdSet attachments = IdSet.EMPTY;
        for (Outcome outcome : latest()) {
            if (partition(outcome.id()) == partition) {
                messages = messages.plus(outcome.id().value());
                attachments = attachments.plus(attachments(outcome));
            }
        }
        return new EndOfRun(id(), partition, messages, attachments);
    }

    /** Takes from the topic what the spool has not, committing after every so many. */
    public void fill(Spool spool, List<Sent> topic, int perCommit) throws java.io.IOException {
        int waiting = 0;
        for (Sent sent : topic) {
            if (sent.offset() < spool.next(sent.partition())) {
                continue;
            }
            if (sent.value() instanceof Outcome outcome) {
                spool.append(sent.partition(), sent.offset(), outcome);
            } else if (sent.value() instanceof EndOfRun end) {
                spool.append(sent.partition(), sent.offset(), end);
            }
            if (++waiting == perCommit) {
                spool.commit();
                waiting = 0;
            }
        }
        spool.commit();
    }

    /** The inner id of a message at a place. */
    static MessageId messageId(String place) {
        return new MessageId(Hashes.hex128("message", place));
    }

    static Instant minute(int minute) {
        return Instant.parse("2014-03-01T00:00:00Z").plusSeconds(60L * minute);
    }
}
