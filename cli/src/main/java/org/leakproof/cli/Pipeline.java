package org.leakproof.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Runs stages side by side in this process until all are through, one fails, or somebody says stop. */
final class Pipeline {
    /** One stage: runs to its end, or returns early when told to stop. */
    interface Part {
        void run(BooleanSupplier stop) throws Exception;
    }

    private final AtomicBoolean stop = new AtomicBoolean();

    /** Runs all parts, each on a thread of its own.
     *
     *  @param meanwhile called about twice a second; what it throws stops everything
     *  @return whether all came to their end without being told to stop
     *  @throws Exception the first that a part or {@code meanwhile} threw */
    boolean run(List<Part> parts, BooleanSupplier stopAsked, Runnable meanwhile) throws Exception {
        BooleanSupplier stopped = () -> stop.get() || stopAsked.getAsBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(parts.size());
        List<Future<Void>> running = new ArrayList<>();
        try {
            for (Part part : parts) {
                Callable<Void> call = () -> {
                    part.run(stopped);
                    return null;
                };
                running.add(threads.submit(call));
            }
            for (Future<Void> part : running) {
                await(part, running, meanwhile);
            }
            return !stopped.getAsBoolean();
        } finally {
            stop.set(true);
            threads.shutdown();
            threads.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    private static void await(Future<Void> part, List<Future<Void>> all, Runnable meanwhile) throws Exception {
        while (!part.isDone()) {
            try {
                part.get(500, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                meanwhile.run();
                for (Future<Void> other : all) {
                    if (other.isDone()) {
                        result(other);
                    }
                }
            } catch (ExecutionException e) {
                // thrown below
            }
        }
        result(part);
    }

    private static void result(Future<Void> part) throws Exception {
        try {
            part.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (Exception) e.getCause();
        }
    }
}
