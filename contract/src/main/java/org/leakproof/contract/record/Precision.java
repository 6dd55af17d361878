package org.leakproof.contract.record;

/** How exactly a time is known. */
public enum Precision {
    MILLISECOND,
    SECOND,
    MINUTE,
    DAY,
    MONTH,
    YEAR,
    /** Not known at all, or not readable. */
    NONE
}
