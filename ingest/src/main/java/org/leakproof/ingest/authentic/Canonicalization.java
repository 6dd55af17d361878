package org.leakproof.ingest.authentic;

import java.nio.ByteBuffer;
import java.security.MessageDigest;

/** How headers and bodies are made equal before they are signed: lines end in CRLF, whatever the archive has.
 *
 *  @see <a href="https://www.rfc-editor.org/rfc/rfc6376#section-3.4">RFC 6376, 3.4</a> */
enum Canonicalization {
    SIMPLE,
    RELAXED;

    /** Appends a header field with its CRLF.
     *
     *  @param field as it stands there, folded lines and all, without its last line end; one char for each byte */
    void header(String field, StringBuilder out) {
        if (this == SIMPLE) {
            appendLines(field, out);
            out.append("\r\n");
            return;
        }
        int colon = field.indexOf(':');
        out.append(rstrip(field.substring(0, colon)).toLowerCase(java.util.Locale.ROOT))
                .append(':');
        boolean space = false;
        boolean begun = false;
        for (int i = colon + 1; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '\r' || c == '\n') {
                continue;
            }
            if (c == ' ' || c == '\t') {
                space = true;
                continue;
            }
            if (space && begun) {
                out.append(' ');
            }
            space = false;
            begun = true;
            out.append(c);
        }
        out.append("\r\n");
    }

    private static void appendLines(String field, StringBuilder out) {
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '\n') {
                out.append("\r\n");
            } else if (c != '\r' || i + 1 == field.length() || field.charAt(i + 1) != '\n') {
                out.append(c);
            }
        }
    }

    private static String rstrip(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
            end--;
        }
        return text.substring(0, end);
    }

    /** Feeds a body to a digest.
     *
     *  @param unquoted whether one {@code >} is taken from lines that begin {@code >From }, {@code >>From }: mailboxes
     *      put it there
     *  @param limit how many bytes are fed at the most
     *  @return how many bytes there are */
    long body(ByteBuffer body, boolean unquoted, long limit, MessageDigest digest) {
        Feed feed = new Feed(digest, limit);
        int end = body.limit();
        long emptyLines = 0;
        int at = body.position();
        while (at < end) {
            int lineEnd = at;
            while (lineEnd < end && body.get(lineEnd) != '\n') {
                lineEnd++;
            }
            int next = Math.min(end, lineEnd + 1);
            int stop = lineEnd < end && lineEnd > at && body.get(lineEnd - 1) == '\r' ? lineEnd - 1 : lineEnd;
            int from = unquoted && isQuotedFrom(body, at, stop) ? at + 1 : at;
            if (this == RELAXED) {
                while (stop > from && isSpace(body.get(stop - 1))) {
                    stop--;
                }
            }
            if (from == stop) {
                emptyLines++;
            } else {
                for (; emptyLines > 0; emptyLines--) {
                    feed.line();
                }
                line(body, from, stop, feed);
            }
            at = next;
        }
        if (feed.count == 0 && this == SIMPLE) {
            feed.line();
        }
        feed.flush();
        return feed.count;
    }

    private void line(ByteBuffer body, int from, int stop, Feed feed) {
        boolean space = false;
        for (int i = from; i < stop; i++) {
            byte b = body.get(i);
            if (this == RELAXED && isSpace(b)) {
                space = true;
                continue;
            }
            if (space) {
                feed.add((byte) ' ');
                space = false;
            }
            feed.add(b);
        }
        feed.line();
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t';
    }

    /** Whether a mailbox may have put a {@code >} before the line. */
    static boolean isQuotedFrom(ByteBuffer body, int from, int stop) {
        int at = from;
        while (at < stop && body.get(at) == '>') {
            at++;
        }
        return at > from
                && stop - at >= 5
                && body.get(at) == 'F'
                && body.get(at + 1) == 'r'
                && body.get(at + 2) == 'o'
                && body.get(at + 3) == 'm'
                && body.get(at + 4) == ' ';
    }

    private static final class Feed {
        private final MessageDigest digest;
        private final long limit;
        private final byte[] buffer = new byte[8192];
        private int filled;
        private long count;

        Feed(MessageDigest digest, long limit) {
            this.digest = digest;
            this.limit = limit;
        }

        void add(byte b) {
            if (count++ < limit) {
                if (filled == buffer.length) {
                    flush();
                }
                buffer[filled++] = b;
            }
        }

        void line() {
            add((byte) '\r');
            add((byte) '\n');
        }

        void flush() {
            digest.update(buffer, 0, filled);
            filled = 0;
        }
    }
}
