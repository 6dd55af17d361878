package org.leakproof.ingest.read.chat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The folder that an entry lies in: some exports name the conversation only there. */
final class Folder {
    private Folder() {}

    /** The innermost folder's name; empty if the entry lies in none. */
    static Optional<String> of(byte[] rawName) {
        String[] parts =
                new String(rawName, StandardCharsets.UTF_8).replace('\\', '/').split("/");
        return parts.length < 2
                ? Optional.empty()
                : Optional.of(parts[parts.length - 2]).filter(f -> !f.isEmpty());
    }
}
