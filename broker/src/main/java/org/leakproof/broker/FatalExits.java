package org.leakproof.broker;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import org.apache.kafka.common.utils.Exit;

/**
 * Stands between Kafka and the end of the process. On a fault that it cannot survive Kafka ends the JVM where it
 * stands, without a word; here the brokers of this JVM hear of it instead and can say what happened. Kafka's hooks are
 * static and do not name the broker, so all brokers of the JVM are told: in the product there is one.
 */
final class FatalExits {
    private static final List<IntConsumer> LISTENERS = new CopyOnWriteArrayList<>();

    private FatalExits() {}

    static synchronized void listen(IntConsumer listener) {
        if (LISTENERS.isEmpty()) {
            Exit.setHaltProcedure(FatalExits::tell);
            Exit.setExitProcedure(FatalExits::tell);
        }
        LISTENERS.add(listener);
    }

    static synchronized void unlisten(IntConsumer listener) {
        LISTENERS.remove(listener);
        if (LISTENERS.isEmpty()) {
            Exit.resetHaltProcedure();
            Exit.resetExitProcedure();
        }
    }

    /** Never returns, as the code that called for the end of the process relies on: its thread ends here. */
    private static void tell(int status, String ignoredMessage) {
        LISTENERS.forEach(listener -> listener.accept(status));
        throw new Halted();
    }

    /** Ends the thread that wanted to end the process. */
    private static final class Halted extends Error {
        private static final long serialVersionUID = 1L;

        Halted() {
            super("the broker gave itself up", null, false, false);
        }
    }
}
