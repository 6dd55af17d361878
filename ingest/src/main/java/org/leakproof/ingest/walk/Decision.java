package org.leakproof.ingest.walk;

/** What a visitor wants done with an entry. */
public sealed interface Decision permits Decision.Simple, Decision.Skip {
    /** Take it as a leaf: {@link EntryVisitor#read} is called next. */
    Decision READ = Simple.READ;
    /** Open it; what is no container is reported as UNSUPPORTED. */
    Decision DESCEND = Simple.DESCEND;
    /** Hash it, report it, and go on. */
    Decision UNSUPPORTED = Simple.UNSUPPORTED;

    /**
     * Leave out a leaf that an earlier walk of the same archive has reported: it is not decompressed where the
     * container allows that, and budgets are charged as they were then, so that all later entries come out the same.
     *
     * @throws IllegalArgumentException if it was opened as a container: those are walked again, or the ordinals of what
     *     follows would be unknown
     */
    static Decision skip(EntryReport earlier) {
        if (earlier.container().isPresent()) {
            throw new IllegalArgumentException("entry " + earlier.ordinal() + " is a container: descend into it again");
        }
        return new Skip(earlier.size());
    }

    /** The decisions that need no more than their name. */
    enum Simple implements Decision {
        READ,
        DESCEND,
        UNSUPPORTED
    }

    /** @param size bytes that the earlier walk read */
    record Skip(long size) implements Decision {}
}
