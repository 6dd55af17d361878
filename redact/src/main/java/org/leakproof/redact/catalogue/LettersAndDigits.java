package org.leakproof.redact.catalogue;

import java.util.Locale;

/** A number without what separates its parts. */
public final class LettersAndDigits {

    private LettersAndDigits() {}

    /** The letters and digits of a text, letters in capitals. */
    public static String of(String text) {
        StringBuilder compact = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9' || c >= 'A' && c <= 'Z') {
                compact.append(c);
            } else if (c >= 'a' && c <= 'z') {
                compact.append((char) (c - 'a' + 'A'));
            } else if (c >= 0x80 && Character.isLetterOrDigit(c)) {
                compact.append(Character.toString(c).toUpperCase(Locale.ROOT));
            }
        }
        return compact.toString();
    }
}
