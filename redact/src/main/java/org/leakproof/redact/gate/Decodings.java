package org.leakproof.redact.gate;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What a text says once more in another encoding: percent escapes, quoted-printable, character references, Unicode escapes
 *  and Base64, each undone one level deep. Undoing them in the text finds a value wherever it stands in the encoded run,
 *  which looking for encoded values would not. */
final class Decodings {
    private static final int SHORTEST_BASE64 = 16;

    private Decodings() {}

    /** The decoded texts; none where nothing is encoded. */
    static List<String> of(String text) {
        List<String> decoded = new ArrayList<>(1);
        if (hasEscape(text)) {
            decoded.add(unescape(text));
        }
        base64(text, decoded);
        return decoded;
    }

    private static boolean hasEscape(String text) {
        for (int i = 0; i + 2 < text.length(); i++) {
            char c = text.charAt(i);
            if ((c == '%' || c == '=') && (hex(text, i + 1, 2) >= 0 || c == '=' && lineEnd(text, i + 1) > 0)
                    || c == '&' && text.charAt(i + 1) == '#'
                    || c == '\\' && text.charAt(i + 1) == 'u') {
                return true;
            }
        }
        return false;
    }

    private static String unescape(String text) {
        StringBuilder out = new StringBuilder(text.length());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '%' || c == '=') {
                int value = hex(text, i + 1, 2);
                if (value >= 0) {
                    bytes.write(value);
                    i += 3;
                    continue;
                }
                int soft = c == '=' ? lineEnd(text, i + 1) : 0;
                if (soft > 0) {
                    i += 1 + soft;
                    continue;
                }
            }
            flush(bytes, out);
            int[] escape = c == '&' ? reference(text, i) : c == '\\' ? unicode(text, i) : null;
            if (escape == null) {
                out.append(c);
                i++;
            } else {
                out.appendCodePoint(escape[0]);
                i += escape[1];
            }
        }
        flush(bytes, out);
        return out.toString();
    }

    private static void flush(ByteArrayOutputStream bytes, StringBuilder out) {
        if (bytes.size() > 0) {
            out.append(decode(bytes.toByteArray()));
            bytes.reset();
        }
    }

    /** UTF-8 if it is, else ISO 8859-1, which everything is. */
    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException otherCharset) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private static int @org.jspecify.annotations.Nullable [] reference(String text, int at) {
        if (at + 3 >= text.length() || text.charAt(at + 1) != '#') {
            return null;
        }
        boolean hexadecimal = text.charAt(at + 2) == 'x' || text.charAt(at + 2) == 'X';
        int i = hexadecimal ? at + 3 : at + 2;
        int begin = i;
        int value = 0;
        while (i < text.length() && i < begin + 7) {
            int digit = Character.digit(text.charAt(i), hexadecimal ? 16 : 10);
            if (digit < 0) {
                break;
            }
            value = value * (hexadecimal ? 16 : 10) + digit;
            i++;
        }
        if (i == begin
                || i >= text.length()
                || text.charAt(i) != ';'
                || value == 0
                || value > Character.MAX_CODE_POINT) {
            return null;
        }
        return new int[] {value, i + 1 - at};
    }

    private static int @org.jspecify.annotations.Nullable [] unicode(String text, int at) {
        if (at + 6 > text.length() || text.charAt(at + 1) != 'u') {
            return null;
        }
        int value = hex(text, at + 2, 4);
        return value < 0 ? null : new int[] {value, 6};
    }

    private static int hex(String text, int at, int digits) {
        if (at + digits > text.length()) {
            return -1;
        }
        int value = 0;
        for (int i = at; i < at + digits; i++) {
            char c = text.charAt(i);
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }

    private static int lineEnd(String text, int at) {
        if (at < text.length() && text.charAt(at) == '\n') {
            return 1;
        }
        return at + 1 < text.length() && text.charAt(at) == '\r' && text.charAt(at + 1) == '\n' ? 2 : 0;
    }

    private static void base64(String text, List<String> decoded) {
        int i = 0;
        StringBuilder run = new StringBuilder();
        while (i < text.length()) {
            if (!isBase64(text.charAt(i))) {
                i++;
                continue;
            }
            int begin = i;
            int end = i;
            while (end < text.length() && isBase64(text.charAt(end))) {
                end++;
            }
            i = end;
            if (end - begin < SHORTEST_BASE64) {
                continue;
            }
            run.setLength(0);
            run.append(text, begin, end);
            // a run of whole lines goes on behind the line break
            while (end - begin >= 60) {
                int next = end + lineEnd(text, end);
                if (next == end || next >= text.length() || !isBase64(text.charAt(next))) {
                    break;
                }
                begin = next;
                end = next;
                while (end < text.length() && isBase64(text.charAt(end))) {
                    end++;
                }
                run.append(text, begin, end);
            }
            i = end;
            addBase64(run, decoded);
        }
    }

    private static void addBase64(StringBuilder run, List<String> decoded) {
        for (int k = 0; k < run.length(); k++) {
            char c = run.charAt(k);
            if (c == '-' || c == '_') {
                run.setCharAt(k, c == '-' ? '+' : '/');
            }
        }
        run.setLength(run.length() / 4 * 4 + (run.length() % 4 == 1 ? 0 : run.length() % 4));
        byte[] bytes = Base64.getDecoder().decode(run.toString());
        String text = decode(bytes);
        int readable = 0;
        for (int k = 0; k < text.length(); k++) {
            char c = text.charAt(k);
            if (c >= ' ' && c < 127 || Character.isLetterOrDigit(c) || c == '\n' || c == '\r' || c == '\t') {
                readable++;
            }
        }
        if (readable * 10L >= text.length() * 9L) {
            decoded.add(text);
        }
    }

    private static boolean isBase64(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '+'
                || c == '/'
                || c == '-'
                || c == '_';
    }
}
