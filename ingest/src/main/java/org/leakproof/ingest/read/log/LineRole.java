package org.leakproof.ingest.read.log;

/** What a line is to the messages of a log.
 *
 *  @param <H> what a format reads from the line that begins a message */
sealed interface LineRole<H> {
    /** The line begins a message. */
    record Begins<H>(H head) implements LineRole<H> {}

    /** The line goes on with the message before it, if there is one. */
    record Continues<H>() implements LineRole<H> {}

    /** The line belongs to no message: a date line, a separator. */
    record Between<H>() implements LineRole<H> {}
}
