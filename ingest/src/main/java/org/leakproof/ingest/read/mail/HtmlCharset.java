package org.leakproof.ingest.read.mail;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Finds the charset that an HTML document declares in itself, for documents whose mail header declares none. */
final class HtmlCharset {
    /** Where browsers look for it. */
    private static final int LOOK = 1024;

    private HtmlCharset() {}

    /** The label, empty if there is none. */
    static String find(byte[] bytes, int from, int to) {
        String head = new String(bytes, from, Math.min(LOOK, to - from), StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT);
        int at = head.indexOf("charset");
        int equals = at < 0 ? -1 : head.indexOf('=', at);
        if (equals < 0 || equals - at > 10 || head.lastIndexOf("<meta", at) < 0) {
            return "";
        }
        String label = Charsets.label(head.substring(equals + 1));
        // UTF-16 cannot be: then these letters would not have been found
        return label.startsWith("utf-16") ? "" : label;
    }
}
