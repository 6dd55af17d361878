package org.leakproof.contract.record;

/** The last record of one partition of a run's outcomes: what must have come before it, over all archives of the run. */
public record EndOfRun(RunId run, int partition, IdSet messages, IdSet attachments) implements Cleaned {}
