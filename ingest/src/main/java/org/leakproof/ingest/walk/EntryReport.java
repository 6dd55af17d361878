package org.leakproof.ingest.walk;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The final word on one entry; each ordinal is reported exactly once, a container after everything it holds.
 *
 * @param ordinal the entry's number in walking order, from 0
 * @param parent ordinal of the container that holds it; empty for a file on disk
 * @param name as found, data only
 * @param source stable provenance
 * @param status what became of it
 * @param size bytes that could be read, which may be fewer than declared
 * @param sha256 SHA-256 of those bytes, 64 hex digits; empty if none were read or the entry was skipped
 * @param container the kind it was opened as; empty for a leaf
 * @param read whether {@link EntryVisitor#read} was called, which may be so for TRUNCATED, DAMAGED and BOMB too
 */
public record EntryReport(
        int ordinal,
        OptionalInt parent,
        EntryName name,
        EntrySource source,
        EntryStatus status,
        long size,
        Optional<String> sha256,
        Optional<ContainerKind> container,
        boolean read) {

    @Override
    public String toString() {
        return "EntryReport[" + ordinal + ", " + status + ", " + size + " bytes]";
    }
}
