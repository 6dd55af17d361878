package org.leakproof.ingest.read.log;

import java.util.Optional;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.Head;

/** How the lines of one entry make messages. Made for one entry, which it sees line by line, in order.
 *
 *  @param <H> what it reads from the line that begins a message */
interface LogFormat<H> {
    /** How its lines are decoded. */
    default LineDecoder decoder(Head head) {
        return LineDecoder.of(head);
    }

    /** Whether it has to see all lines before it can read any. */
    default boolean surveys() {
        return false;
    }

    /** A line of the first pass, if there is one. */
    default void survey(LogLine line) {}

    /** The same line before it is decoded, which costs more than most formats need to know: whether that was enough, so that
     *  {@link #survey} need not see it. Asked for whole lines of one-byte units only.
     *
     *  @param line its bytes from index 0, its end among them
     *  @param number from 0 */
    default boolean surveyAsBytes(byte[] line, int length, long number, boolean afterCrlf) {
        return false;
    }

    /** The first pass is over; it may have broken off early. */
    default void surveyed() {}

    /** What the line is. Asked once for each line, in order, also where messages are not wanted. */
    LineRole<H> role(LogLine line);

    /** The message; empty if its lines are none of the format's, and are to be held as DAMAGED. */
    Optional<Draft> draft(H head, LogRecord record);
}
