package org.leakproof.contract.record;

/** Who gave a participant the name that the archive shows. */
public enum NameSource {
    /** The participant. */
    SELF,
    /** Somebody else, in the exporter's contacts. */
    ADDRESS_BOOK,
    /** A mail header: written by the sender's program. */
    HEADER,
    /** There is no name. */
    NONE
}
