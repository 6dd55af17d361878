package org.leakproof.contract.record;

import java.util.regex.Pattern;

/** Names one archive as it was read: its content and the options it was read with. 32 hexadecimal digits; stays
 *  inside. */
public record ArchiveId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    public ArchiveId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a ArchiveId: " + value.length() + " characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
