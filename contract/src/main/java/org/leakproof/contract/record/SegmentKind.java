package org.leakproof.contract.record;

/** Whose words a piece of a body is. */
public enum SegmentKind {
    /** The sender's, for this message. */
    OWN,
    /** Repeated from an earlier message. */
    QUOTED,
    /** Passed on from elsewhere. */
    FORWARDED,
    /** A signature or disclaimer. */
    SIGNATURE
}
