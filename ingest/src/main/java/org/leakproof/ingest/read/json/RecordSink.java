package org.leakproof.ingest.read.json;

import org.leakproof.contract.record.HeldReason;

/** Where records go, in the order in which they stand; offsets and lengths in bytes of the entry. */
public interface RecordSink {
    /** Whether a record that begins here is wanted; where it is not, it is not handed over. */
    boolean wants(long offset);

    void record(JsonRecord record);

    /** What should be a record and cannot be handed over. */
    void held(long offset, long length, HeldReason reason);

    /** What lies between records. Never empty. */
    void gap(long offset, long length);
}
