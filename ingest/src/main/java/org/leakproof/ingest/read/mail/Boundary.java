package org.leakproof.ingest.read.mail;

import java.nio.charset.StandardCharsets;

/** What a line says about a multipart's boundary. A delimiter may be followed by blanks and, leniently, by a remark
 * behind a blank; anything else makes it another boundary, or text. */
final class Boundary {
    /** Longest boundary that is believed; RFC 2046 allows 70. */
    static final int MAX = 8 * 1024;

    private Boundary() {}

    /** What a line is. */
    enum Line {
        NONE,
        OPENS,
        CLOSES
    }

    /** @param delimiter two hyphens and the boundary */
    static Line at(Bytes bytes, int line, int to, byte[] delimiter) {
        if (!bytes.startsWith(delimiter, line)) {
            return Line.NONE;
        }
        int i = line + delimiter.length;
        if (i > to) {
            return Line.NONE;
        }
        if (ends(bytes, i, to)) {
            return Line.OPENS;
        }
        boolean hyphens = i + 1 < to && bytes.at(i) == '-' && bytes.at(i + 1) == '-';
        return hyphens && ends(bytes, i + 2, to) ? Line.CLOSES : Line.NONE;
    }

    private static boolean ends(Bytes bytes, int i, int to) {
        return i >= to
                || bytes.at(i) == Bytes.LF
                || bytes.at(i) == Bytes.CR
                || bytes.at(i) == ' '
                || bytes.at(i) == '\t';
    }

    static byte[] delimiter(String boundary) {
        return ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The delimiter that a multipart evidently uses: its first line that begins with two hyphens and is followed by a
     * Content- field. Null if there is none. */
    static byte[] evident(Bytes bytes, int from, int to) {
        int line = bytes.dashes(from, to);
        while (line < to) {
            int end = bytes.lineFeed(line, to);
            if (end < to && end - line <= MAX && contentField(bytes, end + 1, to)) {
                int contentEnd = end;
                while (contentEnd > line + 2
                        && (bytes.at(contentEnd - 1) == Bytes.CR || bytes.at(contentEnd - 1) == ' ')) {
                    contentEnd--;
                }
                return bytes.copy(line, contentEnd);
            }
            line = end < to ? bytes.dashes(end + 1, to) : to;
        }
        return null;
    }

    private static boolean contentField(Bytes bytes, int at, int to) {
        String wanted = "content-";
        if (at + wanted.length() > to) {
            return false;
        }
        for (int i = 0; i < wanted.length(); i++) {
            if ((bytes.at(at + i) | 0x20) != (wanted.charAt(i) | 0x20)) {
                return false;
            }
        }
        return true;
    }
}
