package org.leakproof.contract.record;

/** What the topic of an archive's messages carries. Each id stands there once; each partition ends with an end mark. */
public sealed interface Ingested permits Message, HeldMessage, EndOfArchive {}
