package org.leakproof.ingest.read.sqlite;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Finds the text in what Apple's programs write of a text with attributes: the first string of a typed stream. */
final class TypedStream {
    private static final byte[] CLASS = "NSString".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MUTABLE = "NSMutableString".getBytes(StandardCharsets.US_ASCII);

    /** Marks a new type description of one character, a {@code +}: bytes with their number before them. */
    private static final byte[] BYTES = {(byte) 0x84, 1, '+'};

    private TypedStream() {}

    /** Empty if there is none, or its length lies. */
    static Optional<String> text(byte[] stream) {
        int string = indexOf(stream, CLASS, 0);
        int mutable = indexOf(stream, MUTABLE, 0);
        int name = string < 0 ? mutable : mutable < 0 ? string : Math.min(string, mutable);
        int at = name < 0 ? -1 : indexOf(stream, BYTES, name);
        if (at < 0 || at + BYTES.length >= stream.length) {
            return Optional.empty();
        }
        at += BYTES.length;
        int first = stream[at] & 0xff;
        int width = first == 0x81 ? 2 : first == 0x82 ? 4 : 0;
        if (at + 1 + width > stream.length) {
            return Optional.empty();
        }
        long length = width == 0 ? first : 0;
        for (int i = width; i > 0; i--) {
            length = length << 8 | stream[at + i] & 0xff;
        }
        at += 1 + width;
        if (length > stream.length - at) {
            return Optional.empty();
        }
        return Optional.of(new String(stream, at, (int) length, StandardCharsets.UTF_8));
    }

    private static int indexOf(byte[] bytes, byte[] wanted, int from) {
        for (int i = from; i + wanted.length <= bytes.length; i++) {
            int n = 0;
            while (n < wanted.length && bytes[i + n] == wanted[n]) {
                n++;
            }
            if (n == wanted.length) {
                return i;
            }
        }
        return -1;
    }
}
