package org.leakproof.ingest.walk;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What special members in front of a tar header say of it: GNU long names and POSIX extended headers. */
final class TarMetadata {
    private static final int LONGEST_SIZE = 19;

    private byte @Nullable [] name;
    private OptionalLong size = OptionalLong.empty();
    private boolean sparse;

    Optional<byte[]> name() {
        return Optional.ofNullable(name);
    }

    OptionalLong size() {
        return size;
    }

    boolean sparse() {
        return sparse;
    }

    void longName(byte[] data) {
        name = TarHeader.text(data, 0, data.length);
    }

    /** Records of "length key=value\n", the length in decimal and counting itself; stops at the first bad one. */
    void pax(byte[] data) {
        int at = 0;
        while (at < data.length) {
            int length = 0;
            int i = at;
            while (i < data.length && data[i] >= '0' && data[i] <= '9' && length <= data.length) {
                length = length * 10 + data[i++] - '0';
            }
            if (i == data.length || data[i] != ' ' || length <= i + 1 - at || length > data.length - at) {
                return;
            }
            int end = at + length - 1;
            int equals = i + 1;
            while (equals < end && data[equals] != '=') {
                equals++;
            }
            if (equals < end) {
                String key = new String(data, i + 1, equals - i - 1, StandardCharsets.ISO_8859_1);
                record(key, Arrays.copyOfRange(data, equals + 1, end));
            }
            at += length;
        }
    }

    private void record(String key, byte[] value) {
        if (key.equals("path")) {
            name = value;
        } else if (key.equals("size")) {
            size = decimal(value);
        } else if (key.startsWith("GNU.sparse.")) {
            sparse = true;
        }
    }

    private static OptionalLong decimal(byte[] value) {
        long number = 0;
        for (byte b : value) {
            if (b < '0' || b > '9') {
                return OptionalLong.empty();
            }
            number = number * 10 + b - '0';
        }
        return value.length == 0 || value.length >= LONGEST_SIZE ? OptionalLong.empty() : OptionalLong.of(number);
    }
}
