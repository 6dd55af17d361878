package org.leakproof.contract.record;

import java.util.regex.Pattern;

/** Names a message inside the building: a hash of where it was found. 32 hexadecimal digits; never leaves, since whoever
 *  holds the same archive could compute it. What leaves is the {@link PublicId}. */
public record MessageId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    public MessageId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a MessageId: " + value.length() + " characters");
        }
    }

    /** The id of whatever was found at this place: the same place gives the same id in every run. */
    public static MessageId of(Provenance provenance) {
        return new MessageId(Hashes.hex128("message", provenance.place()));
    }

    @Override
    public String toString() {
        return value;
    }
}
