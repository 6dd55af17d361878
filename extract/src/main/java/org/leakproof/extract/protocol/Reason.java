package org.leakproof.extract.protocol;

/** Why a document gave no text. Closed: every caller decides about each of them. */
public enum Reason {
    /** Nothing is in it: no bytes, or nothing but blanks in a plain text. */
    EMPTY,
    /** A kind that holds no text of its own: an image, a sound, a film, a font, a detached signature. */
    NO_TEXT,
    /** A kind that should hold text, in which none was found: a scanned page, say. */
    SUSPECT_EMPTY,
    /** No parser for this kind is here: unknown bytes, an archive, a mail. */
    UNSUPPORTED,
    /** A password or a certificate is needed. */
    ENCRYPTED,
    /** The parser gave up on it. */
    DAMAGED,
    /** What was found is no readable text: a wrong charset, a font without a meaning for its glyphs. */
    GARBLED,
    /** Above the limit for the document, for its text or for what it unpacks to. */
    TOO_LARGE,
    /** Not done when its time was up. */
    TIMEOUT,
    /** The child's heap did not suffice. */
    OUT_OF_MEMORY,
    /** The child ended without an answer, or spoke nonsense. */
    CRASHED
}
