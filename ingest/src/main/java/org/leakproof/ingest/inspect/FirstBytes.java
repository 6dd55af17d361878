package org.leakproof.ingest.inspect;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a file that no reader takes seems to be, by how it begins. Only a hint: extraction decides. */
final class FirstBytes {
    private FirstBytes() {}

    /** In plain words, such as {@code PDF}; {@code text} and {@code unknown} are the last resorts. */
    static String kind(byte[] head) {
        if (head.length == 0) {
            return "empty";
        }
        String latin = new String(head, 0, Math.min(head.length, 4096), StandardCharsets.ISO_8859_1);
        if (latin.startsWith("%PDF-")) {
            return "PDF";
        }
        if (latin.startsWith("PK\u0003\u0004")) {
            return latin.contains("[Content_Types].xml") || latin.contains("mimetypeapplication/vnd.oasis")
                    ? "Office document"
                    : "zip file";
        }
        if (latin.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            return "older Office document";
        }
        if (latin.startsWith("{\\rtf")) {
            return "RTF";
        }
        if (latin.startsWith("\u00FF\u00D8\u00FF")
                || latin.startsWith("\u0089PNG")
                || latin.startsWith("GIF8")
                || latin.startsWith("RIFF") && latin.startsWith("WEBP", 8)
                || latin.startsWith("II*\0")
                || latin.startsWith("MM\0*")
                || latin.startsWith("ftyphei", 4)) {
            return "picture";
        }
        if (latin.startsWith("ftyp", 4)
                || latin.startsWith("OggS")
                || latin.startsWith("ID3")
                || latin.startsWith("RIFF")
                || latin.startsWith("\u001AE\u00DF\u00A3")
                || latin.startsWith("#!AMR")) {
            return "sound or film";
        }
        String start = latin.stripLeading().toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
            return "HTML";
        }
        if (start.startsWith("<?xml")) {
            return "XML";
        }
        return isText(head) ? "text" : "unknown";
    }

    /** No control characters but those of text. UTF-16 counts as text by its mark. */
    private static boolean isText(byte[] head) {
        if (head.length > 1 && (head[0] & head[1] & 0xFF) >= 0xFE) {
            return true;
        }
        for (byte b : head) {
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1B) {
                return false;
            }
        }
        return true;
    }
}
