package org.leakproof.ingest.walk;

import java.util.Optional;

/**
 * What a container holds at one place: bytes, or a verdict that needs no look at them.
 *
 * @param content empty exactly if there is a verdict
 */
record Child(EntryName name, Optional<EntryContent> content, Optional<EntryStatus> verdict) {
    static Child of(EntryName name, EntryContent content) {
        return new Child(name, Optional.of(content), Optional.empty());
    }

    static Child settled(EntryName name, EntryStatus verdict) {
        return new Child(name, Optional.empty(), Optional.of(verdict));
    }
}
