package org.leakproof.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.leakproof.contract.record.ArchiveEvent;
import org.leakproof.contract.record.Cleaned;
import org.leakproof.contract.record.EndOfRun;
import org.leakproof.contract.record.Outcome;
import org.leakproof.contract.record.Quarantined;
import org.leakproof.contract.record.RunId;
import org.leakproof.contract.record.StageName;
import org.leakproof.contract.stream.Cluster;
import org.leakproof.contract.stream.Delivery;
import org.leakproof.contract.stream.EventLog;
import org.leakproof.contract.stream.Inbox;
import org.leakproof.contract.stream.Outbox;
import org.leakproof.contract.stream.StageCounts;
import org.leakproof.contract.stream.Topics;
import org.leakproof.redact.gate.RunGate;

/** The last pass over a run's outcomes, by one owner: whatever shows a value that was redacted elsewhere in the run is held
 *  after all; then the end marks are passed on. After any death it begins again: of one id the last outcome counts, so what
 *  it holds twice is held once. One thread. */
final class RunGatePass {
    private static final int BATCH = 500;

    private final Cluster cluster;
    private final Topics topics;
    private final RunId run;
    private final RunGate gate;
    private final StageCounts counts;
    private final List<Hit> hits = new ArrayList<>();

    private record Hit(int partition, Outcome held) {}

    /** @param gate filled with the run's values
     *  @param counts out: outcomes looked at; held: of these */
    RunGatePass(Cluster cluster, RunId run, RunGate gate, StageCounts counts) {
        this.cluster = cluster;
        this.topics = cluster.topics();
        this.run = run;
        this.gate = gate;
        this.counts = counts;
    }

    /** @param ends what came in, by partition, over all archives
     *  @return false if it was told to stop */
    boolean pass(Map<Integer, PartitionSums> ends, BooleanSupplier stop) {
        try (Outbox out = Outbox.open(cluster, "gate." + run)) {
            Inbox.readAll(cluster, topics.cleaned(run), delivery -> {
                if (stop.getAsBoolean()) {
                    throw new Stopped();
                }
                look(delivery, out);
            });
            hold(out);
            end(out, ends);
            return true;
        } catch (Stopped e) {
            return false;
        }
    }

    private void look(Delivery<Cleaned> delivery, Outbox out) {
        if (!(delivery.value() instanceof Outcome outcome)) {
            return;
        }
        counts.out(1);
        Outcome judged = gate.judge(outcome);
        if (judged != outcome) {
            hits.add(new Hit(delivery.partition(), judged));
            if (hits.size() == BATCH) {
                hold(out);
            }
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
