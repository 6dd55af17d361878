package org.leakproof.ingest.read.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The value of Content-Type or Content-Disposition: a word and its parameters, read leniently: quotes may be missing or
 * unclosed, backslashes in quotes may belong to a path, RFC 2231 and RFC 2047 forms may be mixed.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2231">RFC 2231</a> */
final class Parameters {
    /** Parameters of one field; what follows is not looked at. */
    private static final int MAX = 500;

    static final Parameters NONE = new Parameters("", Map.of());

    private final String value;
    private final Map<String, byte[]> raw;

    private Parameters(String value, Map<String, byte[]> raw) {
        this.value = value;
        this.raw = raw;
    }

    static Parameters of(MimeField field) {
        return of(field.raw());
    }

    static Parameters of(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = end(text, 0, false);
        String value = withoutComments(text.substring(0, at)).strip().toLowerCase(Locale.ROOT);
        Map<String, byte[]> raw = new LinkedHashMap<>();
        while (at < text.length() && raw.size() < MAX) {
            at++;
            int end = end(text, at, true);
            int equals = text.indexOf('=', at);
            if (equals >= 0 && equals < end) {
                String name =
                        withoutComments(text.substring(at, equals)).strip().toLowerCase(Locale.ROOT);
                String written = unquoted(text.substring(equals + 1, end).strip());
                raw.putIfAbsent(name, written.getBytes(StandardCharsets.ISO_8859_1));
            }
            at = end;
        }
        return new Parameters(value, raw);
    }

    /** The next semicolon outside quotes, or the end. */
    private static int end(String text, int from, boolean quotes) {
        boolean quoted = false;
        int open = -1;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                i++;
            } else if (quotes && c == '"') {
                quoted = !quoted;
                open = i;
            } else if (c == ';' && !quoted) {
                return i;
            }
        }
        if (quoted) {
            // never closed: the parameter ends at the first semicolon after all
            int semicolon = text.indexOf(';', open);
            return semicolon < 0 ? text.length() : semicolon;
        }
        return text.length();
    }

    private static String withoutComments(String text) {
        if (text.indexOf('(') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')' && depth > 0) {
                depth--;
            } else if (depth == 0) {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** A quoted value without its quotes. Only quotes and backslashes can be escaped: in a path a backslash stands for
     * itself. What follows the closing quote is dropped if it is a comment, kept otherwise. */
    private static String unquoted(String text) {
        if (!text.startsWith("\"")) {
            // an unquoted value ends at a comment
            int comment = text.indexOf(" (");
            return (comment > 0 ? text.substring(0, comment) : text).strip();
        }
        StringBuilder out = new StringBuilder(text.length());
        int i = 1;
        while (i < text.length() && text.charAt(i) != '"') {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && (text.charAt(i + 1) == '"' || text.charAt(i + 1) == '\\')) {
                i++;
                c = text.charAt(i);
            }
            out.append(c);
            i++;
        }
        return out.toString();
    }

    /** The word before the parameters, lower case; empty if there is none. */
    String value() {
        return value;
    }

    /** A parameter whose value is ASCII by nature, such as a boundary or a charset, byte by byte. */
    Optional<String> latin(String name) {
        byte[] plain = raw.get(name);
        if (plain == null) {
            plain = raw.get(name + "*");
        }
        if (plain == null) {
            plain = joined(name).map(Joined::bytes).orElse(null);
        }
        return Optional.ofNullable(plain).map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /** A parameter that is text, such as a file name. */
    Optional<String> text(String name, HeaderText decoder) {
        Optional<Joined> joined = joined(name);
        if (joined.isPresent()) {
            Joined value = joined.get();
            return Optional.of(
                    value.charset.isEmpty() && !value.encoded
                            ? decoder.decode(value.bytes)
                            : decoder.decode(value.bytes, value.charset));
        }
        return Optional.ofNullable(raw.get(name)).map(decoder::decode);
    }

    private record Joined(byte[] bytes, String charset, boolean encoded) {}

    /** The RFC 2231 forms {@code name*=}, {@code name*0=}, {@code name*0*=}, put together in the order of their numbers. */
    private Optional<Joined> joined(String name) {
        byte[] single = raw.get(name + "*");
        if (single != null) {
            return Optional.of(join(List.of(single), List.of(true)));
        }
        TreeMap<Integer, String> sections = new TreeMap<>();
        for (String key : raw.keySet()) {
            if (key.length() > name.length() + 1 && key.startsWith(name) && key.charAt(name.length()) == '*') {
                String number = key.substring(name.length() + 1, key.length() - (key.endsWith("*") ? 1 : 0));
                if (!number.isEmpty() && number.length() < 5 && number.chars().allMatch(c -> c >= '0' && c <= '9')) {
                    sections.put(Integer.parseInt(number), key);
                }
            }
        }
        if (sections.isEmpty()) {
            return Optional.empty();
        }
        List<byte[]> pieces = new ArrayList<>();
        List<Boolean> encoded = new ArrayList<>();
        for (String key : sections.values()) {
            pieces.add(raw.get(key));
            encoded.add(key.endsWith("*"));
        }
        return Optional.of(join(pieces, encoded));
    }

    private static Joined join(List<byte[]> pieces, List<Boolean> encoded) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String charset = "";
        for (int p = 0; p < pieces.size(); p++) {
            byte[] piece = pieces.get(p);
            int from = 0;
            if (p == 0 && encoded.get(0)) {
                int first = indexOf(piece, (byte) '\'', 0);
                int second = first < 0 ? -1 : indexOf(piece, (byte) '\'', first + 1);
                if (second >= 0) {
                    charset = new String(piece, 0, first, StandardCharsets.ISO_8859_1);
                    from = second + 1;
                }
            }
            for (int i = from; i < piece.length; i++) {
                int high = encoded.get(p) && piece[i] == '%' && i + 2 < piece.length ? hex(piece[i + 1]) : -1;
                int low = high >= 0 ? hex(piece[i + 2]) : -1;
                if (low >= 0) {
                    out.write(high << 4 | low);
                    i += 2;
                } else {
                    out.write(piece[i]);
                }
            }
        }
        return new Joined(out.toByteArray(), charset, encoded.contains(true));
    }

    private static int indexOf(byte[] bytes, byte wanted, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    static int hex(byte b) {
        return Character.digit(b, 16);
    }

    @Override
    public String toString() {
        return "Parameters[" + raw.size() + "]";
    }
}
