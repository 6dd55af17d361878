package org.leakproof.ingest.walk;

/** What became of an entry. Everything but READ, CONTAINER, EMPTY and SKIPPED means held, wholly or in part. */
public enum EntryStatus {
    /** A leaf that the visitor read to its end, every byte as the container promised. */
    READ,
    /** Opened; what it holds was shown as entries of their own. */
    CONTAINER,
    /** No bytes at all. */
    EMPTY,
    /** Left out at the visitor's wish, because an earlier walk had dealt with it. */
    SKIPPED,
    /** No container, and the visitor does not take it. */
    UNSUPPORTED,
    /** Encrypted, and no configured password fits. */
    ENCRYPTED,
    /** Expands beyond the budget; what came before the limit was shown. */
    BOMB,
    /** Ends before its declared or natural end; what is there was shown. */
    TRUNCATED,
    /** Contradicts itself or its checksum; what could be read was shown. */
    DAMAGED,
    /** A container inside more containers than the budget allows; not opened. */
    TOO_DEEP,
    /** A container whose listing stopped because its tree holds more entries than the budget allows. */
    TOO_MANY_ENTRIES,
    /** Needs more room in the work folder than the budget allows; it cannot be read sequentially. */
    TOO_LARGE,
    /** Its decoder asks for more memory than the budget allows. */
    NEEDS_TOO_MUCH_MEMORY,
    /** A compression method, coder or layout that is not known here. */
    UNSUPPORTED_COMPRESSION,
    /** A symbolic or hard link; never followed. */
    LINK,
    /** A pipe, socket or device; never opened. */
    SPECIAL_FILE,
    /** A file or folder on disk whose path is longer than the operating system can open. */
    PATH_TOO_LONG,
    /** A file on disk that is no longer what was fingerprinted. */
    CHANGED
}
