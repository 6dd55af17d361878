package org.leakproof.contract.record;

/** The last record of one partition of an archive's messages: what must have come before it.
 *
 *  @param messages every message id of this partition, held ones included
 *  @param attachments every {@link Attachment#id} of this partition */
public record EndOfArchive(ArchiveId archive, int partition, IdSet messages, IdSet attachments) implements Ingested {}
