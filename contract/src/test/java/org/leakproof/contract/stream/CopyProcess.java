package org.leakproof.contract.stream;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leakproof.contract.record.IdSet;
import org.leakproof.contract.record.RedactedValue;
import org.leakproof.contract.record.RunId;

/** A process of its own that copies a topic to another, to be killed. It dies of the record {@link #DEADLY}; it stops in
 *  order when its standard input ends.
 *
 *  <p>Each copy tells how many records of the partition came before it, from the state that is committed with the
 *  position: a state that did not fit the position would show. */
final class CopyProcess implements Stage<RedactedValue> {
    static final String DEADLY = "deadly";
    static final String GIVEN_UP = "given up";

    private static final RunId RUN = new RunId("0".repeat(16));

    private final Topic<RedactedValue> out;
    private final Map<Integer, IdSet> seen = new HashMap<>();

    private CopyProcess(Topic<RedactedValue> out) {
        this.out = out;
    }

    static Topic<RedactedValue> in(Cluster cluster) {
        return new Topic<>(cluster.prefix() + "in", Codec.redactedValue(), Topic.Cleanup.KEEP, true, true, 4);
    }

    static Topic<RedactedValue> out(Cluster cluster) {
        return new Topic<>(cluster.prefix() + "out", Codec.redactedValue(), Topic.Cleanup.KEEP, true, true, 4);
    }

    static RedactedValue value(String entity, String value) {
        return new RedactedValue(RUN, entity, value);
    }

    @Override
    public void process(Delivery<RedactedValue> in, Outbox outbox) {
        if (in.value().entity().equals(DEADLY)) {
            Runtime.getRuntime().halt(1);
        }
        send(in, outbox, "copy");
    }

    @Override
    public void stoppedTwice(Delivery<RedactedValue> in, Outbox outbox) {
        send(in, outbox, GIVEN_UP);
    }

    private void send(Delivery<RedactedValue> in, Outbox outbox, String what) {
        IdSet before = seen.getOrDefault(in.partition(), IdSet.EMPTY);
        outbox.send(
                out,
                in.partition(),
                in.key(),
                value(what + " " + before, in.value().value()));
        seen.put(in.partition(), before.plus(in.key()));
    }

    @Override
    public void assigned(Topic<RedactedValue> topic, int partition, String state) {
        seen.put(
                partition,
                Optional.of(state)
                        .filter(s -> !s.isEmpty())
                        .map(s -> new IdSet(Long.parseLong(s.split(" ")[0]), s.split(" ")[1]))
                        .orElse(IdSet.EMPTY));
    }

    @Override
    public String state(Topic<RedactedValue> topic, int partition) {
        IdSet set = seen.getOrDefault(partition, IdSet.EMPTY);
        return set.count() + " " + set.digest();
    }

    /** @param args client properties file, prefix, work folder */
    public static void main(String[] args) throws IOException {
        Cluster cluster = Cluster.read(Path.of(args[0])).withPrefix(args[1]);
        try (StageRunner<RedactedValue> runner = new StageRunner<>(
                cluster,
                new StageRunner.Config("copy", "0", 2, Path.of(args[2])),
                List.of(in(cluster)),
                thread -> new CopyProcess(out(cluster)),
                new StageCounts())) {
            runner.start();
            while (System.in.read() >= 0) {
                continue;
            }
            runner.stop();
            if (!runner.await(Duration.ofSeconds(20))) {
                Runtime.getRuntime().halt(2);
            }
        }
    }
}
