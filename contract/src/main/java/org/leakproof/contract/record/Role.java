package org.leakproof.contract.record;

/** What a participant is to a message. */
public enum Role {
    FROM,
    TO,
    CC,
    BCC,
    MEMBER
}
