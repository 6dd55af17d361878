package org.leakproof.contract.stream;

import java.util.concurrent.atomic.LongAdder;

/** What a stage has done so far, for the progress line. Thread-safe; not for the books, which match ids. */
public final class StageCounts {
    /** @param in records dealt with
     *  @param out records sent
     *  @param held of those dealt with
     *  @param bytes of input, in the unit of the stage */
    public record Snapshot(long in, long out, long held, long bytes) {}

    private final LongAdder in = new LongAdder();
    private final LongAdder out = new LongAdder();
    private final LongAdder held = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    public void in(long records) {
        in.add(records);
    }

    public void out(long records) {
        out.add(records);
    }

    public void held(long records) {
        held.add(records);
    }

    public void bytes(long read) {
        bytes.add(read);
    }

    public Snapshot snapshot() {
        return new Snapshot(in.sum(), out.sum(), held.sum(), bytes.sum());
    }
}
