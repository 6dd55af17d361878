/** Reads the SQLite databases of phones and messengers: our own reader of the file format, without native code, since the
 *  file is somebody else's. Knows tables with row ids and their write-ahead log; no SQL, no indexes.
 *
 * @see <a href="https://www.sqlite.org/fileformat2.html">Database File Format</a> */
package org.leakproof.ingest.read.sqlite;
