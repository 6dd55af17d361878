package org.leakproof.broker;

/** A failure as a log may show it: classes and places. Kafka's messages name folders, and what they were configured with. */
final class Bare {
    private Bare() {}

    static Throwable of(Throwable failure) {
        Throwable cause = failure.getCause();
        Throwable bare = new Throwable(failure.getClass().getName(), cause == null ? null : of(cause));
        bare.setStackTrace(failure.getStackTrace());
        return bare;
    }
}
