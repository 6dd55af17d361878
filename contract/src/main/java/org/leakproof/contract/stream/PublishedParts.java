package org.leakproof.contract.stream;

import java.util.List;
import java.util.Optional;
import org.leakproof.contract.record.CleanRecord;
import org.leakproof.contract.record.PublicId;

/** How a cleaned message stands on the output topic: in as many parts as its size takes, on one partition, in order, in
 *  one transaction. No text is cut; no part begins or ends inside a surrogate pair. */
public final class PublishedParts {
    private PublishedParts() {}

    /** The parts of a record, each below {@link Outbox#MAX_RECORD_BYTES} encoded; empty if even that cannot be done,
     *  because something that is not text is too large: hold it as RECORD_TOO_LARGE. */
    public static Optional<List<PublishedPart>> split(CleanRecord record) {
        throw new UnsupportedOperationException();
    }

    /** Sends the parts, and tombstones for those that an earlier version of the record had more.
     *
     *  @param formerParts how many parts the record has on the topic now; 0 if it is not there */
    public static void send(Outbox outbox, Topic<PublishedPart> topic, List<PublishedPart> parts, int formerParts) {
        throw new UnsupportedOperationException();
    }

    /** Takes a record back: tombstones for all its parts. */
    public static void withdraw(Outbox outbox, Topic<PublishedPart> topic, PublicId id, int formerParts) {
        throw new UnsupportedOperationException();
    }

    /** What {@link #scan} finds. */
    public interface Visitor {
        /** @param parts how many parts the record has from here on; 0 if it was taken back */
        void seen(PublicId id, int parts);
    }

    /** Goes through the output topic as it is now; of one id, what comes last counts. */
    public static void scan(Cluster cluster, Visitor visitor) {
        throw new UnsupportedOperationException();
    }

    static String key(PublicId id, int part) {
        return part == 0 ? id.value() : id.value() + "/" + part;
    }
}
