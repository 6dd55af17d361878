package org.leakproof.contract.record;

import java.util.Optional;

/** A participant that an archive names: material for its address book. Secret.
 *
 *  @param source who gave the name */
public record LearnedName(
        ArchiveId archive,
        Optional<String> name,
        Optional<String> address,
        Optional<String> handle,
        NameSource source) {
    @Override
    public String toString() {
        return "LearnedName[" + source + "]";
    }
}
