package org.leakproof.ingest.read.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.leakproof.contract.record.Header;

/** The property list that Apple Mail puts behind a mail. Looked at as text: no XML parser sees it, so nothing in it is
 * resolved or expanded. */
final class PropertyList {
    private static final byte[] DECLARATION = "<?xml".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LIST = "<plist".getBytes(StandardCharsets.US_ASCII);

    /** How far behind the declaration the list itself begins: a document type stands between. */
    private static final int NEAR = 400;

    /** Bytes of the list that are looked at, and entries that are taken. */
    private static final int LOOK = 64 * 1024;

    private static final int MAX = 200;

    private PropertyList() {}

    /** Whether a list, or nothing at all, follows at this place. */
    static boolean stands(Bytes file, int at) {
        return at == file.length() || file.startsWith(DECLARATION, at) || file.startsWith(LIST, at);
    }

    /** Where the last list that begins behind {@code from} begins, or -1. */
    static int last(Bytes file, int from) {
        for (int i = file.length() - DECLARATION.length; i >= from; i--) {
            if (file.at(i) == '<' && file.startsWith(DECLARATION, i) && listNear(file, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean listNear(Bytes file, int from) {
        for (int i = from; i < Math.min(file.length(), from + NEAR); i++) {
            if (file.at(i) == '<' && file.startsWith(LIST, i)) {
                return true;
            }
        }
        return false;
    }

    /** The simple entries of the list at this place, as header fields. */
    static List<Header> headers(Bytes file, int at) {
        String text = new String(file.copy(at, Math.min(file.length(), at + LOOK)), StandardCharsets.UTF_8);
        List<Header> headers = new ArrayList<>();
        int key = text.indexOf("<key>");
        while (key >= 0 && headers.size() < MAX) {
            int keyEnd = text.indexOf("</key>", key);
            int value = keyEnd < 0 ? -1 : text.indexOf('<', keyEnd + 6);
            int close = value < 0 ? -1 : text.indexOf('>', value);
            int end = close < 0 ? -1 : text.indexOf('<', close);
            if (end < 0) {
                break;
            }
            // a value that holds others has no text of its own before them
            String written = text.substring(close + 1, end).strip();
            if (!written.isEmpty()) {
                headers.add(new Header("emlx:" + text.substring(key + 5, keyEnd), HtmlText.of(written)));
            }
            key = text.indexOf("<key>", keyEnd);
        }
        return headers;
    }
}
