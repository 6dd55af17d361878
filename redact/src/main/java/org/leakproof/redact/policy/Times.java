package org.leakproof.redact.policy;

/** How exactly times leave. */
public enum Times {
    SECOND,
    MINUTE,
    DATE,
    MONTH,
    YEAR,
    NONE
}
