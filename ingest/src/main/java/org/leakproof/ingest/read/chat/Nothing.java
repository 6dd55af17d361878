package org.leakproof.ingest.read.chat;

import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.json.JsonRecord;
import org.leakproof.ingest.read.json.RecordSink;

/** Wants no records: for what stands around them. */
final class Nothing implements RecordSink {
    @Override
    public boolean wants(long offset) {
        return false;
    }

    @Override
    public void record(JsonRecord record) {}

    @Override
    public void held(long offset, long length, HeldReason reason) {}

    @Override
    public void gap(long offset, long length) {}
}
