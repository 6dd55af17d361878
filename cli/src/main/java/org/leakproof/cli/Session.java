package org.leakproof.cli;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.leakproof.broker.BrokerCannotStart;
import org.leakproof.broker.BrokerFault;
import org.leakproof.broker.EmbeddedBroker;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.contract.stream.Cluster;

/** A work folder held, and the Kafka that goes with it: the one that is named, or one of our own that lives as long as this.
 *  The broker starts while other things are prepared. */
final class Session implements AutoCloseable {
    private final WorkFolder work;
    private final ClusterOptions options;
    private final Optional<Cluster> named;
    private final Optional<CompletableFuture<EmbeddedBroker>> broker;
    private final AtomicReference<BrokerFault> fault = new AtomicReference<>();

    private Session(
            WorkFolder work,
            ClusterOptions options,
            Optional<Cluster> named,
            Optional<CompletableFuture<EmbeddedBroker>> broker) {
        this.work = work;
        this.options = options;
        this.named = named;
        this.broker = broker;
    }

    /** @param port of the embedded broker; 0 for any that is free
     *  @throws OperatorMistake if the work folder cannot be had, or the cluster that is named does not answer */
    static Session open(WorkOptions workOptions, ClusterOptions options, int port) {
        Optional<Cluster> named = options.named();
        WorkFolder work = WorkFolder.open(workOptions.folder);
        try {
            LogFile.writeTo(work.log());
            Optional<CompletableFuture<EmbeddedBroker>> broker =
                    named.isEmpty() ? Optional.of(EmbeddedBroker.startAsync(work.kafka(), port)) : Optional.empty();
            return new Session(work, options, named, broker);
        } catch (RuntimeException e) {
            work.close();
            throw e;
        }
    }

    WorkFolder work() {
        return work;
    }

    /** Waits until Kafka answers. */
    Cluster cluster() {
        if (named.isPresent()) {
            return named.get();
        }
        EmbeddedBroker started = started(broker.orElseThrow());
        started.fault().thenAccept(fault::set);
        return options.shaped(Cluster.of(started.clientProperties())).withReplication(1);
    }

    private static EmbeddedBroker started(CompletableFuture<EmbeddedBroker> broker) {
        try {
            return broker.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof BrokerCannotStart cause) {
                throw new OperatorMistake(cause.getMessage(), cause);
            }
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** What to say if the broker of our own was lost meanwhile. */
    void checkBroker() {
        BrokerFault lost = fault.get();
        if (lost != null) {
            throw new OperatorMistake(lost.line());
        }
    }

    @Override
    public void close() {
        try {
            if (broker.isPresent() && !broker.get().isCompletedExceptionally()) {
                broker.get().join().close();
            }
        } catch (CompletionException e) {
            // it never ran: whoever asked for it has been told
        } finally {
            work.close();
        }
    }
}
