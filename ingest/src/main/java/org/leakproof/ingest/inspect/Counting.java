package org.leakproof.ingest.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.leakproof.ingest.read.Draft;

/** Counts messages beside the thread that reads them, in their order: one batch while the next gathers. */
final class Counting implements AutoCloseable {
    private static final int BATCH = 500;
    private static final long BATCH_BYTES = 8 << 20;

    private final Tally tally;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "leakproof-inspect-count"));
    private Future<?> underWay = CompletableFuture.completedFuture(null);
    private List<Draft> batch = new ArrayList<>();
    private long bytes;

    Counting(Tally tally) {
        this.tally = tally;
    }

    void add(Draft draft) {
        batch.add(draft);
        // text that came from a file of its own is no part of the draft's length
        bytes += Math.max(
                draft.length(),
                draft.body().stream().mapToLong(one -> 2L * one.text().length()).sum());
        if (batch.size() >= BATCH || bytes >= BATCH_BYTES) {
            flush();
        }
    }

    private void flush() {
        finish();
        List<Draft> drafts = batch;
        batch = new ArrayList<>();
        bytes = 0;
        underWay = thread.submit(() -> drafts.forEach(tally::message));
    }

    /** Waits until everything is counted. */
    void await() {
        flush();
        finish();
    }

    /** Throws what counting failed of. */
    void rethrow() {
        if (underWay.isDone()) {
            finish();
        }
    }

    private void finish() {
        try {
            underWay.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("counting failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
