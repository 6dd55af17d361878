package org.leakproof.ingest.walk;

import java.util.Optional;

/** An opened container: hands out what it holds, one after the other. */
interface Container extends AutoCloseable {
    /**
     * The next thing it holds, valid until the next call; empty at the end.
     *
     * @throws Fault if the container cannot be read on
     */
    Optional<Child> next() throws Fault;

    /** What was wrong with the container as a whole although its listing came to an end; asked at the end. */
    Optional<EntryStatus> flaw();

    @Override
    default void close() {}
}
