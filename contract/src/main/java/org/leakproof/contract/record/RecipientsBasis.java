package org.leakproof.contract.record;

/** How it is known who received a message. */
public enum RecipientsBasis {
    /** The message lists them. */
    EXPLICIT,
    /** They are the members of its conversation. */
    MEMBERSHIP,
    /** The archive does not say. */
    UNKNOWN
}
