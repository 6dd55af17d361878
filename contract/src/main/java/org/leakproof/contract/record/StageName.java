package org.leakproof.contract.record;

/** The steps of the pipeline that can hold something. */
public enum StageName {
    INGEST,
    REDACT,
    PUBLISH
}
