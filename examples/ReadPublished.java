import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.leakproof.contract.record.CleanRecord;
import org.leakproof.contract.record.CleanSegment;
import org.leakproof.contract.stream.PublishedJoiner;

/** Prints every message of the output topic: reads committed records only, joins long messages from their parts, and takes
 *  back what was taken back. Arguments: a file with Kafka client properties, and the topic. */
public final class ReadPublished {
    public static void main(String[] arguments) throws Exception {
        Properties client = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of(arguments[0]))) {
            client.load(in);
        }
        client.put("isolation.level", "read_committed");
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(arguments[1]).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<Integer, PublishedJoiner> joiners = new HashMap<>();
            Map<String, CleanRecord> messages = new HashMap<>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                ConsumerRecords<String, byte[]> records = consumer.poll(Duration.ofSeconds(1));
                for (ConsumerRecord<String, byte[]> record : records) {
                    joiners.computeIfAbsent(record.partition(), p -> new PublishedJoiner())
                            .accept(record.key(), record.value())
                            .ifPresent(change -> {
                                if (change instanceof PublishedJoiner.Put put) {
                                    messages.put(put.record().id().value(), put.record());
                                } else if (change instanceof PublishedJoiner.Removed removed) {
                                    messages.remove(removed.id().value());
                                }
                            });
                }
            }
            messages.values().stream()
                    .sorted((a, b) -> a.id().compareTo(b.id()))
                    .forEach(ReadPublished::print);
        }
    }

    private static void print(CleanRecord message) {
        int length = message.segments().stream().map(CleanSegment::text).mapToInt(String::length).sum();
        System.out.println(message.id() + "\t" + message.kind() + "\t" + message.sent().date().orElse("undated") + "\t"
                + length + " chars\t" + message.redactions().size() + " redactions");
    }
}
