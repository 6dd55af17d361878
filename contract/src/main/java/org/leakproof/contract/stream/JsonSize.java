package org.leakproof.contract.stream;

import java.util.Optional;

/** How many bytes a text takes in the output topic's JSON, without its quotes. */
final class JsonSize {
    private JsonSize() {}

    static long of(String text) {
        long size = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            size += of(character);
            i += Character.charCount(character);
        }
        return size;
    }

    static long of(Optional<String> text) {
        return text.map(JsonSize::of).orElse(0L);
    }

    /** Of one character. A lone surrogate leaves as U+FFFD. */
    static int of(int character) {
        if (character < 0x20) {
            return character >= '\b' && character <= '\r' && character != 0x0b ? 2 : 6;
        } else if (character < 0x80) {
            return character == '"' || character == '\\' ? 2 : 1;
        } else if (character < 0x800) {
            return 2;
        }
        return character < 0x10000 ? 3 : 4;
    }
}
