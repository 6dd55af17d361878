package org.leakproof.broker;

import java.net.BindException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka broker (KRaft, one node) in this JVM: on loopback, on ports that are free, behind a password that only
 * the owner of its folder can read. The same folder can be opened again after any end, on other ports.
 *
 * <p>The folder (mode 0700) holds {@code kafka/} (the logs: everything that the stages wrote, secrets included),
 * {@code password} (mode 0600) and {@code lock}.
 *
 * <p>Thread-safe. Kafka's threads are no daemons: until {@link #close()} the JVM does not end by itself.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

    /** A clean stop takes half a second; a broker whose disk is gone may never stop. */
    private static final long STOP_SECONDS = 30;

    private static final long STOP_SECONDS_AFTER_FAULT = 3;

    /** Between finding a free port and binding it another process may take it. */
    private static final int PORT_TRIES = 3;

    private final Path folder;
    private final FolderLock lock;
    private final Ports ports;
    private final Password password;
    private final KafkaRaftServer server;
    private final DiskWatch disk;
    private final CompletableFuture<BrokerFault> fault = new CompletableFuture<>();
    private final IntConsumer onFatalExit = status -> kafkaGaveUp();
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedBroker(Path folder, FolderLock lock, Ports ports, Password password) {
        this.folder = folder;
        this.lock = lock;
        this.ports = ports;
        this.password = password;
        this.disk = new DiskWatch(folder, () -> fault.complete(new BrokerFault(DiskWatch.line(folder))));
        Map<String, String> properties = BrokerProperties.of(DataFolder.logs(folder), ports, password);
        this.server = new KafkaRaftServer(KafkaConfig.fromProps(asProperties(properties), false), Time.SYSTEM);
    }

    /**
     * Starts a broker and returns when clients can connect.
     *
     * @param folder where its data is or shall be; made if absent
     * @param port the port for clients on 127.0.0.1, or 0 for any free one
     * @throws BrokerCannotStart with one line for the operator; nothing is left running then
     */
    public static EmbeddedBroker start(Path folder, int port) {
        Path absolute = folder.toAbsolutePath();
        PrivateFolder.prepare(absolute);
        FolderLock lock = FolderLock.take(absolute);
        try {
            if (DiskWatch.isFull(absolute)) {
                throw new BrokerCannotStart(DiskWatch.line(absolute));
            }
            Password password = DataFolder.open(absolute);
            return onFreePorts(absolute, port, lock, password);
        } catch (RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    /**
     * {@link #start} on a thread of its own, so that other work goes on meanwhile. The future fails with a
     * {@link CompletionException} around {@link BrokerCannotStart}; who gives up waiting must still close the broker
     * that may come.
     */
    public static CompletableFuture<EmbeddedBroker> startAsync(Path folder, int port) {
        return CompletableFuture.supplyAsync(
                () -> start(folder, port), task -> new Thread(task, "leakproof-broker-start").start());
    }

    /** Where clients connect: {@code 127.0.0.1:port}. */
    public String bootstrap() {
        return Ports.LOOPBACK + ":" + ports.client();
    }

    /**
     * What every client of this broker has to be configured with: address, protocol, mechanism, password. Printed, the
     * password shows as hidden.
     */
    public Map<String, Object> clientProperties() {
        return Map.of(
                "bootstrap.servers",
                bootstrap(),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                BrokerProperties.MECHANISM,
                "sasl.jaas.config",
                new org.apache.kafka.common.config.types.Password(BrokerProperties.jaas(password)));
    }

    /** Completes, at most once and never exceptionally, when the running broker is lost; see {@link BrokerFault}. */
    public CompletionStage<BrokerFault> fault() {
        return fault.minimalCompletionStage();
    }

    /**
     * Stops the broker and waits until it has stopped: the logs are closed cleanly, no thread stays. After a fault it
     * waits a moment only, and Kafka's threads may stay: the process should end.
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        disk.close();
        if (stop()) {
            FatalExits.unlisten(onFatalExit);
        }
        lock.close();
    }

    Ports ports() {
        return ports;
    }

    private static EmbeddedBroker onFreePorts(Path folder, int port, FolderLock lock, Password password) {
        // Kafka wakes log4j up beside the logging that is ours: a hook of its own it needs not, and would complain of a
        // process that is being stopped.
        System.setProperty("log4j.shutdownHookEnabled", "false");
        ScramClients.install();
        for (int attempt = 1; ; attempt++) {
            EmbeddedBroker broker = new EmbeddedBroker(folder, lock, Ports.find(port), password);
            try {
                broker.run();
                return broker;
            } catch (RuntimeException | Error e) {
                broker.stop();
                FatalExits.unlisten(broker.onFatalExit);
                if (e instanceof BrokerCannotStart || e instanceof VirtualMachineError) {
                    throw e;
                }
                if (!isPortTaken(e)) {
                    LOG.error("the broker did not start", Bare.of(e));
                    throw new BrokerCannotStart(broker.whyItDied("did not start", e), e);
                }
                if (attempt == PORT_TRIES) {
                    throw new BrokerCannotStart(Ports.taken(port), e);
                }
            }
        }
    }

    private void run() {
        FatalExits.listen(onFatalExit);
        CompletableFuture<Void> up =
                CompletableFuture.runAsync(server::startup, task -> new Thread(task, "leakproof-kafka-start").start());
        try {
            CompletableFuture.anyOf(up, fault).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        }
        if (fault.isDone()) {
            throw new BrokerCannotStart(fault.join().line());
        }
        disk.start();
    }

    /** Whether it stopped in time and in order. */
    private boolean stop() {
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(
                () -> {
                    server.shutdown();
                    server.awaitShutdown();
                },
                task -> {
                    Thread thread = new Thread(task, "leakproof-kafka-stop");
                    thread.setDaemon(true);
                    thread.start();
                });
        try {
            stopped.get(fault.isDone() ? STOP_SECONDS_AFTER_FAULT : STOP_SECONDS, TimeUnit.SECONDS);
            return !fault.isDone();
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("the broker did not stop in order ({}); the next start repairs its logs", e.getClass());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void kafkaGaveUp() {
        LOG.error("Kafka gave itself up", new Throwable("where"));
        fault.complete(new BrokerFault(whyItDied("stopped", null)));
    }

    private String whyItDied(String what, @Nullable Throwable cause) {
        if (DiskWatch.isFull(folder)) {
            return DiskWatch.line(folder);
        }
        String reason = cause == null ? "" : " (" + cause.getClass().getSimpleName() + ")";
        return folder + ": the embedded Kafka broker " + what + reason
                + ", mostly because it cannot read or write this folder; the log file in the work folder says more";
    }

    private static boolean isPortTaken(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof BindException) {
                return true;
            }
        }
        return false;
    }

    private static Properties asProperties(Map<String, String> map) {
        Properties properties = new Properties();
        properties.putAll(map);
        return properties;
    }
}
