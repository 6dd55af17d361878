package org.leakproof.ingest.read.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.Unfit;

/** The header of a message or part: its fields in order, and where it ends.
 *
 *  @param bodyStart behind the blank line; at the delimiter or first body line where that is missing
 *  @param repaired whether something stood in it that is no header field, or the blank line was missing */
record MimeHeader(List<MimeField> fields, int bodyStart, boolean repaired) {
    /** Largest single field, unfolded. */
    static final int MAX_FIELD = 1 << 20;

    /** Largest header. */
    static final int MAX_HEADER = 4 << 20;

    static final int MAX_FIELDS = 20_000;

    /** Tells whether a line is a delimiter of one of the multiparts around. */
    interface Delimiters {
        Delimiters NONE = at -> false;

        boolean at(int line);
    }

    /** Reads the header that begins at {@code from}. Lenient: a line that is no field is kept under an empty name if
     * another field follows it, else the body begins there.
     *
     *  @throws Unfit HEADER_TOO_LONG beyond the limits */
    static MimeHeader read(Bytes bytes, int from, int to, Delimiters delimiters) throws Unfit {
        List<MimeField> fields = new ArrayList<>();
        boolean repaired = false;
        int line = from;
        while (line < to) {
            int end = bytes.lineFeed(line, to);
            int contentEnd = withoutReturn(bytes, line, end);
            if (contentEnd == line) {
                return new MimeHeader(fields, Math.min(to, end + 1), repaired);
            }
            if (bytes.at(line) == '-' && delimiters.at(line)) {
                return new MimeHeader(fields, line, true);
            }
            int colon = colon(bytes, line, contentEnd);
            if (colon < 0) {
                int next = Math.min(to, end + 1);
                boolean goesOn = next < to
                        && colon(bytes, next, withoutReturn(bytes, next, bytes.lineFeed(next, to))) >= 0
                        && !(bytes.at(line) == '-' && bytes.at(Math.min(line + 1, to - 1)) == '-');
                if (!goesOn) {
                    return new MimeHeader(fields, line, true);
                }
                repaired = true;
            }
            int fieldEnd = end;
            while (fieldEnd + 1 < to && continues(bytes, fieldEnd + 1, to)) {
                fieldEnd = bytes.lineFeed(fieldEnd + 1, to);
            }
            if (fieldEnd - line > MAX_FIELD || fieldEnd - from > MAX_HEADER || fields.size() >= MAX_FIELDS) {
                throw new Unfit(HeldReason.HEADER_TOO_LONG);
            }
            fields.add(field(bytes, line, colon, fieldEnd));
            line = Math.min(to, fieldEnd + 1);
        }
        return new MimeHeader(fields, to, repaired);
    }

    /** Whether the line goes on with the field before it. One of blanks alone does only if another field follows. */
    private static boolean continues(Bytes bytes, int line, int to) {
        byte first = bytes.at(line);
        if (first != ' ' && first != '\t') {
            return false;
        }
        int i = line;
        while (i < to && (bytes.at(i) == ' ' || bytes.at(i) == '\t' || bytes.at(i) == Bytes.CR)) {
            i++;
        }
        if (i < to && bytes.at(i) != Bytes.LF) {
            return true;
        }
        int next = Math.min(to, i + 1);
        return next < to && colon(bytes, next, withoutReturn(bytes, next, bytes.lineFeed(next, to))) >= 0;
    }

    private static int withoutReturn(Bytes bytes, int from, int end) {
        int i = end;
        while (i > from && bytes.at(i - 1) == Bytes.CR) {
            i--;
        }
        return i;
    }

    /** Where the colon of a field stands, or -1: RFC 5322 names are printable, and blanks before the colon are obsolete
     * but allowed. */
    private static int colon(Bytes bytes, int from, int to) {
        int i = from;
        while (i < to && bytes.at(i) > ' ' && bytes.at(i) < 127 && bytes.at(i) != ':') {
            i++;
        }
        if (i == from) {
            return -1;
        }
        while (i < to && (bytes.at(i) == ' ' || bytes.at(i) == '\t')) {
            i++;
        }
        return i < to && bytes.at(i) == ':' ? i : -1;
    }

    private static MimeField field(Bytes bytes, int from, int colon, int to) {
        String name = "";
        int i = from;
        if (colon >= 0) {
            int nameEnd = colon;
            while (bytes.at(nameEnd - 1) == ' ' || bytes.at(nameEnd - 1) == '\t') {
                nameEnd--;
            }
            name = FieldNames.of(bytes, from, nameEnd);
            i = colon + 1;
            while (i < to && (bytes.at(i) == ' ' || bytes.at(i) == '\t')) {
                i++;
            }
        }
        byte[] raw = bytes.copy(i, to);
        int length = 0;
        for (byte b : raw) {
            if (b != Bytes.LF && b != Bytes.CR) {
                raw[length++] = b;
            }
        }
        while (length > 0 && (raw[length - 1] == ' ' || raw[length - 1] == '\t')) {
            length--;
        }
        return new MimeField(name, length == raw.length ? raw : java.util.Arrays.copyOf(raw, length));
    }

    /** The first field of that name. */
    Optional<MimeField> first(String name) {
        for (MimeField field : fields) {
            if (field.is(name)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    /** The first such field's value with each byte as one character; empty if there is none. */
    String latin(String name) {
        return first(name)
                .map(field -> new String(field.raw(), StandardCharsets.ISO_8859_1))
                .orElse("");
    }

    @Override
    public String toString() {
        return "MimeHeader[" + fields.size() + " fields]";
    }
}
