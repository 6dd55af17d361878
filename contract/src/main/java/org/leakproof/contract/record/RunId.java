package org.leakproof.contract.record;

import java.util.regex.Pattern;

/** Names what one release is made by: archives, policy, decisions, key and program version. 16 hexadecimal digits. */
public record RunId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{16}");

    public RunId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a RunId: " + value.length() + " characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
