package org.leakproof.contract.record;

import java.util.Optional;
import java.util.OptionalInt;

/** A file that came with a message, or a message within it. Secret.
 *
 *  @param ordinal its number within the message, from 0, in order of appearance
 *  @param parent the attachment it was found in: a nested message's own attachments follow it
 *  @param name as written, in any encoding; data, never a path
 *  @param mediaType as declared or detected, lower case, without parameters
 *  @param size decoded bytes
 *  @param sha256 of the decoded bytes, 64 hexadecimal digits, empty where it is missing
 *  @param text present exactly where the status is TEXT
 *  @param held present exactly where the status is HELD */
public record Attachment(
        int ordinal,
        OptionalInt parent,
        Optional<String> name,
        String mediaType,
        long size,
        String sha256,
        TextStatus status,
        Optional<String> text,
        Optional<HeldReason> held) {
    public Attachment {
        if (ordinal < 0 || size < 0) {
            throw new IllegalArgumentException("attachment out of range");
        }
        if (text.isPresent() != (status == TextStatus.TEXT) || held.isPresent() != (status == TextStatus.HELD)) {
            throw new IllegalArgumentException("attachment " + ordinal + ": text or reason does not fit " + status);
        }
    }

    /** Names an attachment in the books. */
    public static String id(MessageId message, int ordinal) {
        return message.value() + "/" + ordinal;
    }

    @Override
    public String toString() {
        return "Attachment[" + ordinal + ", " + size + " bytes, " + status + "]";
    }
}
