package org.leakproof.ingest.read.mail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** The From_ line of the mbox dialects. A body line may begin the same way ("From Russia ..."), and not every real one
 * follows a blank line, so a line is weighed by what it says and by what stands around it:
 * <ul>
 * <li>one that ends in a date as {@code asctime} writes it (with or without a zone, seconds, or an mbox program's
 *     remark behind it) needs a blank line before it or a header line behind it;
 * <li>a hyphen alone needs a header line behind it, an address alone ({@code From 123@xxx}) a blank line before it as
 *     well;
 * <li>any other needs a blank line before it and two lines behind it that are headers that mail programs write.
 * </ul>
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4155">RFC 4155</a> */
final class FromLine implements Separator {
    private static final byte[] START = "From ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CONTENT_LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

    /** Longest From_ line and longest header line behind it that are looked at. */
    private static final int MAX_LINE = 4096;

    private static final Set<String> MONTHS =
            Set.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    @Override
    public byte[] start() {
        return START;
    }

    @Override
    public int length(byte[] buffer, int from, int at, int to) {
        int next = lineEnd(buffer, at, to);
        if (next < 0) {
            return 0;
        }
        boolean blankBefore = at == from || blankBefore(buffer, from, at);
        int contentEnd = next;
        while (contentEnd > at && (buffer[contentEnd - 1] == '\n' || buffer[contentEnd - 1] == '\r')) {
            contentEnd--;
        }
        String line =
                new String(buffer, at + START.length, contentEnd - at - START.length, StandardCharsets.ISO_8859_1);
        boolean headerBehind = headerLine(buffer, next, to) > 0;
        boolean real;
        if (endsInDate(line)) {
            real = blankBefore || headerBehind;
        } else if (line.isBlank() || line.strip().equals("-")) {
            real = headerBehind;
        } else if (line.strip().indexOf(' ') < 0 && line.indexOf('@') >= 0) {
            real = blankBefore && headerBehind;
        } else {
            real = blankBefore && headerBehind && knownHeaders(buffer, next, to) >= 2;
        }
        return real ? next - at : 0;
    }

    /** Behind the line end, or -1 for a line that is too long to be one. */
    private static int lineEnd(byte[] buffer, int at, int to) {
        int end = Math.min(to, at + MAX_LINE);
        for (int i = at; i < end; i++) {
            if (buffer[i] == '\n') {
                return i + 1;
            }
        }
        return end == to ? to : -1;
    }

    private static boolean blankBefore(byte[] buffer, int from, int at) {
        int i = at - 2;
        if (i >= from && buffer[i] == '\r') {
            i--;
        }
        return i < from || buffer[i] == '\n';
    }

    /** Length of the header line at this place, without its continuation lines; 0 if there is none. */
    private static int headerLine(byte[] buffer, int at, int to) {
        int i = at;
        if (i < to && buffer[i] == '>') {
            // a From_ line that was quoted once more by whoever joined mailboxes
            i++;
        }
        while (i < to && buffer[i] > ' ' && buffer[i] != ':' && buffer[i] < 127) {
            i++;
        }
        if (i == at || i - at > 80 || i >= to) {
            return 0;
        }
        boolean field = buffer[i] == ':';
        boolean quotedFrom = buffer[i] == ' ' && i - at == 5 && buffer[at] == '>';
        int end = lineEnd(buffer, i, to);
        return (field || quotedFrom) && end > 0 ? end - at : 0;
    }

    private static int knownHeaders(byte[] buffer, int at, int to) {
        int known = 0;
        int i = at;
        for (int lines = 0; lines < 12 && i < to; lines++) {
            int length = headerLine(buffer, i, to);
            if (length > 0) {
                int colon = i;
                while (buffer[colon] != ':' && colon < i + length - 1) {
                    colon++;
                }
                if (HeaderNames.known(new String(buffer, i, colon - i, StandardCharsets.ISO_8859_1))) {
                    known++;
                }
            } else if (buffer[i] == ' ' || buffer[i] == '\t') {
                length = lineEnd(buffer, i, to) - i;
            }
            if (length <= 0) {
                break;
            }
            i += length;
        }
        return known;
    }

    /** The date at the end of a From_ line, from the month on: when the message came to this mailbox, mostly without a
     * zone. Empty if there is none. */
    static String date(byte[] line) {
        String text = new String(line, StandardCharsets.ISO_8859_1);
        int from = dateStart(text);
        return from < 0 ? "" : text.substring(from);
    }

    /** Whether the line says month, day, time and year, in this order and close together. */
    private static boolean endsInDate(String line) {
        return dateStart(line) >= 0;
    }

    /** Where the month of the date at the end stands, or -1. */
    private static int dateStart(String line) {
        List<String> words = Words.of(line);
        for (int i = words.size() - 1; i >= 0; i--) {
            if (MONTHS.contains(words.get(i))) {
                return dayOf(words, i + 1) && timeAndYear(words, i + 2) ? line.lastIndexOf(words.get(i)) : -1;
            }
        }
        return -1;
    }

    private static boolean dayOf(List<String> words, int i) {
        return i < words.size() && words.get(i).length() <= 2 && digits(words.get(i));
    }

    private static boolean timeAndYear(List<String> words, int i) {
        if (i >= words.size() || !time(words.get(i))) {
            return false;
        }
        // a zone, or two, may stand between time and year or behind the year
        for (int k = i + 1; k < Math.min(words.size(), i + 4); k++) {
            if (words.get(k).length() == 4 && digits(words.get(k))) {
                return true;
            }
        }
        return false;
    }

    private static boolean time(String word) {
        String[] parts = word.split(":");
        if (parts.length < 2 || parts.length > 3) {
            return false;
        }
        for (String part : parts) {
            if (part.isEmpty() || part.length() > 2 || !digits(part)) {
                return false;
            }
        }
        return true;
    }

    private static boolean digits(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < '0' || word.charAt(i) > '9') {
                return false;
            }
        }
        return !word.isEmpty();
    }

    /** By the Content-Length header of mboxcl and mboxcl2. */
    @Override
    public long statedEnd(byte[] buffer, int from, int to) {
        long length = -1;
        for (int i = from; i < to; ) {
            int end = i;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            int contentEnd = end > i && buffer[end - 1] == '\r' ? end - 1 : end;
            if (contentEnd == i) {
                return length < 0 ? -1 : end + 1 - from + length;
            }
            long stated = contentLength(buffer, i, contentEnd);
            length = stated >= 0 ? stated : length;
            i = end + 1;
        }
        return -1;
    }

    private static long contentLength(byte[] buffer, int from, int to) {
        if (to - from <= CONTENT_LENGTH.length) {
            return -1;
        }
        for (int i = 0; i < CONTENT_LENGTH.length; i++) {
            byte b = buffer[from + i];
            if ((b >= 'A' && b <= 'Z' ? b + 32 : b) != CONTENT_LENGTH[i]) {
                return -1;
            }
        }
        String value = new String(
                        buffer,
                        from + CONTENT_LENGTH.length,
                        to - from - CONTENT_LENGTH.length,
                        StandardCharsets.ISO_8859_1)
                .strip();
        return value.length() <= 10 && digits(value) ? Long.parseLong(value) : -1;
    }
}
