package org.leakproof.contract.record;

/** Why something was set aside. The list is closed: each reason is documented for operators in the README. */
public enum HeldReason {
    /** No reader knows the format. */
    UNSUPPORTED,
    /** It needs a password that was not given. */
    ENCRYPTED,
    /** Its structure is broken. */
    DAMAGED,
    /** It ends too early. */
    TRUNCATED,
    /** It has bytes and gave no text. */
    EMPTY_SUSPECT,
    /** What came out is no readable text: a wrong charset, a font without meaning. */
    GARBLED,
    /** Larger than the stated limit. */
    TOO_LARGE,
    /** Nested deeper than the limit. */
    TOO_DEEP,
    /** More entries than the budget allows. */
    TOO_MANY_ENTRIES,
    /** It unpacks to far more than it is. */
    BOMB,
    /** A header beyond the limit. */
    HEADER_TOO_LONG,
    /** A link in the archive: never followed. */
    LINK,
    /** A pipe, device or socket: never opened. */
    SPECIAL_FILE,
    /** The file system refused to give it. */
    UNREADABLE,
    /** It took longer than the deadline. */
    TIMEOUT,
    /** It needed more memory than a worker has. */
    OUT_OF_MEMORY,
    /** The worker that read it died. */
    CRASHED,
    /** The reader met something it has no rule for. */
    READER_FAILED,
    /** A row or object does not fit the mapping. */
    MAPPING_MISMATCH,
    /** Named by the archive and not in it. */
    MISSING,
    /** A rule failed; nothing is passed on without it. */
    DETECTOR_FAILED,
    /** A replacement could not be made. */
    OPERATOR_FAILED,
    /** A redacted value was still found in the record. */
    GATE,
    /** A value redacted elsewhere in the run was found in the record. */
    RUN_GATE,
    /** A language or script that the policy's detectors do not cover. */
    NO_COVERAGE,
    /** An editor's decision no longer fits the text. */
    DECISION_ANCHOR_GONE,
    /** The policy says so. */
    POLICY_HOLDS,
    /** An attachment is held and the policy holds its message too. */
    ATTACHMENT_HELD,
    /** The process died twice while working on it. */
    STOPPED_TWICE,
    /** Two messages came to the same public id. */
    ID_CLASH,
    /** Too large to be passed on. */
    RECORD_TOO_LARGE
}
