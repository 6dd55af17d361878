package org.leakproof.redact.record;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Reads what programs left encoded in a text: percent escapes, quoted-printable with its soft line breaks, character
 *  references, Unicode escapes, lines that format=flowed broke within a number, and Base64 of readable text. Each sign of what
 *  is read knows the place that it was made of. Stateless; the gate has a reader of its own. */
final class Encoded {
    /** Base64 of fewer characters says too little, and many words look like it. */
    static final int SHORTEST_BASE64 = 16;

    /** Units that one run of Base64 is read in; a whole number of groups. */
    private static final int LONGEST_BASE64 = 1 << 14;

    /** A whole number of groups. */
    private static final int BEGINNING = 64;

    /** Lines of Base64 are at least so long where another follows. */
    private static final int BASE64_LINE = 60;

    /** Of the named references those that stand for signs within identifiers.
     *
     *  @see <a href="https://html.spec.whatwg.org/multipage/named-characters.html">HTML, named character references</a> */
    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("amp", "&"),
            Map.entry("apos", "'"),
            Map.entry("colon", ":"),
            Map.entry("comma", ","),
            Map.entry("commat", "@"),
            Map.entry("dash", "-"),
            Map.entry("emsp", " "),
            Map.entry("ensp", " "),
            Map.entry("equals", "="),
            Map.entry("gt", ">"),
            Map.entry("hyphen", "-"),
            Map.entry("lowbar", "_"),
            Map.entry("lpar", "("),
            Map.entry("lrm", "\u200E"),
            Map.entry("lt", "<"),
            Map.entry("minus", "-"),
            Map.entry("nbsp", " "),
            Map.entry("ndash", "-"),
            Map.entry("num", "#"),
            Map.entry("percnt", "%"),
            Map.entry("period", "."),
            Map.entry("plus", "+"),
            Map.entry("quot", "\""),
            Map.entry("rlm", "\u200F"),
            Map.entry("rpar", ")"),
            Map.entry("semi", ";"),
            Map.entry("shy", "\u00AD"),
            Map.entry("sol", "/"),
            Map.entry("thinsp", " "),
            Map.entry("zwj", "\u200D"),
            Map.entry("zwnj", "\u200C"));

    private static final int LONGEST_NAME = 6;

    private static final int WIDEST = 8;

    /** A line of so many units was broken by a program. */
    private static final int WRAPPED = 56;

    private static final byte SIGN = 1;
    private static final byte BASE64 = 2;

    /** Of ASCII. */
    private static final byte[] KINDS = new byte[128];

    /** The six bits that a character of Base64 stands for, in either alphabet. */
    private static final byte[] VALUES = new byte[128];

    static {
        "%=&\\\n\r \t".chars().forEach(c -> KINDS[c] = SIGN);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_";
        for (int i = 0; i < alphabet.length(); i++) {
            KINDS[alphabet.charAt(i)] = BASE64;
            VALUES[alphabet.charAt(i)] = (byte) (i < 64 ? i : i - 2);
        }
    }

    private Encoded() {}

    /** Something that stands for something else.
     *
     *  @param end behind its last unit
     *  @param plain what it stands for */
    record Sign(int end, String plain) {}

    /** Whether a sign might begin here; most places of most texts say no at once. */
    static boolean mayBegin(char c) {
        return c < 128 && KINDS[c] == SIGN;
    }

    /** What stands encoded at a place, if something does; Base64 is asked for apart. */
    static Optional<Sign> at(String text, int at) {
        return switch (text.charAt(at)) {
            case '%' -> bytes(text, at);
            case '=' -> softBreak(text, at).or(() -> bytes(text, at));
            case '&' -> reference(text, at);
            case '\\' -> unicode(text, at);
            case '\n', '\r' -> brokenLine(text, at);
            case ' ', '\t' -> wideGap(text, at);
            default -> Optional.empty();
        };
    }

    /** One character of UTF-8 written as hexadecimal bytes; a byte that is none is taken for ISO 8859-1. */
    private static Optional<Sign> bytes(String text, int at) {
        char sign = text.charAt(at);
        int first = hex(text, at + 1, 2);
        if (first < 0) {
            return Optional.empty();
        }
        int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0;
        byte[] bytes = new byte[1 + more];
        bytes[0] = (byte) first;
        for (int i = 1; i <= more; i++) {
            int place = at + 3 * i;
            int value = place < text.length() && text.charAt(place) == sign ? hex(text, place + 1, 2) : -1;
            if (value < 0) {
                return latin(first, at);
            }
            bytes[i] = (byte) value;
        }
        try {
            String plain = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(new Sign(at + 3 * bytes.length, plain));
        } catch (CharacterCodingException e) {
            return latin(first, at);
        }
    }

    private static Optional<Sign> latin(int value, int at) {
        return Optional.of(new Sign(at + 3, String.valueOf((char) value)));
    }

    /** The end of a line that goes on in the next, behind marks of quotation.
     *
     *  @see <a href="https://www.rfc-editor.org/rfc/rfc2045#section-6.7">RFC 2045, 6.7</a> */
    private static Optional<Sign> softBreak(String text, int at) {
        int next = at + 1;
        if (next < text.length() && text.charAt(next) == '\r') {
            next++;
        }
        boolean padding = at > 0 && text.charAt(at - 1) == '=';
        if (padding || next >= text.length() || text.charAt(next) != '\n') {
            return Optional.empty();
        }
        return Optional.of(new Sign(behindMarks(text, next + 1), ""));
    }

    private static int behindMarks(String text, int from) {
        int next = from;
        while (next < text.length() && text.charAt(next) == '>') {
            next++;
            if (next < text.length() && text.charAt(next) == ' ') {
                next++;
            }
        }
        return next;
    }

    /** More than one blank within what may be a number or an address. */
    private static Optional<Sign> wideGap(String text, int at) {
        int end = at + 1;
        boolean wide = text.charAt(at) == '\t' || end < text.length() && isBlank(text.charAt(end));
        if (!wide || at == 0 || isBlank(text.charAt(at - 1))) {
            return Optional.empty();
        }
        while (end < text.length() && end - at <= WIDEST && isBlank(text.charAt(end))) {
            end++;
        }
        if (end - at > WIDEST || end >= text.length()) {
            return Optional.empty();
        }
        char before = text.charAt(at - 1);
        char after = text.charAt(end);
        return goesOn(before, after) || before == ',' && Character.isUpperCase(after)
                ? Optional.of(new Sign(end, " "))
                : Optional.empty();
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** A line that ends with a space, is as long as a wrapped one, or goes on behind a mark of quotation, where a number or a
     *  value may go on.
     *
     *  @see <a href="https://www.rfc-editor.org/rfc/rfc3676#section-4.2">RFC 3676, 4.2</a> */
    private static Optional<Sign> brokenLine(String text, int at) {
        int next = text.charAt(at) == '\r' ? at + 1 : at;
        if (at == 0 || next >= text.length() || text.charAt(next) != '\n') {
            return Optional.empty();
        }
        next++;
        int end = behindMarks(text, next);
        boolean spaced = text.charAt(at - 1) == ' ';
        if (end >= text.length() || !spaced && end == next && !isLong(text, at)) {
            return Optional.empty();
        }
        int before = at - 1;
        while (before > 0 && text.charAt(before) == ' ' && at - before < 4) {
            before--;
        }
        char last = text.charAt(before);
        char first = text.charAt(end);
        boolean marked = spaced || end > next;
        boolean goesOn = marked
                ? goesOn(last, first) || Character.isLetter(last) && Character.isUpperCase(first)
                : Character.isDigit(first) && (Character.isLetterOrDigit(last) || "-./()+:".indexOf(last) >= 0);
        return goesOn ? Optional.of(new Sign(end, spaced ? "" : " ")) : Optional.empty();
    }

    private static boolean isLong(String text, int end) {
        int begin = Math.max(0, end - WRAPPED);
        return end - begin == WRAPPED && text.lastIndexOf('\n', end - 1) < begin;
    }

    private static boolean goesOn(char before, char after) {
        if (before == ':' || before == '=') {
            return true;
        }
        boolean digit = Character.isDigit(before);
        return Character.isDigit(after)
                ? digit || Character.isLetter(before) || "-.,/()+#".indexOf(before) >= 0
                : digit && (Character.isUpperCase(after) || "-./(+@".indexOf(after) >= 0);
    }

    private static Optional<Sign> reference(String text, int at) {
        if (at + 3 < text.length() && text.charAt(at + 1) == '#') {
            boolean hexadecimal = (text.charAt(at + 2) | 0x20) == 'x';
            int i = at + (hexadecimal ? 3 : 2);
            int begin = i;
            int value = 0;
            while (i < text.length() && i < begin + 7 && digit(text.charAt(i), hexadecimal) >= 0) {
                value = value * (hexadecimal ? 16 : 10) + digit(text.charAt(i), hexadecimal);
                i++;
            }
            boolean stands = i > begin && value > 0 && value <= Character.MAX_CODE_POINT;
            // browsers do without the semicolon
            int end = i < text.length() && text.charAt(i) == ';' ? i + 1 : i;
            return stands ? Optional.of(new Sign(end, Character.toString(value))) : Optional.empty();
        }
        int end = at + 1;
        while (end < text.length() && end <= at + LONGEST_NAME && text.charAt(end) >= 'a' && text.charAt(end) <= 'z') {
            end++;
        }
        if (end >= text.length() || text.charAt(end) != ';') {
            return Optional.empty();
        }
        int behind = end + 1;
        return Optional.ofNullable(NAMED.get(text.substring(at + 1, end))).map(plain -> new Sign(behind, plain));
    }

    private static Optional<Sign> unicode(String text, int at) {
        if (at + 1 >= text.length()) {
            return Optional.empty();
        }
        int digits = text.charAt(at + 1) == 'u' ? 4 : text.charAt(at + 1) == 'x' ? 2 : 0;
        int value = digits == 0 ? -1 : hex(text, at + 2, digits);
        return value < 0 ? Optional.empty() : Optional.of(new Sign(at + 2 + digits, String.valueOf((char) value)));
    }

    /** The Base64 that begins here, if it is of text. */
    static Optional<Sign> base64(String text, int at) {
        int line = at;
        int end = base64End(text, at);
        // most runs are words, keys or files: told by their beginning, a file is not read again for each of its lines
        if (end - at < SHORTEST_BASE64 || !mayBeText(text, at, Math.min(end, at + BEGINNING))) {
            return Optional.empty();
        }
        StringBuilder run = new StringBuilder();
        while (true) {
            run.append(text, line, end);
            int next = end - line >= BASE64_LINE ? nextLine(text, end) : -1;
            int nextEnd = next < 0 ? -1 : base64End(text, next);
            if (nextEnd <= next || run.length() >= LONGEST_BASE64) {
                break;
            }
            line = next;
            end = nextEnd;
        }
        while (end < text.length() && text.charAt(end) == '=') {
            end++;
        }
        String plain = text(run);
        return plain.isEmpty() ? Optional.empty() : Optional.of(new Sign(end, plain));
    }

    /** Whether what a run of Base64 says has so few bytes that cannot be text that {@link #text} might take it for some. Only
     *  bytes are counted that become one unreadable character each, whatever stands around them. */
    private static boolean mayBeText(String text, int from, int to) {
        int bytes = 0;
        int unreadable = 0;
        int bits = 0;
        int before = 0;
        for (int i = from; i < to; i++) {
            bits = bits << 6 | VALUES[text.charAt(i)];
            int place = i - from & 3;
            if (place == 0) {
                continue;
            }
            int b = bits >> 2 * (3 - place) & 0xFF;
            bytes++;
            boolean control = b < ' ' && b != '\n' && b != '\r' && b != '\t' || b == 127;
            boolean continuesNothing = b >= 0x80 && b < 0xC0 && before < 0x80;
            boolean neverUtf8 = b == 0xC0 || b == 0xC1 || b > 0xF4;
            if (control || continuesNothing || neverUtf8) {
                unreadable++;
            }
            before = b;
        }
        return unreadable * 10 <= bytes;
    }

    private static String text(StringBuilder run) {
        for (int i = 0; i < run.length(); i++) {
            char c = run.charAt(i);
            run.setCharAt(i, c == '-' ? '+' : c == '_' ? '/' : c);
        }
        int rest = run.length() % 4;
        run.setLength(run.length() - (rest == 1 ? 1 : 0));
        byte[] bytes = Base64.getDecoder().decode(run.toString());
        String text = new String(bytes, StandardCharsets.UTF_8);
        int readable = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 127
                    || c != '\uFFFD' && Character.isLetterOrDigit(c)
                    || c == '\n'
                    || c == '\r'
                    || c == '\t') {
                readable++;
            }
        }
        return readable * 10L >= text.length() * 9L ? text : "";
    }

    /** Behind the line's end and its marks of quotation; -1 where no line ends. */
    private static int nextLine(String text, int at) {
        int next = at < text.length() && text.charAt(at) == '\r' ? at + 1 : at;
        if (next >= text.length() || text.charAt(next) != '\n') {
            return -1;
        }
        next++;
        while (next < text.length() && (text.charAt(next) == '>' || text.charAt(next) == ' ')) {
            next++;
        }
        return next;
    }

    private static int base64End(String text, int from) {
        int end = from;
        int last = Math.min(text.length(), from + LONGEST_BASE64);
        while (end < last && isBase64(text.charAt(end))) {
            end++;
        }
        return end;
    }

    static boolean isBase64(char c) {
        return c < 128 && KINDS[c] == BASE64;
    }

    private static int digit(char c, boolean hexadecimal) {
        return c < 128 ? Character.digit(c, hexadecimal ? 16 : 10) : -1;
    }

    private static int hex(String text, int at, int digits) {
        if (at + digits > text.length()) {
            return -1;
        }
        int value = 0;
        for (int i = at; i < at + digits; i++) {
            int digit = digit(text.charAt(i), true);
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }
}
