package org.leakproof.redact.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A text to be scanned: the original, the UTF-8 bytes of its normalised form, and the way back from the one to the other.
 *
 * <p>The normalised form has one written form where people (or those who hide something) have many, code point by code
 * point:
 *
 * <ul>
 *   <li>decimal digits of every script, full-width ASCII, mathematical letters and the sign for kelvin become plain ASCII;
 *   <li>spaces of every width, the non-breaking one included, become a space; U+0085, U+2028 and U+2029 a line feed;
 *   <li>hyphens, figure dash, en dash and minus become {@code -}. The em dash and the bar stay: they stand between words,
 *       and would glue a word to the address behind it;
 *   <li>small forms of {@code @ . : + ( )} become those;
 *   <li>zero-width characters, joiners, soft hyphen, marks of direction, variation selectors, tags and the enclosing
 *       keycap are left out;
 *   <li>a lone surrogate becomes U+FFFD.
 * </ul>
 *
 * <p>A span is given back widened: over what was left out inside of it, and outwards so that it splits neither a surrogate
 * pair nor a character that is written with several code points (combining marks, joined emoji, flags, Hangul jamo).
 *
 * <p>Immutable and shareable. Needs about the length of the UTF-8 form beside the original, an eighth more where the
 * original is not plain ASCII.
 */
public final class Text {

    /** One mark each so many bytes; finding a place walks at most this far. */
    private static final int MARK_EVERY = 64;

    private static final int[] IDENTITY = {};

    private final String original;
    private final byte[] bytes;
    private final int length;

    /** Pairs (UTF-16 offset, byte offset) of the first character at or behind each multiple of MARK_EVERY. */
    private final int[] marks;

    private Text(String original, byte[] bytes, int length, int[] marks) {
        this.original = original;
        this.bytes = bytes;
        this.length = length;
        this.marks = marks;
    }

    /** Of any string, lone surrogates included; up to 700 million characters. */
    public static Text of(String original) {
        int length = original.length();
        byte[] bytes = new byte[length];
        int ascii = 0;
        while (ascii < length) {
            char c = original.charAt(ascii);
            if (c >= 0x80) {
                return new Normaliser(original, bytes, ascii).normalise();
            }
            bytes[ascii++] = (byte) c;
        }
        return new Text(original, bytes, length, IDENTITY);
    }

    public String original() {
        return original;
    }

    /** Of the normalised form, in bytes. */
    public int length() {
        return length;
    }

    /** A part of the normalised form; offsets in bytes, on character boundaries. */
    public String normalised(int start, int end) {
        if (start < 0 || end < start || end > length) {
            throw new IndexOutOfBoundsException(start + " to " + end + " of " + length);
        }
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    /** Where the character begins that this byte of the normalised form belongs to; the text's length stays as it is. */
    public int characterStart(int offset) {
        int at = offset;
        while (at > 0 && at < length && (bytes[at] & 0xC0) == 0x80) {
            at--;
        }
        return at;
    }

    /** A byte of the normalised form. */
    public byte at(int offset) {
        return bytes[offset];
    }

    /** The character of the normalised form that begins at this byte. */
    public int characterAt(int offset) {
        int lead = bytes[offset];
        if (lead >= 0) {
            return lead;
        }
        if (lead < -32) { // C2 to DF
            return (lead & 0x1F) << 6 | bytes[offset + 1] & 0x3F;
        }
        if (lead < -16) { // E0 to EF
            return (lead & 0xF) << 12 | (bytes[offset + 1] & 0x3F) << 6 | bytes[offset + 2] & 0x3F;
        }
        return (lead & 0x7) << 18
                | (bytes[offset + 1] & 0x3F) << 12
                | (bytes[offset + 2] & 0x3F) << 6
                | bytes[offset + 3] & 0x3F;
    }

    /** How many bytes of UTF-8 a character has. */
    public static int bytes(int codePoint) {
        return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    }

    /** UTF-16 offset in the original at which a span begins that begins at this byte of the normalised form. */
    public int originalStart(int offset) {
        if (marks == IDENTITY) {
            return offset;
        }
        return Graphemes.start(original, (int) (locate(offset) >>> 32));
    }

    /** UTF-16 offset in the original at which a span ends that ends before this byte of the normalised form. */
    public int originalEnd(int offset) {
        if (marks == IDENTITY) {
            return offset;
        }
        return offset == 0 ? 0 : Graphemes.end(original, (int) locate(offset - 1));
    }

    /** Start (upper half) and end (lower half) of the original character that made this byte. */
    private long locate(int offset) {
        if (offset < 0 || offset >= length) {
            throw new IndexOutOfBoundsException(offset + " of " + length);
        }
        int mark = Math.min(offset / MARK_EVERY * 2, marks.length - 2);
        if (marks[mark + 1] > offset) {
            mark -= 2;
        }
        int at = marks[mark];
        int reached = marks[mark + 1];
        while (true) {
            int codePoint = original.codePointAt(at);
            int next = at + Character.charCount(codePoint);
            reached += width(Fold.of(codePoint));
            if (reached > offset) {
                return (long) at << 32 | next;
            }
            at = next;
        }
    }

    /** The first {@link #length()} of it are the normalised form; not to be written. */
    byte[] bytes() {
        return bytes;
    }

    /** Length only: a text's content goes into no log. */
    @Override
    public String toString() {
        return "Text[" + original.length() + " chars]";
    }

    private static int width(int folded) {
        return folded == Fold.DROPPED ? 0 : bytes(folded);
    }

    private static final class Normaliser {
        private final String original;
        private byte[] bytes;
        private int length;
        private int[] marks;
        private int marked;

        Normaliser(String original, byte[] bytes, int ascii) {
            this.original = original;
            this.bytes = Arrays.copyOf(bytes, Math.max(bytes.length + bytes.length / 4, 16));
            this.length = ascii;
            this.marks = new int[2 * (this.bytes.length / MARK_EVERY + 2)];
            for (int at = 0; at <= ascii; at += MARK_EVERY) {
                mark(at, at);
            }
        }

        private Text normalise() {
            int chars = original.length();
            int at = length;
            int nextMark = marked / 2 * MARK_EVERY;
            while (at < chars) {
                if (length >= nextMark) {
                    mark(at, length);
                    nextMark += MARK_EVERY;
                }
                char c = original.charAt(at);
                if (length + 4 > bytes.length) {
                    bytes = Arrays.copyOf(bytes, Math.addExact(bytes.length, bytes.length / 2 + 16));
                }
                if (c < 0x80) {
                    bytes[length++] = (byte) c;
                    at++;
                } else {
                    int codePoint = original.codePointAt(at);
                    at += Character.charCount(codePoint);
                    append(Fold.of(codePoint));
                }
            }
            return new Text(original, bytes, length, Arrays.copyOf(marks, marked));
        }

        private void mark(int utf16, int offset) {
            if (marked + 2 > marks.length) {
                marks = Arrays.copyOf(marks, marks.length * 2);
            }
            marks[marked++] = utf16;
            marks[marked++] = offset;
        }

        private void append(int c) {
            if (c == Fold.DROPPED) {
                return;
            }
            if (c < 0x80) {
                bytes[length++] = (byte) c;
            } else if (c < 0x800) {
                bytes[length++] = (byte) (0xC0 | c >> 6);
                bytes[length++] = (byte) (0x80 | c & 0x3F);
            } else if (c < 0x10000) {
                bytes[length++] = (byte) (0xE0 | c >> 12);
                bytes[length++] = (byte) (0x80 | c >> 6 & 0x3F);
                bytes[length++] = (byte) (0x80 | c & 0x3F);
            } else {
                bytes[length++] = (byte) (0xF0 | c >> 18);
                bytes[length++] = (byte) (0x80 | c >> 12 & 0x3F);
                bytes[length++] = (byte) (0x80 | c >> 6 & 0x3F);
                bytes[length++] = (byte) (0x80 | c & 0x3F);
            }
        }
    }
}
