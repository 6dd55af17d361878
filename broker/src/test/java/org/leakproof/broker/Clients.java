package org.leakproof.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic of one partition, written in transactions and read committed, as the stages do. */
public record Clients(Map<String, Object> connection, String topic) {

    public void createTopic() throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(connection)) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    public void commit(List<String> values) {
        try (KafkaProducer<String, String> producer = producer()) {
            producer.initTransactions();
            producer.beginTransaction();
            values.forEach(value -> producer.send(new ProducerRecord<>(topic, value)));
            producer.commitTransaction();
        }
    }

    /**
     * Everything that was committed, in order. A commit returns before its marker stands in the topic, so a reader that
     * stops at the last stable offset may miss it: this one goes on to the end of the log, which it reaches only when no
     * transaction is open before it.
     */
    public List<String> readCommitted() throws InterruptedException, ExecutionException {
        TopicPartition partition = new TopicPartition(topic, 0);
        long end = endOfLog(partition);
        Map<String, Object> config = new HashMap<>(connection);
        config.put("isolation.level", "read_committed");
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }

    private long endOfLog(TopicPartition partition) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(connection)) {
            return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get()
                    .offset();
        }
    }

    KafkaProducer<String, String> producer() {
        Map<String, Object> config = new HashMap<>(connection);
        config.put("transactional.id", topic + "-writer");
        return new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
    }
}
