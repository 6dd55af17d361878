package org.leakproof.contract.record;

/** What a reader had to decide or doubt about a message. */
public enum Flag {
    /** The charset was missing or wrong and was guessed. */
    CHARSET_GUESSED,
    /** Bytes that the charset does not know became U+FFFD. */
    CHARSET_REPLACED,
    /** The MIME structure was broken and read leniently. */
    STRUCTURE_REPAIRED,
    /** Parts nested deeper than the limit were kept as one attachment. */
    DEPTH_LIMITED,
    /** No date at all. */
    DATE_MISSING,
    /** A date that is none, kept as written. */
    DATE_UNREADABLE,
    /** A date outside anything believable, kept as written. */
    DATE_IMPOSSIBLE,
    /** The entry it came from is damaged or cut off. */
    ENTRY_DAMAGED,
    /** Something inside an attachment or document was not read: an object of another kind, damaged or too large. */
    PARTS_LEFT_OUT,
    /** No sender is named. */
    SENDER_MISSING
}
