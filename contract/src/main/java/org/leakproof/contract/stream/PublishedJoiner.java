package org.leakproof.contract.stream;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leakproof.contract.record.CleanRecord;
import org.leakproof.contract.record.PublicId;

/** Turns the records of one partition of the output topic, in order, back into messages. For consumers that read committed
 *  records only. Keeps the parts of unfinished messages in memory. One thread. */
public final class PublishedJoiner {
    /** What a record of the topic completes. */
    public sealed interface Change {}

    /** A message, or a new version of one. */
    public record Put(CleanRecord record) implements Change {}

    /** A message that was taken back. */
    public record Removed(PublicId id) implements Change {}

    /** Takes the next record of the partition; empty where it completes nothing yet.
     *
     *  @param value null for a tombstone
     *  @throws CodecException if it is no record of the output topic */
    public Optional<Change> accept(String key, byte @Nullable [] value) {
        throw new UnsupportedOperationException();
    }
}
