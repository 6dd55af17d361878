package org.leakproof.contract.stream;

/** What a stage does with each record. Used by one thread at a time; the runner asks for one per thread.
 *
 *  <p>What {@link #process} sends, the position of the record and {@link #state} become visible together or not at all.
 *  After a failed commit the runner calls {@link #assigned} again and repeats the records since.
 *
 *  @param <I> what comes in */
public interface Stage<I> {
    /** Deals with one record; begins and commits nothing. Data that cannot be dealt with is held, by a record of its own:
     *  an exception is our mistake and ends the process. */
    void process(Delivery<I> in, Outbox out);

    /** Holds a record during which the process died twice. */
    void stoppedTwice(Delivery<I> in, Outbox out);

    /** A partition is now this thread's.
     *
     *  @param state what {@link #state} gave with the last commit of this partition; empty at first */
    default void assigned(Topic<I> topic, int partition, String state) {}

    /** A partition is no longer this thread's. */
    default void revoked(Topic<I> topic, int partition) {}

    /** What must be known about a partition to go on behind the last processed record, such as running sums: at most 3,000
     *  characters of ASCII. Asked at each commit for each partition that moved on. */
    default String state(Topic<I> topic, int partition) {
        return "";
    }
}
