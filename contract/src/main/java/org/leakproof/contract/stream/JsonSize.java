package org.leakproof.contract.stream;

import java.util.Optional;

/** How many bytes a text takes in the output topic's JSON, without its quotes. */
final class JsonSize {
    private JsonSize() {}

    static long of(String text) {
        long size = 0;
        for (int i = 0; i < text.length(); i++) {
            size += of(text.charAt(i));
        }
        return size;
    }

    static long of(Optional<String> text) {
        return text.map(JsonSize::of).orElse(0L);
    }

    /** Of one UTF-16 unit: a half of a pair counts as 3, which is what U+FFFD takes that stands for a lone one. */
    static int of(char c) {
        if (c < 0x20) {
            return 6;
        } else if (c < 0x80) {
            return c == '"' || c == '\\' ? 2 : 1;
        }
        return c < 0x800 ? 2 : 3;
    }
}
