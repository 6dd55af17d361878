package org.leakproof.redact.scan;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * Why a span was taken, for {@code policy explain}. Holds words of the catalogue only, never words of the text.
 *
 * @param form which written form of the identifier matched; empty if there is only one
 * @param validator what confirmed it ({@code luhn}); empty if nothing had to
 * @param context the catalogue's context word that stood near it; empty if none was looked for or found
 * @param entry entry of the dictionary that matched, if a dictionary found it
 */
public record Evidence(String form, String validator, String context, OptionalInt entry) {

    public static final Evidence NONE = new Evidence("", "", "", OptionalInt.empty());

    public Evidence {
        Objects.requireNonNull(form);
        Objects.requireNonNull(validator);
        Objects.requireNonNull(context);
        Objects.requireNonNull(entry);
    }

    public static Evidence ofEntry(int entry) {
        return new Evidence("", "", "", OptionalInt.of(entry));
    }
}
