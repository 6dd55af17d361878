package org.leakproof.cli;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ctrl-C and SIGTERM: asks the command to stop, and gives it the time to do so in order. */
final class Interruption implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final AtomicBoolean asked = new AtomicBoolean();
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;

    private Interruption(PrintStream err) {
        this.hook = new Thread(
                () -> {
                    asked.set(true);
                    err.println("\nleakproof: stopping; nothing is lost (a moment)");
                    try {
                        done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "leakproof-interruption");
    }

    static Interruption watch(PrintStream err) {
        Interruption interruption = new Interruption(err);
        try {
            Runtime.getRuntime().addShutdownHook(interruption.hook);
        } catch (IllegalStateException shuttingDown) {
            interruption.asked.set(true);
        }
        return interruption;
    }

    /** Whether the command should stop. */
    boolean asked() {
        return asked.get();
    }

    /** The command has stopped, or ended by itself. */
    @Override
    public void close() {
        done.countDown();
        if (!asked.get()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException shuttingDown) {
                // it runs already, and finds that everything is done
            }
        }
    }
}
