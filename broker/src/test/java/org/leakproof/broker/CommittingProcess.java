package org.leakproof.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A process to be killed again and again: starts a broker in the folder given, takes up all its writers, and says {@link #READY},
 * or {@link #OPEN} if a transaction that was ended before still is not; then the writers commit, a line for each time.
 */
final class CommittingProcess {
    static final String READY = "READY";
    static final String OPEN = "OPEN";

    private static final String TOPIC = "many";
    private static final int WRITERS = 24;
    private static final int PARTITIONS = 96;
    private static final int RECORDS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final EmbeddedBroker broker;
    private final CountDownLatch up = new CountDownLatch(WRITERS);
    private final CountDownLatch go = new CountDownLatch(1);

    private CommittingProcess(EmbeddedBroker broker) {
        this.broker = broker;
    }

    public static void main(String[] args) throws Exception {
        new CommittingProcess(EmbeddedBroker.start(Path.of(args[0]), 0)).run();
    }

    private void run() throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(broker.clientProperties())) {
            createTopic(admin);
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                new Thread(() -> write(writer)).start();
            }
            up.await();
            say(isEnded(admin) ? READY : OPEN);
        }
        go.countDown();
        Thread.currentThread().join();
    }

    private static void createTopic(Admin admin) throws InterruptedException, ExecutionException {
        try {
            admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private void write(int writer) {
        Map<String, Object> config = new HashMap<>(broker.clientProperties());
        config.put("transactional.id", "writer-" + writer);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            up.countDown();
            go.await();
            while (true) {
                producer.beginTransaction();
                for (int i = 0; i < RECORDS; i++) {
                    producer.send(new ProducerRecord<>(TOPIC, (writer + i * 5) % PARTITIONS, "", "value"));
                }
                producer.commitTransaction();
                say("");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether a reader of what is committed comes to the end of every partition: no writer writes now. */
    private static boolean isEnded(Admin admin) throws InterruptedException, ExecutionException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (ends(admin, IsolationLevel.READ_COMMITTED).equals(ends(admin, IsolationLevel.READ_UNCOMMITTED))) {
                return true;
            }
        }
        return false;
    }

    private static Map<TopicPartition, Long> ends(Admin admin, IsolationLevel level)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (int p = 0; p < PARTITIONS; p++) {
            asked.put(new TopicPartition(TOPIC, p), OffsetSpec.latest());
        }
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(asked, new ListOffsetsOptions(level))
                .all()
                .get()
                .forEach((partition, info) -> ends.put(partition, info.offset()));
        return ends;
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
