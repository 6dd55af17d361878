package org.leakproof.ingest.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An entry as a reader gets it. Good for one call of {@link MessageReader#read}, by one thread. */
public interface Source {
    /** A stream over the entry's bytes from the first one on; the caller closes it. Whoever wants a second one calls
     *  {@link #openAgain} before the first, since bytes of a container may come once only. */
    InputStream open() throws IOException;

    /** Makes {@link #open} good for any number of calls. May cost the entry's length in disk space. */
    void openAgain() throws IOException;

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

    /** What a file of the same export says, such as its list of people: the one that is called so and lies in this entry's
     *  folder, or in the nearest folder above it within the same container. Empty if there is none that is small enough to
     *  be kept.
     *
     *  @param name one of {@link MessageReader#beside()}
     *  @param parser always the same one for the same name: its answer is shared by entries */
    default <T> Optional<T> beside(String name, Beside<T> parser) throws IOException {
        return Optional.empty();
    }

    /** Takes what it needs from a file beside an entry. */
    interface Beside<T> {
        /** @return empty if the file is not what it is called; an immutable answer otherwise */
        Optional<T> parse(InputStream file) throws IOException;
    }

    Head head();

    /** The entry's name as the archive holds it, byte by byte; may be in any encoding. Data, never a path. */
    byte[] rawName();

    ReadOptions options();

    /** A folder with mode 0700 for what a reader must put down; it exists, and is emptied by whoever gave the source. */
    Path work();
}
