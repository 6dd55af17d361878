package org.leakproof.ingest.authentic;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A mail's header fields, as they stand there, and where its body is.
 *
 *  @param fields each with its folded lines, without its last line end, one char for each byte; in order
 *  @param body from its position to its limit */
record MailParts(List<String> fields, ByteBuffer body) {
    /** Headers beyond this are not looked at. */
    private static final int LONGEST_HEADER = 4 << 20;

    private static final byte[] BOX_LINE = "From ".getBytes(StandardCharsets.US_ASCII);

    /** @param mail whole, a mailbox's {@code From } line included
     *  @return empty if it has no header or one that is too long */
    static Optional<MailParts> of(ByteBuffer mail) {
        int start = mail.position();
        int end = mail.limit();
        int at = startsWith(mail, start, BOX_LINE) ? lineEnd(mail, start, end) : start;
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        while (at < end) {
            if (at - start > LONGEST_HEADER) {
                return Optional.empty();
            }
            int next = lineEnd(mail, at, end);
            int stop = next;
            if (stop > at && mail.get(stop - 1) == '\n') {
                stop--;
            }
            if (stop > at && mail.get(stop - 1) == '\r') {
                stop--;
            }
            if (stop == at) {
                at = next;
                break;
            }
            boolean folded = mail.get(at) == ' ' || mail.get(at) == '\t';
            if (!folded) {
                add(field, fields);
            }
            byte[] line = new byte[stop - at];
            mail.get(at, line);
            field.append(folded ? "\r\n" : "").append(new String(line, StandardCharsets.ISO_8859_1));
            at = next;
        }
        add(field, fields);
        ByteBuffer body = mail.duplicate();
        body.position(at);
        return fields.isEmpty() ? Optional.empty() : Optional.of(new MailParts(fields, body));
    }

    private static void add(StringBuilder field, List<String> fields) {
        if (field.indexOf(":") > 0) {
            fields.add(field.toString());
        }
        field.setLength(0);
    }

    private static boolean startsWith(ByteBuffer mail, int at, byte[] prefix) {
        if (mail.limit() - at < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (mail.get(at + i) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    /** Behind the line's line feed. */
    private static int lineEnd(ByteBuffer mail, int at, int end) {
        int i = at;
        while (i < end && mail.get(i) != '\n') {
            i++;
        }
        return Math.min(end, i + 1);
    }

    /** In small letters, without white space around. */
    static String name(String field) {
        return field.substring(0, field.indexOf(':')).strip().toLowerCase(Locale.ROOT);
    }

    /** What stands behind the colon. */
    static String value(String field) {
        return field.substring(field.indexOf(':') + 1);
    }

    /** Whether a mailbox may have changed lines of the body. */
    boolean hasQuotedFrom() {
        int at = body.position();
        int end = body.limit();
        while (at < end) {
            int next = lineEnd(body, at, end);
            if (body.get(at) == '>' && Canonicalization.isQuotedFrom(body, at, next)) {
                return true;
            }
            at = next;
        }
        return false;
    }

    @Override
    public String toString() {
        return "MailParts[" + fields.size() + " fields, body of " + body.remaining() + " bytes]";
    }
}
