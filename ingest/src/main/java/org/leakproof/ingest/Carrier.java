package org.leakproof.ingest;

import org.leakproof.contract.record.ArchiveEvent;
import org.leakproof.contract.record.HeldMessage;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Message;

/** Takes what is found of an archive, in order, and passes it on. */
interface Carrier {
    /** Takes an item; may pass on what came before, this one or neither. */
    void add(Item item, Progress behind);

    /** Something found that will be passed on. */
    interface Item {
        /** Waits for what takes long; frees what is no longer needed. */
        void prepare();

        /** Passes it on, once it is prepared. */
        void send(Receiver to);

        /** What it holds in memory or on disk until it is passed on, about. */
        long bytes();
    }

    /** Where reading stands behind an item.
     *
     *  @param offset everything that begins before it is dealt with
     *  @param found messages of the entry so far
     *  @param foundHeld of these, held
     *  @param part the part of the entry that is being read */
    record Progress(int entry, long offset, long found, long foundHeld, ArchiveEvent.Part part) {}

    /** What items are passed on to. */
    interface Receiver {
        void message(Message message);

        void held(HeldMessage held);

        void event(ArchiveEvent event);

        void quarantine(String id, HeldReason reason);
    }
}
