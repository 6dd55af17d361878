package org.leakproof.contract.record;

/** Why an attachment has text, or why it has none. */
public enum TextStatus {
    /** The text is complete. */
    TEXT,
    /** Extraction was not asked for; or the file is one of the export's own that is read as something else, an archive or a
     *  chat, whose contents are entries and messages of their own. */
    NOT_EXTRACTED,
    /** Nothing of this kind holds text (an image, an empty file). */
    NO_TEXT,
    /** The archive names it and does not hold it. */
    MISSING,
    /** It could not be read: see the reason. */
    HELD
}
