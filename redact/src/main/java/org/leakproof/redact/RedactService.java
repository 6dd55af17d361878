package org.leakproof.redact;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.contract.key.KeyFile;
import org.leakproof.contract.record.ArchiveEvent;
import org.leakproof.contract.record.ArchiveEvent.RunRegistered;
import org.leakproof.contract.record.ArchiveId;
import org.leakproof.contract.record.Ingested;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.record.Outcome;
import org.leakproof.contract.stream.Cluster;
import org.leakproof.contract.stream.EventLog;
import org.leakproof.contract.stream.FencedException;
import org.leakproof.contract.stream.Inbox;
import org.leakproof.contract.stream.StageCounts;
import org.leakproof.contract.stream.StageRunner;
import org.leakproof.contract.stream.Topic;
import org.leakproof.contract.stream.TopicAdmin;
import org.leakproof.contract.stream.Topics;
import org.leakproof.redact.gate.RunGate;
import org.leakproof.redact.names.AddressBook;
import org.leakproof.redact.policy.Decisions;
import org.leakproof.redact.policy.Policy;
import org.leakproof.redact.policy.Rule;
import org.leakproof.redact.record.RecordRedactor;
import org.leakproof.redact.vault.VaultTrail;
import org.leakproof.redact.vault.VaultWriter;

/** Takes runs through redact: waits for what the policy must know first, redacts together with the other workers of the same
 *  run, and looks at the whole run once more. After any death the same call goes on. One thread. */
public final class RedactService {
    /** Names this worker among those of a run.
     *
     *  @param member the same after a restart
     *  @param work a folder of this worker alone, for notes about deaths
     *  @param threads how many partitions it takes at a time */
    public record Worker(String member, Path work, int threads) {}

    private final Cluster cluster;
    private final Policy policy;
    private final KeyFile keys;
    private final Decisions decisions;
    private final String program;
    private final Worker worker;
    private final StageCounts counts;

    /** @param program name and version
     *  @param counts in: messages redacted; held: of these; out: outcomes that the run-wide gate has looked at */
    public RedactService(
            Cluster cluster,
            Policy policy,
            KeyFile keys,
            Decisions decisions,
            String program,
            Worker worker,
            StageCounts counts) {
        this.cluster = cluster;
        this.policy = policy;
        this.keys = keys;
        this.decisions = decisions;
        this.program = program;
        this.worker = worker;
        this.counts = counts;
    }

    /** Makes the run's topics and registers it, if that has not been done. */
    public RunRegistered register(List<ArchiveId> archives) {
        RunRegistered run = RunRegistered.of(
                archives,
                policy.hash(),
                decisions.hash(),
                keys.keyId(),
                program,
                policy.approvable(),
                cluster.partitions());
        Topics topics = cluster.topics();
        try (TopicAdmin admin = TopicAdmin.open(cluster)) {
            admin.ensure(List.of(
                    topics.archives(), topics.quarantine(), topics.cleaned(run.run()), topics.values(run.run())));
        }
        try (EventLog log = EventLog.open(cluster, run.key()::equals)) {
            if (log.latest(run.key()).isEmpty()) {
                EventLog.append(cluster, "register." + run.run(), List.of(run));
            }
        }
        return run;
    }

    /** Whether this worker has what the run is made by: its policy, decisions, key and program. */
    public boolean isOurs(RunRegistered run) {
        return run.policyHash().equals(policy.hash())
                && run.decisionsHash().equals(decisions.hash())
                && run.keyId().equals(keys.keyId())
                && run.program().equals(program);
    }

    /** Takes a run to its end marks, or until told to stop.
     *
     *  @return whether it is through
     *  @throws OperatorMistake if the run was registered with another policy, key or program */
    public boolean redact(RunRegistered run, BooleanSupplier stop) {
        if (!isOurs(run)) {
            throw new OperatorMistake("run " + run.run() + " was registered with another policy, decisions, key or"
                    + " version of the program; start this worker with the same ones");
        }
        String prefix = run.run() + "/";
        try (EventLog log = EventLog.open(cluster, key -> key.startsWith(prefix) || key.endsWith("/read"))) {
            if (isGated(log, run)) {
                return true;
            }
            if (policy.rules().stream().anyMatch(rule -> rule.finds() instanceof Rule.Finds.People)
                    && !log.await(now -> isRead(now, run), stop)) {
                return false;
            }
            Redactor redactor = Redactor.of(policy, keys, decisions, run.run());
            if (!redactAll(run, redactor, log, stop)) {
                return false;
            }
            return gate(run, redactor, log, stop);
        }
    }

    private static boolean isGated(EventLog log, RunRegistered run) {
        return log.latest(run.run() + "/gated").isPresent();
    }

    private static boolean isRead(EventLog log, RunRegistered run) {
        return run.archives().stream()
                .allMatch(archive -> log.latest(archive + "/read").isPresent());
    }

    private boolean redactAll(RunRegistered run, Redactor redactor, EventLog log, BooleanSupplier stop) {
        if (isRedacted(log, run)) {
            return true;
        }
        Map<ArchiveId, AddressBook> books = new HashMap<>();
        for (ArchiveId archive : run.archives()) {
            books.put(archive, addressBook(redactor, archive));
        }
        Topics topics = cluster.topics();
        List<Topic<Ingested>> inputs =
                run.archives().stream().map(topics::messages).toList();
        StageRunner.Config config = new StageRunner.Config(
                "redact." + run.run(),
                worker.member(),
                worker.threads(),
                worker.work().resolve(run.run().value()));
        try (StageRunner<Ingested> runner =
                new StageRunner<>(cluster, config, inputs, thread -> stage(run, redactor, books), counts)) {
            runner.start();
            return log.await(now -> isRedacted(now, run), () -> stop.getAsBoolean() || runner.await(Duration.ZERO))
                    || isRedacted(log, run);
        }
    }

    private RedactStage stage(RunRegistered run, Redactor redactor, Map<ArchiveId, AddressBook> books) {
        Map<ArchiveId, RecordRedactor> redactors = new HashMap<>();
        books.forEach((archive, book) -> redactors.put(archive, redactor.forArchive(archive, book)));
        return new RedactStage(cluster.topics(), run.run(), redactors, keys.joins(), counts);
    }

    private AddressBook addressBook(Redactor redactor, ArchiveId archive) {
        AddressBook.Builder builder = redactor.addressBook();
        if (policy.rules().stream().anyMatch(rule -> rule.finds() instanceof Rule.Finds.People)) {
            Inbox.readAll(cluster, cluster.topics().participants(archive), name -> builder.add(name.value()));
        }
        return builder.build();
    }

    /** Writes down what each label of a run stands for, by redacting its messages once more: so it is whole whatever happened
     *  to the run on its way. Messages that are held have no part in it.
     *
     *  @return whether it was not told to stop */
    public boolean tellLabels(RunRegistered run, VaultWriter vault, BooleanSupplier stop) {
        Redactor redactor = Redactor.of(policy, keys, decisions, run.run());
        for (ArchiveId archive : run.archives()) {
            RecordRedactor records = redactor.forArchive(archive, addressBook(redactor, archive));
            boolean[] stopped = {false};
            Inbox.readAll(cluster, cluster.topics().messages(archive), delivery -> {
                stopped[0] |= stop.getAsBoolean();
                if (!stopped[0] && delivery.value() instanceof Message message) {
                    VaultTrail trail = new VaultTrail();
                    if (records.redact(message, trail).outcome().result() instanceof Outcome.Passed) {
                        trail.writeTo(vault);
                    }
                }
            });
            if (stopped[0]) {
                return false;
            }
        }
        return true;
    }

    private boolean isRedacted(EventLog log, RunRegistered run) {
        for (ArchiveId archive : run.archives()) {
            for (int p = 0; p < run.partitions(); p++) {
                if (log.latest(run.run() + "/redacted/" + archive + "/" + p).isEmpty()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** One worker does this; the others wait for it. */
    private boolean gate(RunRegistered run, Redactor redactor, EventLog log, BooleanSupplier stop) {
        Map<Integer, PartitionSums> ends = new TreeMap<>();
        for (int p = 0; p < run.partitions(); p++) {
            PartitionSums sums = PartitionSums.EMPTY;
            for (ArchiveId archive : run.archives()) {
                ArchiveEvent.PartitionRedacted redacted = log.latest(
                                run.run() + "/redacted/" + archive + "/" + p, ArchiveEvent.PartitionRedacted.class)
                        .orElseThrow();
                sums = sums.plus(redacted.messages(), redacted.attachments());
            }
            ends.put(p, sums);
        }
        try {
            return new RunGatePass(cluster, run.run(), filled(run, redactor), worker.threads(), counts)
                    .pass(ends, stop);
        } catch (FencedException e) {
            return log.await(now -> isGated(now, run), stop);
        }
    }

    private RunGate filled(RunRegistered run, Redactor redactor) {
        Topics topics = cluster.topics();
        long[] expected = {16};
        try (TopicAdmin admin = TopicAdmin.open(cluster)) {
            admin.ends(topics.values(run.run())).values().forEach(end -> expected[0] += end);
        }
        RunGate gate = redactor.runGate((int) Math.min(expected[0], 1 << 24));
        Inbox.readAll(cluster, topics.values(run.run()), value -> {
            if (value.value().entity().equals(RedactStage.KEPT_BACK)) {
                gate.keepBack(value.value().value());
            } else {
                gate.add(value.value());
            }
        });
        return gate;
    }
}
