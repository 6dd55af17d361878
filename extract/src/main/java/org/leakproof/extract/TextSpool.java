package org.leakproof.extract;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.xml.sax.SAXException;

/**
 * Takes up a document's text as UTF-8 in a file, up to a limit, and counts. Heap use does not depend on the length of
 * the text.
 */
final class TextSpool implements Closeable {
    /** Above the limit: thrown through the parser; {@link #overLimit} tells even if the parser swallows it. */
    static final class LimitReached extends SAXException {
        private static final long serialVersionUID = 1L;

        LimitReached() {
            super("above the limit for text");
        }
    }

    /** Of the characters that are not blank; above it the text is no text. Random bytes have 0.1, prose none. */
    private static final double MOST_UNREADABLE = 0.05;

    private static final char REPLACEMENT = '\uFFFD';

    private final Path file;
    private final int limit;
    private final OutputStream out;
    private long bytes;
    private int chars;
    private int visible;
    private int unreadable;
    private boolean overLimit;
    private char high;

    /** @param limit UTF-16 units */
    TextSpool(Path file, int limit) throws IOException {
        this.file = file;
        this.limit = limit;
        this.out = new BufferedOutputStream(Files.newOutputStream(file));
    }

    /** Adds characters. A surrogate without its partner becomes U+FFFD: it has no form in UTF-8. */
    void add(char[] buffer, int start, int length) throws SAXException {
        if (overLimit || length > limit - chars - (high == 0 ? 0 : 1)) {
            overLimit = true;
            throw new LimitReached();
        }
        try {
            for (int i = start; i < start + length; i++) add(buffer[i]);
        } catch (IOException e) {
            throw new SAXException(e);
        }
    }

    void add(String text) throws SAXException {
        add(text.toCharArray(), 0, text.length());
    }

    private void add(char c) throws IOException {
        if (high != 0) {
            if (Character.isLowSurrogate(c)) {
                encode(Character.toCodePoint(high, c), 2);
                high = 0;
                return;
            }
            high = 0;
            encode(REPLACEMENT, 1);
        }
        if (Character.isHighSurrogate(c)) high = c;
        else encode(Character.isLowSurrogate(c) ? REPLACEMENT : c, 1);
    }

    private void encode(int point, int units) throws IOException {
        chars += units;
        if (!Character.isWhitespace(point) && !Character.isSpaceChar(point)) {
            visible++;
            if (point == REPLACEMENT || Character.isISOControl(point)) unreadable++;
        }
        if (point < 0x80) {
            put(point);
        } else if (point < 0x800) {
            put(0xC0 | point >> 6);
            put(0x80 | point & 0x3F);
        } else if (point < 0x10000) {
            put(0xE0 | point >> 12);
            put(0x80 | point >> 6 & 0x3F);
            put(0x80 | point & 0x3F);
        } else {
            put(0xF0 | point >> 18);
            put(0x80 | point >> 12 & 0x3F);
            put(0x80 | point >> 6 & 0x3F);
            put(0x80 | point & 0x3F);
        }
    }

    private void put(int octet) throws IOException {
        out.write(octet);
        bytes++;
    }

    /** Ends the text. */
    void finish() throws IOException {
        if (high != 0) {
            high = 0;
            encode(REPLACEMENT, 1);
        }
        out.flush();
    }

    boolean overLimit() {
        return overLimit;
    }

    /** Whether no character is more than a blank. */
    boolean isBlank() {
        return visible == 0;
    }

    boolean isGarbled() {
        return unreadable > visible * MOST_UNREADABLE;
    }

    /** Of the text in UTF-8. */
    long bytes() {
        return bytes;
    }

    /** UTF-16 units. */
    int chars() {
        return chars;
    }

    /** Reads the text back, after {@link #finish}. */
    InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }
}
