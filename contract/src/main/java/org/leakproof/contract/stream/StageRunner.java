package org.leakproof.contract.stream;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Runs a stage for as long as it takes: reads, lets the stage process, sends, and commits input positions and output in
 *  one transaction, at the latest every 100 ms or 1,000 records or 4 MiB.
 *
 *  <p>After an unclean death it takes one record a transaction, noting each first, until it is past the place where it
 *  died; a record that was noted in two deaths goes to {@link Stage#stoppedTwice}. An exception from the stage counts as a
 *  death: the process is expected to end. OutOfMemoryError ends it with exit code 3. */
public final class StageRunner<I> implements AutoCloseable {
    /** As {@code -XX:+ExitOnOutOfMemoryError} ends it. */
    private static final int OUT_OF_MEMORY = 3;

    private static final Duration LONGEST_STOP = Duration.ofMinutes(1);

    /** @param name names the group, such as {@code redact.<run>}; the cluster's prefix is put before it
     *  @param member names this process among those of the group, for good
     *  @param threads one consumer each; more than the partitions of one input are idle
     *  @param work a folder of this process alone, for notes about deaths; made where missing */
    public record Config(String name, String member, int threads, Path work) {
        public Config {
            if (threads < 1 || name.isEmpty() || member.isEmpty()) {
                throw new IllegalArgumentException("a stage needs a name, a member's name and a thread");
            }
        }
    }

    private final Cluster cluster;
    private final Config config;
    private final Map<String, Topic<I>> inputs = new HashMap<>();
    private final IntFunction<Stage<I>> stages;
    private final StageCounts counts;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final AtomicInteger running = new AtomicInteger();
    private volatile boolean stopping;
    private volatile boolean blamed;
    private @Nullable DeathNotes notes;

    /** @param inputs topics that exist
     *  @param stages gives the stage for a thread, from 0 */
    public StageRunner(
            Cluster cluster, Config config, List<Topic<I>> inputs, IntFunction<Stage<I>> stages, StageCounts counts) {
        this.cluster = cluster;
        this.config = config;
        inputs.forEach(input -> this.inputs.put(input.name(), input));
        this.stages = stages;
        this.counts = counts;
    }

    /** Opens everything and starts the threads. Once.
     *
     *  @throws ClusterException if another process works in the same folder, or the cluster does not answer */
    public void start() {
        if (notes != null) {
            throw new IllegalStateException(config.name() + " was started before");
        }
        int partitions = inputs.values().stream().mapToInt(Topic::partitions).sum();
        DeathNotes opened =
                DeathNotes.open(config.work(), config.threads(), DeathNotes.CAREFUL_RECORDS * Math.max(1, partitions));
        notes = opened;
        List<Outbox> outboxes = new ArrayList<>();
        try {
            // All of them before the first reader: what a former process left open would hide its positions.
            for (int i = 0; i < Math.max(config.threads(), opened.formerThreads()); i++) {
                Outbox outbox = Outbox.open(cluster, owner(i));
                if (i < config.threads()) {
                    outboxes.add(outbox);
                } else {
                    outbox.close();
                }
            }
            for (int i = 0; i < config.threads(); i++) {
                threads.add(thread(i, opened, outboxes.get(i)));
            }
        } catch (RuntimeException e) {
            outboxes.forEach(Outbox::close);
            opened.stopped();
            opened.close();
            throw e;
        }
        running.set(threads.size());
        threads.forEach(Thread::start);
    }

    /** Asks all threads to stop after the record in hand; from any thread, at once. */
    public void stop() {
        stopping = true;
    }

    /** Waits for the threads to end.
     *
     *  @return whether they have ended
     *  @throws RuntimeException what ended a thread, if it was not {@link #stop}; once */
    public boolean await(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        for (Thread thread : threads) {
            try {
                thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            if (thread.isAlive()) {
                return false;
            }
        }
        Throwable thrown = failure.getAndSet(null);
        if (thrown instanceof Error error) {
            throw error;
        } else if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
        return true;
    }

    /** Stops, waits for the records in hand and leaves the group in order.
     *
     *  @throws RuntimeException what ended a thread, unless {@link #await} threw it already */
    @Override
    public void close() {
        stop();
        if (!await(LONGEST_STOP)) {
            throw new IllegalStateException(
                    config.name() + ": a record has taken more than " + LONGEST_STOP.toSeconds() + " s");
        }
    }

    private Thread thread(int number, DeathNotes opened, Outbox outbox) {
        Stage<I> stage = stages.apply(number);
        String group = cluster.prefix() + config.name();
        WholeRecords records = new WholeRecords(
                Inbox.consumer(ClientProperties.member(cluster, group, cluster.prefix() + owner(number))),
                name -> Optional.ofNullable(inputs.get(name))
                        .map(topic -> topic.cleanup() == Topic.Cleanup.COMPACT)
                        .orElse(false),
                System::nanoTime);
        StageWorker<I> worker =
                new StageWorker<>(number, inputs, records, outbox, stage, opened, counts, System::nanoTime);
        Thread thread = new Thread(() -> run(worker, records, outbox, opened), config.name() + "-" + number);
        thread.setDaemon(true);
        return thread;
    }

    private void run(StageWorker<I> worker, WholeRecords records, Outbox outbox, DeathNotes opened) {
        try {
            boolean inOrder = false;
            try {
                worker.work(() -> stopping);
                inOrder = true;
            } finally {
                try {
                    outbox.close();
                } finally {
                    records.close(inOrder);
                }
            }
        } catch (OutOfMemoryError e) {
            Runtime.getRuntime().halt(OUT_OF_MEMORY);
        } catch (Throwable e) {
            if (failure.compareAndSet(null, e) && !(e instanceof ClusterException || e instanceof FencedException)) {
                blamed = true;
            }
            stopping = true;
        } finally {
            if (running.decrementAndGet() == 0) {
                if (!blamed) {
                    opened.stopped();
                }
                opened.close();
            }
        }
    }

    private String owner(int thread) {
        return config.name() + "." + config.member() + "-" + thread;
    }
}
