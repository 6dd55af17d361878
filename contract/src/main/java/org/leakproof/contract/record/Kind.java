package org.leakproof.contract.record;

/** What sort of thing a message is. */
public enum Kind {
    EMAIL,
    DIRECT_MESSAGE,
    GROUP_MESSAGE,
    POST,
    CALL,
    CABLE,
    /** A loose document of the archive that is no message itself: a PDF, a text file, a sheet. */
    DOCUMENT,
    /** A service line of a chat: somebody joined, a title changed. */
    SYSTEM
}
