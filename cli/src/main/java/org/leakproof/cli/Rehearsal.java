package org.leakproof.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.leakproof.broker.EmbeddedBroker;

/**
 * Starts a broker, passes one record through it the way a stage does, and ends: the program that the launcher runs once
 * after a build so that the JVM can write down the classes of a start (class-data sharing). Wants the path of a folder
 * that does not exist; removes it at the end.
 */
final class Rehearsal {
    private static final byte[] RECORD = {1};

    private Rehearsal() {}

    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        Path folder = Files.createDirectory(Path.of(args[0]));
        try {
            LogFile.writeTo(folder.resolve("log"));
            try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), 0)) {
                passOneRecord(broker.clientProperties());
            }
        } finally {
            delete(folder);
        }
    }

    private static void passOneRecord(Map<String, Object> connection) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(connection)) {
            admin.createTopics(List.of(new NewTopic("in", 1, (short) 1), new NewTopic("out", 1, (short) 1)))
                    .all()
                    .get();
        }
        Map<String, Object> writing = new HashMap<>(connection);
        writing.put("transactional.id", "rehearsal");
        Map<String, Object> reading = new HashMap<>(connection);
        reading.put("group.id", "rehearsal");
        reading.put("group.instance.id", "rehearsal");
        reading.put("auto.offset.reset", "earliest");
        reading.put("isolation.level", "read_committed");
        try (KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(writing, new ByteArraySerializer(), new ByteArraySerializer());
                KafkaConsumer<byte[], byte[]> consumer =
                        new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("in", RECORD));
            producer.commitTransaction();
            consumer.subscribe(List.of("in"));
            while (consumer.poll(Duration.ofMillis(100)).isEmpty()) {
                // the group is still forming
            }
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("out", RECORD));
            producer.sendOffsetsToTransaction(
                    Map.of(new TopicPartition("in", 0), new OffsetAndMetadata(1)), consumer.groupMetadata());
            producer.commitTransaction();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
