package org.leakproof.contract.record;

/** Where the zone of a time comes from. */
public enum ZoneBasis {
    /** The archive says it. */
    STATED,
    /** The operator said it. */
    ASSUMED,
    /** Nobody says it: the time is a wall clock's somewhere. */
    UNKNOWN
}
