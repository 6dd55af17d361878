package org.leakproof.contract.record;

/** Where a message was found: enough to find it again, not enough to read it. Stays inside.
 *
 *  @param archive the archive as it was read
 *  @param entry the entry's number in walking order, from 0
 *  @param source the entry as content, whatever it is called and whatever lies beside it: SHA-256 of the file on disk,
 *      which copy of that content it is, and the path of child numbers within it
 *  @param offset where the message begins within the entry: the first byte, from 0, or the row, as the reader defines it
 *  @param length its length in the same unit
 *  @param reader the reader's name
 *  @param readerVersion counts up whenever the reader finds other boundaries in the same bytes */
public record Provenance(
        ArchiveId archive, int entry, String source, long offset, long length, String reader, int readerVersion) {
    public Provenance {
        if (entry < 0 || offset < 0 || length < 0 || source.isEmpty() || reader.isEmpty()) {
            throw new IllegalArgumentException("provenance out of range: entry " + entry + ", offset " + offset);
        }
    }

    /** What public and inner ids are made from: it does not change when files are renamed, moved or joined by others. */
    public String place() {
        return source + "@" + offset;
    }

    @Override
    public String toString() {
        return "Provenance[" + archive + ", entry " + entry + ", offset " + offset + ", length " + length + "]";
    }
}
