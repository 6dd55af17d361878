package org.leakproof.ingest.read.mail;

import java.util.Locale;
import java.util.Optional;

/** Tells files from text by their first bytes, for parts that are called text and are none. */
final class Magic {
    private static final int LOOK = 1024;
    private static final String[] FILES = {
        "%PDF-",
        "PK\u0003\u0004",
        "\u00D0\u00CF\u0011\u00E0",
        "\u0089PNG",
        "GIF8",
        "\u00FF\u00D8\u00FF",
        "{\\rtf",
        "Rar!",
        "7z\u00BC\u00AF",
        "\u001F\u008B"
    };

    private Magic() {}

    /** @param charset as declared: some write text with NUL bytes */
    static boolean binary(byte[] bytes, Optional<String> charset) {
        for (String file : FILES) {
            if (startsWith(bytes, file)) {
                return true;
            }
        }
        String label = charset.orElse("").toLowerCase(Locale.ROOT);
        if (label.contains("16") || label.contains("32") || label.contains("ucs") || label.contains("unicode")) {
            return false;
        }
        int zeros = 0;
        for (int i = 0; i < Math.min(LOOK, bytes.length); i++) {
            zeros += bytes[i] == 0 ? 1 : 0;
        }
        // a stray NUL happens in text, a tenth of it does not
        return zeros * 10 > Math.min(LOOK, bytes.length);
    }

    private static boolean startsWith(byte[] bytes, String magic) {
        if (bytes.length < magic.length()) {
            return false;
        }
        for (int i = 0; i < magic.length(); i++) {
            if ((bytes[i] & 0xFF) != magic.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
