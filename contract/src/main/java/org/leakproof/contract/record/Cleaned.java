package org.leakproof.contract.record;

/** What the topic of a run's outcomes carries. The last outcome of an id before the end mark counts. */
public sealed interface Cleaned permits Outcome, EndOfRun {}
