package org.leakproof.ingest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.leakproof.contract.record.ArchiveEvent;
import org.leakproof.contract.record.ArchiveId;
import org.leakproof.contract.record.Attachment;
import org.leakproof.contract.record.EndOfArchive;
import org.leakproof.contract.record.Hashes;
import org.leakproof.contract.record.HeldMessage;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.IdSet;
import org.leakproof.contract.record.LearnedName;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.record.MessageId;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.Quarantined;
import org.leakproof.contract.record.StageName;
import org.leakproof.contract.stream.Cluster;
import org.leakproof.contract.stream.EventLog;
import org.leakproof.contract.stream.Outbox;
import org.leakproof.contract.stream.StageCounts;
import org.leakproof.contract.stream.Topic;
import org.leakproof.contract.stream.Topics;

/** Collects what was found and sends it in transactions, each with the position behind it and the sums so far. What takes
 *  long, such as extraction, is waited for before a transaction opens. One transaction is under way while the next gathers;
 *  what it fails of, {@link #add} and {@link #end} throw. One owner. */
final class Shipment implements Carrier, Carrier.Receiver, AutoCloseable {
    private static final int MAX_ITEMS = 1000;
    private static final long MAX_BYTES = 8 << 20;
    private static final long MAX_AGE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int REMEMBERED_NAMES = 1 << 16;

    private final ArchiveId archive;
    private final Outbox outbox;
    private final Topics topics;
    private final int partitions;
    private final StageCounts counts;
    private final List<IdSet> messages;
    private final List<IdSet> attachments;
    private final ExecutorService sender =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "leakproof-ingest-send"));
    private Future<?> underWay = CompletableFuture.completedFuture(null);
    private List<Item> items = new ArrayList<>();
    private final Map<String, Boolean> names = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED_NAMES;
        }
    };
    private long bytes;
    private long oldest;
    private Optional<Progress> progress = Optional.empty();

    Shipment(
            Cluster cluster,
            ArchiveId archive,
            Outbox outbox,
            Optional<ArchiveEvent.Position> position,
            StageCounts counts) {
        this.archive = archive;
        this.outbox = outbox;
        this.topics = cluster.topics();
        this.partitions = cluster.partitions();
        this.counts = counts;
        this.messages = new ArrayList<>(position.map(ArchiveEvent.Position::messages)
                .orElseGet(() -> Collections.nCopies(partitions, IdSet.EMPTY)));
        this.attachments = new ArrayList<>(position.map(ArchiveEvent.Position::attachments)
                .orElseGet(() -> Collections.nCopies(partitions, IdSet.EMPTY)));
    }

    /** Sends what has gathered when it is enough. */
    @Override
    public void add(Item item, Progress behind) {
        if (items.isEmpty()) {
            oldest = System.nanoTime();
        }
        items.add(item);
        bytes += item.bytes();
        progress = Optional.of(behind);
        if (items.size() >= MAX_ITEMS || bytes >= MAX_BYTES || System.nanoTime() - oldest >= MAX_AGE_NANOS) {
            flush();
        }
    }

    /** Hands what has gathered to the sender, once that has sent what came before. */
    private void flush() {
        awaitSent();
        if (items.isEmpty()) {
            return;
        }
        List<Item> batch = items;
        Progress behind = progress.orElseThrow();
        items = new ArrayList<>();
        bytes = 0;
        underWay = sender.submit(() -> send(batch, behind));
    }

    private void send(List<Item> batch, Progress behind) {
        batch.forEach(Item::prepare);
        outbox.begin();
        for (Item item : batch) {
            item.send(this);
        }
        event(new ArchiveEvent.Position(
                archive,
                behind.entry(),
                behind.offset(),
                behind.found(),
                behind.foundHeld(),
                behind.part(),
                messages,
                attachments));
        outbox.commit();
    }

    private void awaitSent() {
        try {
            underWay.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ArchiveIngest.Stopped();
        }
    }

    /** Waits for the transaction under way, whatever becomes of it, and frees what was gathered and not sent. */
    @Override
    public void close() {
        sender.shutdown();
        try {
            underWay.get();
        } catch (ExecutionException | InterruptedException e) {
            // whoever closes is on the way out: nothing of that transaction counts
        }
        items.forEach(Item::prepare);
        items.clear();
    }

    /** Sends the rest, the end marks and the totals.
     *
     *  @param entries every entry of the archive */
    ArchiveEvent.Read end(IdSet entries) {
        flush();
        awaitSent();
        outbox.begin();
        IdSet allMessages = IdSet.EMPTY;
        IdSet allAttachments = IdSet.EMPTY;
        for (int p = 0; p < partitions; p++) {
            outbox.send(
                    topics.messages(archive),
                    p,
                    "end",
                    new EndOfArchive(archive, p, messages.get(p), attachments.get(p)));
            allMessages = allMessages.plus(messages.get(p));
            allAttachments = allAttachments.plus(attachments.get(p));
        }
        ArchiveEvent.Read read = new ArchiveEvent.Read(archive, entries, allMessages, allAttachments);
        event(read);
        outbox.commit();
        return read;
    }

    @Override
    public void message(Message message) {
        int partition = count(message.id(), message.attachments().size());
        outbox.send(topics.messages(archive), partition, message.id().value(), message);
        message.sender().ifPresent(this::learn);
        message.recipients().forEach(this::learn);
        for (Attachment attachment : message.attachments()) {
            attachment
                    .held()
                    .ifPresent(reason -> quarantine(Attachment.id(message.id(), attachment.ordinal()), reason));
        }
        counts.in(1);
        counts.bytes(message.provenance().length());
    }

    @Override
    public void held(HeldMessage held) {
        int partition = count(held.id(), held.attachments());
        outbox.send(topics.messages(archive), partition, held.id().value(), held);
        quarantine(held.id().value(), held.reason());
        counts.in(1);
        counts.held(1);
        counts.bytes(held.provenance().length());
    }

    @Override
    public void event(ArchiveEvent event) {
        EventLog.append(outbox, topics, event);
    }

    @Override
    public void quarantine(String id, HeldReason reason) {
        outbox.send(topics.quarantine(), id, new Quarantined(id, StageName.INGEST, reason));
    }

    private int count(MessageId id, int attached) {
        int partition = Topic.partitionOf(id.value(), partitions);
        messages.set(partition, messages.get(partition).plus(id.value()));
        for (int i = 0; i < attached; i++) {
            attachments.set(partition, attachments.get(partition).plus(Attachment.id(id, i)));
        }
        return partition;
    }

    /** Tells the address book of a participant, once each as far as remembered; the topic is compacted. */
    private void learn(Participant participant) {
        String key = Hashes.hex128(
                participant.name().orElse(""),
                participant.address().orElse(""),
                participant.handle().orElse(""),
                participant.nameSource().name());
        if (names.put(key, true) == null) {
            outbox.send(
                    topics.participants(archive),
                    key,
                    new LearnedName(
                            archive,
                            participant.name(),
                            participant.address(),
                            participant.handle(),
                            participant.nameSource()));
        }
    }
}
