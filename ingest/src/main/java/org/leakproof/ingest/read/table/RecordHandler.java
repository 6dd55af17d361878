package org.leakproof.ingest.read.table;

import java.util.Optional;
import org.leakproof.contract.record.HeldReason;

/** Where a splitter's records go, in the order in which they stand; offsets and lengths in bytes of the entry. */
interface RecordHandler {
    /** Whether a record that begins here is wanted; where it is not, it need not be parsed and is not handed over. */
    boolean wants(long offset);

    /** @param bytes of the record, from {@code start}; good until this returns
     *  @param fields empty if it does not fit the mapping */
    void record(long offset, byte[] bytes, int start, int length, Optional<Fields> fields);

    /** A record that cannot be handed over. */
    void held(long offset, long length, HeldReason reason);

    /** What lies between records. */
    void gap(long offset, long length);
}
