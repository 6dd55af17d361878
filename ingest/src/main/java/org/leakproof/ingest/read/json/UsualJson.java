package org.leakproof.ingest.read.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads an object as nearly every export writes it, many times as fast as a parser that is made for any JSON and set up anew
 *  for each small record. What is out of the ordinary it leaves to that one, and never calls wrong what may be right or the
 *  other way round: it gives up at anything but plain strings with simple escapes, whole numbers of up to eighteen digits and
 *  little nesting. One thread's. */
final class UsualJson {
    private static final int MOST_DEPTH = 60;

    /** Digits that any long holds. */
    private static final int MOST_DIGITS = 18;

    /** Bytes that are kept from one text to the next. */
    private static final int MOST_KEPT = 1 << 16;

    private static final byte[] NOTHING = {};

    /** A power of two. */
    private static final int KEYS = 512;

    private static final int LONGEST_KEY = 64;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Keys seen last, each in the place that its hash gives: an export has few. */
    private final byte[][] keyBytes = new byte[KEYS][];

    private final String[] keys = new String[KEYS];

    private byte[] bytes = NOTHING;
    private int at;
    private int end;
    private byte[] unescaped = new byte[256];

    /** The object; null if it has to be read with more care. */
    @Nullable
    JsonNode read(byte[] from, int start, int length) {
        bytes = from;
        at = start;
        end = start + length;
        JsonNode node = at < end && bytes[at] == '{' ? value(0) : null;
        bytes = NOTHING;
        unescaped = unescaped.length > MOST_KEPT ? new byte[256] : unescaped;
        return node != null && at == end ? node : null;
    }

    private @Nullable JsonNode value(int depth) {
        if (at >= end || depth > MOST_DEPTH) {
            return null;
        }
        byte first = bytes[at];
        switch (first) {
            case '{':
                at++;
                return object(depth);
            case '[':
                at++;
                return array(depth);
            case '"':
                at++;
                String text = string();
                return text == null ? null : NODES.textNode(text);
            case 't':
                return word("true") ? NODES.booleanNode(true) : null;
            case 'f':
                return word("false") ? NODES.booleanNode(false) : null;
            case 'n':
                return word("null") ? NODES.nullNode() : null;
            default:
                return number();
        }
    }

    private @Nullable JsonNode object(int depth) {
        ObjectNode object = NODES.objectNode();
        blanks();
        if (skip('}')) {
            return object;
        }
        do {
            blanks();
            String key = skip('"') ? key() : null;
            blanks();
            if (key == null || !skip(':')) {
                return null;
            }
            blanks();
            JsonNode value = value(depth + 1);
            if (value == null || object.replace(key, value) != null) {
                return null;
            }
            blanks();
        } while (skip(','));
        return skip('}') ? object : null;
    }

    private @Nullable JsonNode array(int depth) {
        ArrayNode array = NODES.arrayNode();
        blanks();
        if (skip(']')) {
            return array;
        }
        do {
            blanks();
            JsonNode value = value(depth + 1);
            if (value == null) {
                return null;
            }
            array.add(value);
            blanks();
        } while (skip(','));
        return skip(']') ? array : null;
    }

    private @Nullable JsonNode number() {
        boolean negative = skip('-');
        int from = at;
        long value = 0;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            value = value * 10 + bytes[at++] - '0';
            if (at - from > MOST_DIGITS) {
                return null;
            }
        }
        int digits = at - from;
        boolean ends = at < end && " \t\r\n,]}".indexOf(bytes[at]) >= 0;
        if (digits == 0 || !ends || bytes[from] == '0' && digits > 1) {
            return null;
        }
        long number = negative ? -value : value;
        return number == (int) number ? NODES.numberNode((int) number) : NODES.numberNode(number);
    }

    private boolean word(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (at + i >= end || bytes[at + i] != word.charAt(i)) {
                return false;
            }
        }
        at += word.length();
        return at < end && " \t\r\n,]}".indexOf(bytes[at]) >= 0;
    }

    private @Nullable String key() {
        int from = at;
        int hash = 0;
        int i = at;
        while (i < end && bytes[i] != '"') {
            byte b = bytes[i++];
            if (b < ' ' || b == '\\') {
                return null;
            }
            hash = hash * 31 + b;
        }
        if (i == end || i - from > LONGEST_KEY) {
            return null;
        }
        at = i + 1;
        int place = (hash ^ hash >>> 9 ^ hash >>> 18) & KEYS - 1;
        byte[] known = keyBytes[place];
        if (known == null || !Arrays.equals(known, 0, known.length, bytes, from, i)) {
            keyBytes[place] = Arrays.copyOfRange(bytes, from, i);
            keys[place] = new String(bytes, from, i - from, StandardCharsets.US_ASCII);
        }
        return keys[place];
    }

    /** The text up to the closing quote; null if anything in it is unusual. */
    private @Nullable String string() {
        int from = at;
        int i = at;
        boolean ascii = true;
        while (i < end && bytes[i] != '"' && bytes[i] != '\\') {
            byte b = bytes[i++];
            if (b < ' ') {
                if (b >= 0) {
                    return null;
                }
                ascii = false;
            }
        }
        if (i == end) {
            return null;
        }
        if (bytes[i] == '\\') {
            return escaped(from, i);
        }
        at = i + 1;
        return decoded(bytes, from, i, ascii);
    }

    /** The same where it has escapes.
     *
     *  @param first of them */
    private @Nullable String escaped(int from, int first) {
        int size = first - from;
        room(size);
        System.arraycopy(bytes, from, unescaped, 0, size);
        int i = first;
        while (i < end && bytes[i] != '"') {
            byte b = bytes[i++];
            if (b >= 0 && b < ' ') {
                return null;
            }
            room(size + 3);
            if (b != '\\') {
                unescaped[size++] = b;
                continue;
            }
            byte escape = i < end ? bytes[i++] : 0;
            switch (escape) {
                case '"', '\\', '/' -> unescaped[size++] = escape;
                case 'n' -> unescaped[size++] = '\n';
                case 't' -> unescaped[size++] = '\t';
                case 'r' -> unescaped[size++] = '\r';
                case 'b' -> unescaped[size++] = '\b';
                case 'f' -> unescaped[size++] = '\f';
                case 'u' -> {
                    int unit = unit(i);
                    // halves of a pair are no characters of their own
                    if (unit < 0 || unit >= Character.MIN_SURROGATE && unit <= Character.MAX_SURROGATE) {
                        return null;
                    }
                    i += 4;
                    size = put(unit, size);
                }
                default -> {
                    return null;
                }
            }
        }
        if (i == end) {
            return null;
        }
        at = i + 1;
        return decoded(unescaped, 0, size, false);
    }

    /** In UTF-8. */
    private int put(int unit, int from) {
        int size = from;
        if (unit < 0x80) {
            unescaped[size++] = (byte) unit;
        } else if (unit < 0x800) {
            unescaped[size++] = (byte) (0xC0 | unit >> 6);
            unescaped[size++] = (byte) (0x80 | unit & 0x3F);
        } else {
            unescaped[size++] = (byte) (0xE0 | unit >> 12);
            unescaped[size++] = (byte) (0x80 | unit >> 6 & 0x3F);
            unescaped[size++] = (byte) (0x80 | unit & 0x3F);
        }
        return size;
    }

    /** Four hexadecimal digits; -1 if there are none. */
    private int unit(int from) {
        int unit = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = i < end && bytes[i] >= 0 ? Character.digit((char) bytes[i], 16) : -1;
            if (digit < 0) {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }

    /** Null if the bytes are not certainly UTF-8. */
    private static @Nullable String decoded(byte[] from, int start, int end, boolean ascii) {
        if (ascii) {
            return new String(from, start, end - start, StandardCharsets.ISO_8859_1);
        }
        String text = new String(from, start, end - start, StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') >= 0 ? null : text;
    }

    private void room(int size) {
        if (size > unescaped.length) {
            unescaped = Arrays.copyOf(unescaped, Math.max(size, 2 * unescaped.length));
        }
    }

    private boolean skip(char c) {
        if (at < end && bytes[at] == c) {
            at++;
            return true;
        }
        return false;
    }

    private void blanks() {
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            at++;
        }
    }

    @Override
    public String toString() {
        return "UsualJson[]";
    }
}
