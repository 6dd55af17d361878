package org.leakproof.ingest.read;

import java.util.Optional;
import java.util.OptionalInt;

/** An attachment as a reader found it, before its text is extracted. Its ordinal is its place in the draft's list.
 *
 *  @param parent ordinal of the attachment that it lies in, which stands before it
 *  @param name as written, decoded; data, never a path
 *  @param mediaType as declared, lower case, without parameters
 *  @param size decoded bytes
 *  @param sha256 of the decoded bytes, 64 hexadecimal digits; empty where they are missing */
public record DraftAttachment(
        OptionalInt parent,
        Optional<String> name,
        String mediaType,
        long size,
        String sha256,
        AttachmentContent content) {
    @Override
    public String toString() {
        return "DraftAttachment[" + mediaType + ", " + size + " bytes, " + content + "]";
    }
}
