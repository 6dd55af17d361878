package org.leakproof.publish.sink;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A destination of a release's tables, writing into its payload. Rows of different tables come mixed; those of one table
 *  come in their final order. Used by one thread.
 *
 *  <p>What it writes depends on the rows alone: no clock, no locale, no path, no random number. */
public interface Sink extends Closeable {
    /** Takes a row.
     *
     *  @param cells one for each column, as text, empty for none; numbers in decimal digits. LONG_TEXT cells hold the
     *      whole text, also where the next cell names a file */
    void row(Table table, List<String> cells) throws IOException;

    /** Completes what was written: files are in the payload when this returns. */
    void finish() throws IOException;

    /** What to say of its files in {@code datapackage.json}, after {@link #finish}, in the order of {@link Table}; empty
     *  for files that are no tables. */
    List<Resource> resources();

    /** Lets go of files that are not finished. */
    @Override
    void close() throws IOException;

    /** A file that holds rows of a table.
     *
     *  @param name of the resource: lower case, no spaces
     *  @param path in the payload
     *  @param rows without a header */
    record Resource(String name, String path, Table table, long rows, String format, String mediaType) {}
}
