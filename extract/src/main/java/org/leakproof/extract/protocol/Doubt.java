package org.leakproof.extract.protocol;

/** What is to be known about a text that was found. */
public enum Doubt {
    /** Something inside was not read: an object of another kind, behind a password, damaged or above the limits. */
    PARTS_LEFT_OUT,
    /** Neither the document nor whoever sent it names the charset, and it is no UTF-8: guessed from the bytes. */
    CHARSET_GUESSED
}
