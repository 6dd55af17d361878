package org.leakproof.contract.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.record.IdSet;
import org.leakproof.contract.record.RedactedValue;

/** A stage in a process that is killed again and again gives what one gives that is left alone. */
@ExtendWith(WithBroker.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KilledStageTest {
    private static final int RECORDS = 1_200;

    @TempDir
    Path folder;

    private final Cluster cluster = WithBroker.cluster();
    private final Topic<RedactedValue> in = CopyProcess.in(cluster);
    private final Topic<RedactedValue> out = CopyProcess.out(cluster);
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final List<Process> processes = new ArrayList<>();

    @BeforeEach
    void makeTopics() throws IOException {
        System.out.println("seed " + seed);
        try (TopicAdmin admin = TopicAdmin.open(cluster)) {
            admin.ensure(List.of(in, out));
        }
        Properties properties = new Properties();
        properties.putAll(cluster.client());
        try (var file = Files.newOutputStream(folder.resolve("client.properties"))) {
            properties.store(file, null);
        }
    }

    @AfterEach
    void endProcesses() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void losesAndRepeatsNothingHoweverOftenItIsKilled() throws Exception {
        List<List<String>> expected = fill(-1);
        try (Inbox<RedactedValue> outputs = Inbox.fromStart(cluster, out)) {
            int seen = 0;
            for (int kill = 0; kill < 3; kill++) {
                Process process = start();
                int until = seen + 1 + random.nextInt(RECORDS / 6);
                while (seen < until && outputs.next(Duration.ofSeconds(60)).isPresent()) {
                    seen++;
                }
                process.destroyForcibly().waitFor();
            }
            Process last = start();
            while (seen < RECORDS && outputs.next(Duration.ofSeconds(60)).isPresent()) {
                seen++;
            }
            stop(last);
        }

        assertThat(outputs("nobody")).as("seed %d", seed).isEqualTo(expected);
    }

    @Test
    void givesUpOnlyTheRecordOfWhichItDies() throws Exception {
        int deadly = random.nextInt(RECORDS);
        List<List<String>> expected = fill(deadly);
        for (int death = 0; death < 3; death++) {
            assertThat(start().waitFor()).as("seed %d, death %d", seed, death).isEqualTo(1);
        }
        Process last = start();
        try (Inbox<RedactedValue> outputs = Inbox.fromStart(cluster, out)) {
            for (int seen = 0;
                    seen < RECORDS && outputs.next(Duration.ofSeconds(60)).isPresent();
                    seen++) {
                continue;
            }
        }
        stop(last);
        assertThat(outputs("k" + deadly)).as("seed %d", seed).isEqualTo(expected);
    }

    /** Sends the input; some records are so large that they are chunked.
     *
     *  @return the keys of each partition, in order */
    private List<List<String>> fill(int deadly) {
        List<List<String>> keys =
                new ArrayList<>(List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
        try (Outbox outbox = Outbox.open(cluster, "fill")) {
            outbox.begin();
            for (int i = 0; i < RECORDS; i++) {
                int length = random.nextInt(150) == 0 ? random.nextInt(1_000_000) : random.nextInt(600);
                String entity = i == deadly ? CopyProcess.DEADLY : "X";
                int partition = Topic.partitionOf("k" + i, 4);
                outbox.send(in, partition, "k" + i, CopyProcess.value(entity, "ß".repeat(length)));
                keys.get(partition).add("k" + i);
                if (random.nextInt(50) == 0) {
                    outbox.commit();
                    outbox.begin();
                }
            }
            outbox.commit();
        }
        return keys;
    }

    /** The keys of each partition as they were copied; what is not as it must be shows among them. */
    private List<List<String>> outputs(String givenUp) {
        List<List<String>> keys =
                new ArrayList<>(List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
        Map<Integer, IdSet> before = new HashMap<>();
        Inbox.readAll(cluster, out, copy -> {
            IdSet state = before.getOrDefault(copy.partition(), IdSet.EMPTY);
            String what = (copy.key().equals(givenUp) ? CopyProcess.GIVEN_UP : "copy") + " " + state;
            keys.get(copy.partition())
                    .add(
                            copy.value().entity().equals(what)
                                    ? copy.key()
                                    : copy.key() + ": " + copy.value().entity());
            before.put(copy.partition(), state.plus(copy.key()));
        });
        return keys;
    }

    private Process start() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:-BytecodeVerificationRemote",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CopyProcess.class.getName(),
                        folder.resolve("client.properties").toString(),
                        cluster.prefix(),
                        folder.resolve("work").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("process.log").toFile())
                .start();
        processes.add(process);
        return process;
    }

    private void stop(Process process) throws Exception {
        process.getOutputStream().close();
        assertThat(process.waitFor())
                .as("seed %d: %s", seed, Files.readString(folder.resolve("process.log")))
                .isZero();
        assertThat(folder.resolve("work/running")).doesNotExist();
    }
}
