package org.leakproof.ingest.walk;

import java.io.IOException;

/** Sees every entry of an archive in walking order, on the thread that called {@link ArchiveWalker#walk}. */
public interface EntryVisitor {
    /**
     * Chooses what to do with an entry that has bytes to look at. Not called for what the walker settles alone: links,
     * special files, encrypted entries, unknown compression, empty files. The entry's head and kind may be asked for;
     * its bytes wait for {@link #read}.
     */
    Decision decide(Entry entry);

    /**
     * Takes a leaf. Bytes end early where the data does: {@link Entry#fault} then says so.
     *
     * @throws IOException only for the visitor's own trouble; it ends the walk as it is
     */
    void read(Entry entry) throws IOException;

    /** Takes the final word on an entry: exactly once for every ordinal, containers after what they hold. */
    void report(EntryReport report);
}
