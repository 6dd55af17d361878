package org.leakproof.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.leakproof.contract.record.ArchiveEvent;
import org.leakproof.contract.record.EndOfRun;
import org.leakproof.contract.record.Outcome;
import org.leakproof.contract.record.Quarantined;
import org.leakproof.contract.record.RunId;
import org.leakproof.contract.record.StageName;
import org.leakproof.contract.stream.Cluster;
import org.leakproof.contract.stream.EventLog;
import org.leakproof.contract.stream.Inbox;
import org.leakproof.contract.stream.Outbox;
import org.leakproof.contract.stream.StageCounts;
import org.leakproof.contract.stream.Topics;
import org.leakproof.redact.gate.RunGate;

/** The last pass over a run's outcomes, by one owner: whatever shows a value that was redacted elsewhere in the run is held
 *  after all; then the end marks are passed on. After any death it begins again: of one id the last outcome counts, so what
 *  it holds twice is held once. Several threads look, each at partitions of its own. */
final class RunGatePass {
    private static final int BATCH = 500;

    private final Cluster cluster;
    private final Topics topics;
    private final RunId run;
    private final RunGate gate;
    private final int threads;
    private final StageCounts counts;
    private final List<Hit> hits = new ArrayList<>();

    private record Hit(int partition, Outcome held) {}

    /** @param gate filled with the run's values
     *  @param threads that look at outcomes
     *  @param counts out: outcomes looked at; held: of these */
    RunGatePass(Cluster cluster, RunId run, RunGate gate, int threads, StageCounts counts) {
        this.cluster = cluster;
        this.topics = cluster.topics();
        this.run = run;
        this.gate = gate;
        this.threads = threads;
        this.counts = counts;
    }

    /** @param ends what came in, by partition, over all archives
     *  @return false if it was told to stop */
    boolean pass(Map<Integer, PartitionSums> ends, BooleanSupplier stop) {
        ExecutorService looking = Executors.newFixedThreadPool(threads);
        try (Outbox out = Outbox.open(cluster, "gate." + run)) {
            AtomicBoolean failed = new AtomicBoolean();
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                all.add(CompletableFuture.runAsync(
                                () -> look(thread, out, () -> failed.get() || stop.getAsBoolean()), looking)
                        .whenComplete((done, e) -> failed.compareAndSet(false, e != null)));
            }
            await(all);
            hold(out);
            end(out, ends);
            return true;
        } catch (Stopped e) {
            return false;
        } finally {
            looking.shutdown();
        }
    }

    /** Waits for all, and throws what the first to fail of something else than being told to stop has thrown. */
    private static void await(List<CompletableFuture<Void>> all) {
        Throwable cause = null;
        for (CompletableFuture<Void> one : all) {
            try {
                one.join();
            } catch (CompletionException e) {
                cause = cause == null || cause instanceof Stopped ? e.getCause() : cause;
            }
        }
        if (cause instanceof Error error) {
            throw error;
        }
        if (cause != null) {
            throw (RuntimeException) cause;
        }
    }

    private void look(int thread, Outbox out, BooleanSupplier stop) {
        RunGate.Judge judge = gate.judge();
        Inbox.readAll(cluster, topics.cleaned(run), partition -> partition % threads == thread, delivery -> {
            if (stop.getAsBoolean()) {
                throw new Stopped();
            }
            if (delivery.value() instanceof Outcome outcome) {
                counts.out(1);
                Outcome judged = judge.judge(outcome);
                if (judged != outcome) {
                    add(new Hit(delivery.partition(), judged), out);
                }
            }
        });
    }

    private synchronized void add(Hit hit, Outbox out) {
        hits.add(hit);
        if (hits.size() == BATCH) {
            hold(out);
        }
    }

    private void hold(Outbox out) {
        if (hits.isEmpty()) {
            return;
        }
        out.begin();
        for (Hit hit : hits) {
            String id = hit.held().id().value();
            Outcome.Held held = (Outcome.Held) hit.held().result();
            out.send(topics.cleaned(run), hit.partition(), id, hit.held());
            out.send(topics.quarantine(), id, new Quarantined(id, StageName.REDACT, held.reason()));
            counts.held(1);
        }
        out.commit();
        hits.clear();
    }

    private void end(Outbox out, Map<Integer, PartitionSums> ends) {
        out.begin();
        ends.forEach((partition, sums) -> out.send(
                topics.cleaned(run),
                partition,
                "end",
                new EndOfRun(run, partition, sums.messages(), sums.attachments())));
        EventLog.append(out, topics, new ArchiveEvent.RunGated(run));
        out.commit();
    }

    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super(null, null, false, false);
        }
    }
}
