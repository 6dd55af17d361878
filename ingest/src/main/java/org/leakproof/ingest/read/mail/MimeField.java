package org.leakproof.ingest.read.mail;

/** A header field as it stands in a message.
 *
 *  @param name as written; empty for a line in a header that is no field
 *  @param raw the value's bytes, unfolded: line ends are gone, the blanks that follow them are not */
record MimeField(String name, byte[] raw) {
    boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }

    @Override
    public String toString() {
        return "MimeField[" + raw.length + " bytes]";
    }
}
