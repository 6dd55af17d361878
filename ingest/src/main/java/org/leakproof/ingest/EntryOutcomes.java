package org.leakproof.ingest;

import java.util.Optional;
import org.leakproof.contract.record.ArchiveEvent;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.walk.EntryStatus;

/** What the walker's word on an entry means in the books. */
final class EntryOutcomes {
    private EntryOutcomes() {}

    /** Why an entry is held; empty if it is not. */
    static Optional<HeldReason> held(EntryStatus status) {
        return switch (status) {
            case READ, CONTAINER, EMPTY, SKIPPED -> Optional.empty();
            case UNSUPPORTED, UNSUPPORTED_COMPRESSION -> Optional.of(HeldReason.UNSUPPORTED);
            case ENCRYPTED -> Optional.of(HeldReason.ENCRYPTED);
            case BOMB -> Optional.of(HeldReason.BOMB);
            case TRUNCATED -> Optional.of(HeldReason.TRUNCATED);
            case DAMAGED -> Optional.of(HeldReason.DAMAGED);
            case TOO_DEEP -> Optional.of(HeldReason.TOO_DEEP);
            case TOO_MANY_ENTRIES -> Optional.of(HeldReason.TOO_MANY_ENTRIES);
            case TOO_LARGE -> Optional.of(HeldReason.TOO_LARGE);
            case NEEDS_TOO_MUCH_MEMORY -> Optional.of(HeldReason.OUT_OF_MEMORY);
            case LINK -> Optional.of(HeldReason.LINK);
            case SPECIAL_FILE -> Optional.of(HeldReason.SPECIAL_FILE);
            case PATH_TOO_LONG, CHANGED -> Optional.of(HeldReason.UNREADABLE);
        };
    }

    /** What became of an entry that is not held. */
    static ArchiveEvent.EntryStatus status(EntryStatus status) {
        return switch (status) {
            case CONTAINER -> ArchiveEvent.EntryStatus.CONTAINER;
            case EMPTY -> ArchiveEvent.EntryStatus.EMPTY;
            default -> ArchiveEvent.EntryStatus.READ;
        };
    }
}
