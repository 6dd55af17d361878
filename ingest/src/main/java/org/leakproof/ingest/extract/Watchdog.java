package org.leakproof.ingest.extract;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Kills a child whose time is up or that fills the disk. One thread for all children, started at first use. */
final class Watchdog implements AutoCloseable {
    private static final long TICK_MILLIS = 200;

    private final ScheduledThreadPoolExecutor timer;

    Watchdog() {
        timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "extract-watchdog");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    /** A watch over one child, until closed. */
    static final class Watch implements AutoCloseable {
        private final Future<?> ticks;

        private Watch(Future<?> ticks) {
            this.ticks = ticks;
        }

        @Override
        public void close() {
            ticks.cancel(false);
        }
    }

    /**
     * Watches a child from now on.
     *
     * @param time after which it is killed
     * @param scratchBytes in its folder, above which it is killed
     */
    Watch over(WorkerProcess child, Duration time, long scratchBytes) {
        long start = System.nanoTime();
        Runnable tick = () -> {
            if (System.nanoTime() - start >= time.toNanos()) child.kill(WorkerProcess.Cause.DEADLINE);
            else if (ScratchFolder.size(child.folder()) > scratchBytes) child.kill(WorkerProcess.Cause.SCRATCH);
        };
        return new Watch(timer.scheduleWithFixedDelay(tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
