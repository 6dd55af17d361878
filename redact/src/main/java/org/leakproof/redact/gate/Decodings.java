package org.leakproof.redact.gate;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What a text says once more in another encoding: percent escapes, quoted-printable, character references, Unicode escapes
 *  and Base64, each undone one level deep. Undoing them in the text finds a value wherever it stands in the encoded run,
 *  which looking for encoded values would not. */
final class Decodings {
    private static final int SHORTEST_BASE64 = 16;

    /** Of ASCII, what Base64 is written with, in either alphabet. */
    private static final boolean[] BASE64 = new boolean[128];

    static {
        for (char c : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_".toCharArray()) {
            BASE64[c] = true;
        }
    }

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

    /** Whether there is anything to undo but Base64; most texts hold nothing of it. */
    private static boolean hasEscape(String text) {
        int last = text.length() - 3;
        return stands(text, "&#", last)
                || stands(text, "\\u", last)
                || hasHex(text, '%', last)
                || hasHex(text, '=', last)
                || stands(text, "=\n", last)
                || stands(text, "=\r\n", last);
    }

    private static boolean stands(String text, String sign, int last) {
        int at = text.indexOf(sign);
        return at >= 0 && at <= last;
    }

    private static boolean hasHex(String text, char sign, int last) {
        int at = text.indexOf(sign);
        while (at >= 0 && at <= last) {
            if (hex(text, at + 1, 2) >= 0) {
                return true;
            }
            at = text.indexOf(sign, at + 1);
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
                int plain = i + 1;
                while (plain < text.length() && !isSign(text.charAt(plain))) {
                    plain++;
                }
                out.append(text, i, plain);
                i = plain;
            } else {
                out.appendCodePoint(escape[0]);
                i += escape[1];
            }
        }
        flush(bytes, out);
        return out.toString();
    }

    private static boolean isSign(char c) {
        return c == '%' || c == '=' || c == '&' || c == '\\';
    }

    private static void flush(ByteArrayOutputStream bytes, StringBuilder out) {
        if (bytes.size() > 0) {
            out.append(decode(bytes.toByteArray()));
            bytes.reset();
        }
    }

    /** UTF-8 if it is, else ISO 8859-1, which everything is. */
    private static String decode(byte[] bytes) {
        String utf8 = new String(bytes, StandardCharsets.UTF_8);
        return utf8.indexOf('\uFFFD') < 0 || isUtf8(bytes) ? utf8 : new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static boolean isUtf8(byte[] bytes) {
        CharBuffer out = CharBuffer.allocate(bytes.length);
        return !StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes), out, true)
                .isError();
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
        while (i + SHORTEST_BASE64 <= text.length()) {
            // what is long enough goes as far as here; looked at from its end, most of a text need not be looked at
            int gap = i + SHORTEST_BASE64 - 1;
            while (gap >= i && isBase64(text.charAt(gap))) {
                gap--;
            }
            if (gap >= i) {
                i = gap + 1;
                continue;
            }
            int begin = i;
            int end = i + SHORTEST_BASE64;
            while (end < text.length() && isBase64(text.charAt(end))) {
                end++;
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
        return c < 128 && BASE64[c];
    }
}
