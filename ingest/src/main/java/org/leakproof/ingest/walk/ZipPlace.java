package org.leakproof.ingest.walk;

/**
 * A zip entry and where it lies.
 *
 * @param header first byte of the local header; -1 if there is none where it should be
 * @param data first byte of the data
 * @param ends whether the length of the data is known; otherwise it reaches to the end of the zip or of its own stream
 */
record ZipPlace(ZipRecord record, long header, long data, boolean ends) {}
