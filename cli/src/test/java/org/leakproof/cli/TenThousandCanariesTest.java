package org.leakproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand invented personal values stand in every place of a record and in every written form; the whole pipeline is
 *  run, and none of them may stand in any byte that leaves or that is shown: topics, release, log, console. */
final class TenThousandCanariesTest {
    private static final long SEED = 20190103;
    private static final int VALUES = 10_000;

    /** A pipeline that holds everything leaks nothing either. */
    private static final double MOST_HELD = 0.05;

    @TempDir
    static Path folder;

    private static final CanaryArchive ARCHIVE = new CanaryArchive(SEED);
    private static final CanaryLeaks LEAKS = new CanaryLeaks();

    @BeforeAll
    static void plant() throws IOException {
        ARCHIVE.write(folder.resolve("leak"), VALUES);
        ARCHIVE.planted().forEach(LEAKS::add);
        // with one key the release is the same in every run: so is what may look like a value by chance
        Path key = Files.writeString(folder.resolve("key"), "leakproof-key-1 " + "5eed".repeat(16) + "\n");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void noneLeavesUnderTheCarefulPolicies() throws IOException {
        assertThat(ARCHIVE.planted()).as("seed %d", SEED).hasSizeGreaterThanOrEqualTo(VALUES);
        for (String policy : List.of("newsroom", "strict")) {
            run(policy);
        }
        topics();
        text("log", Files.readString(folder.resolve("work/leakproof.log")));
        console(List.of("status", "--work", folder.resolve("work").toString()));

        List<String> leaks = new ArrayList<>();
        LEAKS.found()
                .forEach((canary, where) -> leaks.add(canary.kind() + " " + ARCHIVE.writing(canary) + " in " + where));
        assertThat(leaks).as("seed %d", SEED).isEmpty();
    }

    private static void run(String policy) throws IOException {
        Path release = folder.resolve(policy);
        console(List.of(
                "run",
                folder.resolve("leak").toString(),
                "--policy",
                policy,
                "--approve",
                "--key",
                folder.resolve("key").toString(),
                "--out",
                release.toString(),
                "--work",
                folder.resolve("work").toString()));
        release(release);
        List<CSVRecord> ledger = ReleaseTable.rows(release, "ledger.csv");
        long published = ledger.stream()
                .filter(row -> row.get("outcome").equals("published"))
                .count();
        assertThat(ledger).as(policy).hasSizeGreaterThanOrEqualTo(ARCHIVE.messages());
        assertThat(published).as("%s: published of %d", policy, ledger.size()).isGreaterThanOrEqualTo((long)
                (ledger.size() * (1 - MOST_HELD)));
        assertThat(ReleaseTable.rows(release, "attachments.csv"))
                .anyMatch(row -> row.get("status").equals("TEXT"));
    }

    /** Runs a command; what it prints is looked through too. */
    private static void console(List<String> arguments) {
        PrintStream before = System.err;
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        Ended ended;
        try (PrintStream err = new PrintStream(shown, true, StandardCharsets.UTF_8)) {
            System.setErr(err);
            ended = Ended.leakproof(arguments.toArray(String[]::new));
        } finally {
            System.setErr(before);
        }
        text("console", ended.out() + ended.err() + shown.toString(StandardCharsets.UTF_8));
        assertThat(ended.code()).as(ended.err()).isIn(ExitCode.COMPLETE.number(), ExitCode.HELD.number());
    }

    private static void text(String where, String text) {
        LEAKS.search(where, text);
    }

    private static void release(Path release) throws IOException {
        try (Stream<Path> walk = Files.walk(release)) {
            for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
                String name = release.relativize(file).toString();
                text("file name", name);
                if (name.endsWith(".csv")) {
                    for (CSVRecord row : ReleaseTable.rows(file)) {
                        row.toMap().forEach((column, cell) -> text(name + " " + column, cell));
                    }
                } else if (name.endsWith(".json")) {
                    json(name, new ObjectMapper().readTree(file.toFile()));
                } else {
                    text(name, Files.readString(file));
                }
            }
        }
    }

    private static void json(String where, JsonNode node) {
        if (node.isValueNode()) {
            text(where, node.asText());
        }
        node.properties().forEach(property -> {
            text(where, property.getKey());
            json(where, property.getValue());
        });
        node.elements().forEachRemaining(element -> json(where, element));
    }

    /** Every record of every topic that is not kept inside. */
    private static void topics() throws IOException {
        WorkOptions work = new WorkOptions();
        work.folder = folder.resolve("work");
        int records = 0;
        try (Session session = Session.open(work, new ClusterOptions(), 0)) {
            Map<String, Object> client = new HashMap<>(session.cluster().client());
            client.put("auto.offset.reset", "earliest");
            try (KafkaConsumer<byte[], byte[]> consumer =
                    new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                List<TopicPartition> partitions = new ArrayList<>();
                consumer.listTopics().forEach((topic, infos) -> {
                    if (topic.matches("leakproof\\.(cleaned\\..*|published|quarantine)")) {
                        infos.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
                    }
                });
                consumer.assign(partitions);
                Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
                while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                    ConsumerRecords<byte[], byte[]> polled = consumer.poll(Duration.ofSeconds(1));
                    for (ConsumerRecord<byte[], byte[]> record : polled) {
                        records++;
                        String topic = record.topic().replaceAll("(leakproof\\.[a-z]+).*", "$1");
                        if (record.key() != null) {
                            text(topic + " key", new String(record.key(), StandardCharsets.UTF_8));
                        }
                        if (record.value() != null) {
                            json(topic, new ObjectMapper().readTree(record.value()));
                        }
                    }
                }
            }
        }
        assertThat(records).as("records of topics").isGreaterThanOrEqualTo(3 * ARCHIVE.messages());
    }
}
