package org.leakproof.redact.policy;

/** What becomes of a field. */
public enum Treatment {
    /** It leaves as the rules leave it. */
    REDACT,
    /** It leaves as written; neither rules nor gate look at it. */
    KEEP,
    /** It does not leave. */
    DROP
}
