package org.leakproof.redact.operate;

/** How far the same thing has the same label. */
public enum Scope {
    /** Within one message: nothing can be followed. */
    MESSAGE,
    /** Within one conversation. */
    CONVERSATION,
    /** Within one archive. */
    ARCHIVE,
    /** Wherever the same key is used: archives and releases can be linked. */
    PROJECT
}
