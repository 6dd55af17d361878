package org.leakproof.redact;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.leakproof.contract.key.Subkey;
import org.leakproof.contract.record.ArchiveEvent;
import org.leakproof.contract.record.ArchiveId;
import org.leakproof.contract.record.EndOfArchive;
import org.leakproof.contract.record.HeldMessage;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Ingested;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.record.Outcome;
import org.leakproof.contract.record.Provenance;
import org.leakproof.contract.record.Quarantined;
import org.leakproof.contract.record.RedactedValue;
import org.leakproof.contract.record.RunId;
import org.leakproof.contract.record.StageName;
import org.leakproof.contract.stream.Delivery;
import org.leakproof.contract.stream.EventLog;
import org.leakproof.contract.stream.Outbox;
import org.leakproof.contract.stream.Stage;
import org.leakproof.contract.stream.StageCounts;
import org.leakproof.contract.stream.Topic;
import org.leakproof.contract.stream.Topics;
import org.leakproof.redact.record.RecordRedactor;
import org.leakproof.redact.record.Redacted;

/** Gives every message of a run's archives its outcome, on the partition of the same number. One thread. */
final class RedactStage implements Stage<Ingested> {
    /** Marks a value that is the join key of a message that is kept back: what quotes it is held. */
    static final String KEPT_BACK = "kept-back";

    private final Topics topics;
    private final RunId run;
    private final Map<ArchiveId, RecordRedactor> redactors;
    private final Subkey keys;
    private final StageCounts counts;
    private final Map<String, PartitionSums> sums = new HashMap<>();

    /** @param keys names values on their topic without telling them */
    RedactStage(Topics topics, RunId run, Map<ArchiveId, RecordRedactor> redactors, Subkey keys, StageCounts counts) {
        this.topics = topics;
        this.run = run;
        this.redactors = redactors;
        this.keys = keys;
        this.counts = counts;
    }

    @Override
    public void assigned(Topic<Ingested> topic, int partition, String state) {
        sums.put(place(topic, partition), PartitionSums.decode(state));
    }

    @Override
    public String state(Topic<Ingested> topic, int partition) {
        return sums.getOrDefault(place(topic, partition), PartitionSums.EMPTY).encode();
    }

    @Override
    public void process(Delivery<Ingested> in, Outbox out) {
        Ingested value = in.value();
        if (value instanceof Message message) {
            send(in, redactor(message.provenance()).redact(message), out);
        } else if (value instanceof HeldMessage held) {
            send(in, redactor(held.provenance()).redact(held), out);
        } else {
            end(in, (EndOfArchive) value, out);
        }
    }

    @Override
    public void stoppedTwice(Delivery<Ingested> in, Outbox out) {
        if (in.value() instanceof Message message) {
            HeldMessage held = new HeldMessage(
                    message.id(),
                    message.provenance(),
                    HeldReason.STOPPED_TWICE,
                    message.attachments().size());
            Outcome outcome = redactor(message.provenance()).redact(held).outcome();
            send(in, new Redacted(outcome.held(StageName.REDACT, HeldReason.STOPPED_TWICE), List.of()), out);
        } else {
            process(in, out);
        }
    }

    private RecordRedactor redactor(Provenance provenance) {
        RecordRedactor redactor = redactors.get(provenance.archive());
        if (redactor == null) {
            throw new IllegalStateException("archive " + provenance.archive() + " is not of run " + run);
        }
        return redactor;
    }

    private void send(Delivery<Ingested> in, Redacted redacted, Outbox out) {
        Outcome outcome = redacted.outcome();
        out.send(topics.cleaned(run), in.partition(), outcome.id().value(), outcome);
        redacted.values().forEach(value -> send(value, out));
        if (!(outcome.result() instanceof Outcome.Passed)) {
            outcome.selfKey().ifPresent(key -> send(new RedactedValue(run, KEPT_BACK, key), out));
        }
        if (outcome.result() instanceof Outcome.Held held && held.stage() == StageName.REDACT) {
            String id = outcome.id().value();
            out.send(topics.quarantine(), id, new Quarantined(id, StageName.REDACT, held.reason()));
            counts.held(1);
        }
        sums.merge(
                place(in.topic(), in.partition()),
                PartitionSums.EMPTY.plus(outcome.id(), outcome.attachments().size()),
                (a, b) -> a.plus(b.messages(), b.attachments()));
    }

    private void send(RedactedValue value, Outbox out) {
        String key = HexFormat.of().formatHex(keys.mac("value", value.entity(), value.value()), 0, 16);
        out.send(topics.values(run), key, value);
    }

    private void end(Delivery<Ingested> in, EndOfArchive end, Outbox out) {
        PartitionSums came = sums.getOrDefault(place(in.topic(), in.partition()), PartitionSums.EMPTY);
        if (!came.equals(new PartitionSums(end.messages(), end.attachments()))) {
            throw new IllegalStateException("archive " + end.archive() + ", partition " + end.partition() + ": "
                    + came.messages().count() + " messages came, "
                    + end.messages().count() + " were sent");
        }
        EventLog.append(
                out,
                topics,
                new ArchiveEvent.PartitionRedacted(
                        run, end.archive(), end.partition(), end.messages(), end.attachments()));
    }

    private static String place(Topic<Ingested> topic, int partition) {
        return topic.name() + "/" + partition;
    }
}
