package org.leakproof.contract.stream;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;

/** Runs a stage for as long as it takes: reads, lets the stage process, sends, and commits input positions and output in
 *  one transaction, at the latest every 100 ms or 1,000 records or 4 MiB of input.
 *
 *  <p>After an unclean death it takes one record a transaction, noting each first, until it is past the place where it
 *  died; a record that was noted in two deaths goes to {@link Stage#stoppedTwice}. */
public final class StageRunner<I> implements AutoCloseable {
    /** @param name names the group, such as {@code redact.<run>}; the cluster's prefix is put before it
     *  @param member names this process among those of the group, for good
     *  @param threads one consumer each; more than the partitions of all inputs are idle
     *  @param work a folder of this process alone, for notes about deaths; made where missing */
    public record Config(String name, String member, int threads, Path work) {
        public Config {
            if (threads < 1) {
                throw new IllegalArgumentException("a stage needs a thread");
            }
        }
    }

    /** @param inputs topics that exist
     *  @param stages gives the stage for a thread, from 0 */
    public StageRunner(
            Cluster cluster, Config config, List<Topic<I>> inputs, IntFunction<Stage<I>> stages, StageCounts counts) {
        throw new UnsupportedOperationException();
    }

    /** @throws ClusterException if another process works in the same folder, or the cluster does not answer */
    public void start() {
        throw new UnsupportedOperationException();
    }

    /** Asks all threads to stop after the record in hand; from any thread, at once. */
    public void stop() {
        throw new UnsupportedOperationException();
    }

    /** Waits for the threads to end.
     *
     *  @return whether they have ended
     *  @throws RuntimeException what ended a thread, if it was not {@link #stop} */
    public boolean await(Duration timeout) {
        throw new UnsupportedOperationException();
    }

    /** Stops, waits for the record in hand and leaves the group in order.
     *
     *  @throws RuntimeException what ended a thread, unless {@link #await} threw it already */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
