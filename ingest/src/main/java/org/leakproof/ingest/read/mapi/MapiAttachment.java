package org.leakproof.ingest.read.mapi;

import org.leakproof.contract.record.HeldReason;

/** What an item carries.
 *
 *  @param properties its name and type */
public record MapiAttachment(MapiProperties properties, Content content) {
    /** What is in it. */
    public sealed interface Content {}

    /** Bytes. */
    public record Data(Blob bytes) implements Content {}

    /** A message within the message.
     *
     *  @param bytes what it was read from; empty where it has no bytes of its own */
    public record Embedded(MapiItem item, Blob bytes) implements Content {}

    /** It is named only: a file elsewhere. */
    public record Elsewhere() implements Content {}

    /** It cannot be read.
     *
     *  @param bytes what there is of it */
    public record Unread(HeldReason reason, Blob bytes) implements Content {}
}
