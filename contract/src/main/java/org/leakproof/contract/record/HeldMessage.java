package org.leakproof.contract.record;

/** A message that ingest found and could not read whole: it keeps its place in the books.
 *
 *  @param attachments how many attachments were counted in it, held with it */
public record HeldMessage(MessageId id, Provenance provenance, HeldReason reason, int attachments)
        implements Ingested {}
