package org.leakproof.redact.policy;

/** What becomes of a message with an attachment that could not be read. */
public enum Unreadable {
    /** The attachment is held, the message goes on. */
    HOLD_ATTACHMENT,
    /** Both are held. */
    HOLD_MESSAGE
}
