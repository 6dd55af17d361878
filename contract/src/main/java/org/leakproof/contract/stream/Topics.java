package org.leakproof.contract.stream;

import org.leakproof.contract.record.ArchiveEvent;
import org.leakproof.contract.record.ArchiveId;
import org.leakproof.contract.record.Cleaned;
import org.leakproof.contract.record.Ingested;
import org.leakproof.contract.record.LearnedName;
import org.leakproof.contract.record.Quarantined;
import org.leakproof.contract.record.RedactedValue;
import org.leakproof.contract.record.RunId;

/** The topics of a cluster: what they are called and what they carry. Makes nothing; see {@link TopicAdmin}. */
public final class Topics {
    private final Cluster cluster;

    Topics(Cluster cluster) {
        this.cluster = cluster;
    }

    /** {@code messages.<archive>}: keyed by message id. */
    public Topic<Ingested> messages(ArchiveId archive) {
        return new Topic<>(
                cluster.prefix() + "messages." + archive,
                Codec.ingested(),
                Topic.Cleanup.KEEP,
                true,
                true,
                cluster.partitions());
    }

    /** {@code cleaned.<run>}: keyed by message id, on the partition on which the message stood. */
    public Topic<Cleaned> cleaned(RunId run) {
        return new Topic<>(
                cluster.prefix() + "cleaned." + run,
                Codec.cleaned(),
                Topic.Cleanup.KEEP,
                true,
                true,
                cluster.partitions());
    }

    /** {@code values.<run>}: compacted; the key must name the value's entity and content by a keyed hash, so that equal
     *  keys hold equal values. */
    public Topic<RedactedValue> values(RunId run) {
        return new Topic<>(
                cluster.prefix() + "values." + run,
                Codec.redactedValue(),
                Topic.Cleanup.COMPACT,
                true,
                true,
                cluster.partitions());
    }

    /** {@code participants.<archive>}: compacted; the key must name the content by a hash, as for values. */
    public Topic<LearnedName> participants(ArchiveId archive) {
        return new Topic<>(
                cluster.prefix() + "participants." + archive,
                Codec.learnedName(),
                Topic.Cleanup.COMPACT,
                true,
                true,
                cluster.partitions());
    }

    /** {@code archives}: compacted, keyed by {@link ArchiveEvent#key}, one partition; see {@link EventLog}. */
    public Topic<ArchiveEvent> archives() {
        return new Topic<>(cluster.prefix() + "archives", Codec.archiveEvent(), Topic.Cleanup.COMPACT, true, false, 1);
    }

    /** {@code quarantine}: keyed by the held item's id. */
    public Topic<Quarantined> quarantine() {
        return new Topic<>(
                cluster.prefix() + "quarantine",
                Codec.quarantined(),
                Topic.Cleanup.KEEP,
                true,
                false,
                cluster.partitions());
    }

    /** {@code published}: the output topic, compacted; keys and parts as {@link PublishedParts} makes them. */
    public Topic<PublishedPart> published() {
        return new Topic<>(
                cluster.prefix() + "published",
                Codec.published(),
                Topic.Cleanup.COMPACT,
                false,
                false,
                cluster.partitions());
    }
}
