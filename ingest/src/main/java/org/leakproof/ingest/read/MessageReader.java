package org.leakproof.ingest.read;

import java.io.IOException;
import java.util.Set;

/** Reads the messages of one format. Stateless: one instance serves any number of entries, one thread each.
 *
 * <p>What a reader promises:
 * <ul>
 * <li>It accounts for every byte (or row) of an entry, in ascending order: what it hands over as message, as held or as
 *     gap lies end to end and adds up to the entry's length.
 * <li>One bad message never stops the next. The data's fault is never an exception: what cannot be read whole is held
 *     with a reason.
 * <li>The same bytes give the same calls. Memory does not grow with the entry; a large message grows no further than
 *     the limits that its reader states.
 * <li>Nothing is cut: a text is handed over whole or its message is held.
 * </ul> */
public interface MessageReader {
    /** Short, lower case, stable: it stands in the provenance of every message that it reads. */
    String name();

    /** Counts up whenever the reader finds other boundaries in the same bytes than before. */
    int version();

    /** Whether the offsets and lengths of its messages count rows: then a message has no bytes of its own in the entry. */
    default boolean countsRows() {
        return false;
    }

    /** Whether its messages may name files of the export that are entries of their own. Such entries are read once more
     *  before the archive is, to learn which files are meant.
     *
     *  @param head of an entry that it accepts */
    default boolean namesFiles(Head head) {
        return false;
    }

    /** Names, without folders, of files that it looks into through {@link Source#beside}. */
    default Set<String> beside() {
        return Set.of();
    }

    /** Whether the entry is of this format, told by its content; a name may only add to evidence in the content. */
    boolean accepts(Head head);

    /** Hands every message of the entry to the sink, in the order in which they stand there.
     *
     *  @throws IOException if the source cannot be read to its end; by then everything that it did give is accounted
     *      for, and the message in which it broke off carries the flag ENTRY_DAMAGED or is held as TRUNCATED; or if the work
     *      folder cannot be written */
    void read(Source source, MessageSink sink) throws IOException;
}
