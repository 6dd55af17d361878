package org.leakproof.ingest.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An entry as a reader gets it. Good for one call of {@link MessageReader#read}, by one thread. */
public interface Source {
    /** A new stream over the entry's bytes from the first one on; the caller closes it. */
    InputStream open() throws IOException;

    /** The entry as a file, if it is a plain file on disk: seekable, read only, and not to be copied. */
    Optional<Path> file();

    /** The entry as a seekable file in any case: its own file, or a copy in the work folder, made at the first call and
     *  removed by whoever gave the source. Costs the entry's length in disk space; formats that can be streamed do
     *  without. */
    Path spooled() throws IOException;

    /** A plain file of the same archive beside this one, such as a database's log; empty if there is none, or this entry
     *  is no plain file on disk.
     *
     *  @param name its name, made of this entry's and another than that; never one that the archive's data names */
    default Optional<Path> neighbour(UnaryOperator<String> name) {
        return Optional.empty();
    }

    Head head();

    /** The entry's name as the archive holds it, byte by byte; may be in any encoding. Data, never a path. */
    byte[] rawName();

    ReadOptions options();

    /** A folder with mode 0700 for what a reader must put down; it exists, and is emptied by whoever gave the source. */
    Path work();
}
