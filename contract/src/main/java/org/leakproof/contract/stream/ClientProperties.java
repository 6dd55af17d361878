package org.leakproof.contract.stream;

import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;

/** What every Kafka client of the pipeline is made with. Sizes are for one JVM of 512 MB that holds a broker besides. */
final class ClientProperties {
    /** The longest that a transaction may stay open with something in it; for as long an abandoned one holds readers up. */
    static final int TRANSACTION_MILLIS = 120_000;

    /** The longest that one record may take before its partitions go to somebody else. */
    private static final int LONGEST_RECORD_MILLIS = 15 * 60_000;

    private static final int SESSION_MILLIS = 15_000;
    private static final int MIB = 1 << 20;

    private ClientProperties() {}

    static Properties producer(Cluster cluster, String transactionalId) {
        Properties properties = base(cluster, transactionalId);
        put(properties, ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        put(properties, ProducerConfig.ACKS_CONFIG, "all");
        put(properties, ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        put(properties, ProducerConfig.BUFFER_MEMORY_CONFIG, 16 * MIB);
        put(properties, ProducerConfig.BATCH_SIZE_CONFIG, MIB / 8);
        // A commit sends what waits: there is no hurry before it, and few large requests cost the broker least.
        put(properties, ProducerConfig.LINGER_MS_CONFIG, 250);
        put(properties, ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MILLIS);
        // With more, a first request that has to be repeated (the mark of the transaction before is still being
        // written) lets those behind it arrive out of order: right in the end, but each an error in the broker's log.
        put(properties, ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        // The default of 100 ms is what small transactions would then take.
        put(properties, CommonClientConfigs.RETRY_BACKOFF_MS_CONFIG, 5);
        return properties;
    }

    /** For reading partitions that the reader chooses. */
    static Properties reader(Cluster cluster) {
        Properties properties = consumer(cluster, cluster.prefix() + "reader");
        // Whoever reads to a topic's end and closes waits for the request that is under way: half a second by default.
        put(properties, ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
        // A position that is no longer there must not turn into another one silently.
        put(properties, ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        return properties;
    }

    /** For a member of a group that comes back under its name and goes on at once. */
    static Properties member(Cluster cluster, String group, String member) {
        Properties properties = consumer(cluster, member);
        put(properties, ConsumerConfig.GROUP_ID_CONFIG, group);
        put(properties, ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, member);
        put(properties, ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
        put(properties, ConsumerConfig.GROUP_PROTOCOL_CONFIG, GroupProtocol.CLASSIC.name());
        put(properties, ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
        put(properties, ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
        put(properties, ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, LONGEST_RECORD_MILLIS);
        put(properties, ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return properties;
    }

    static Properties admin(Cluster cluster) {
        Properties properties = base(cluster, cluster.prefix() + "admin");
        put(properties, AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 60_000);
        return properties;
    }

    private static Properties consumer(Cluster cluster, String id) {
        Properties properties = base(cluster, id);
        put(properties, ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        put(properties, ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        put(properties, ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        put(properties, ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 * MIB);
        put(properties, ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 2 * MIB);
        put(properties, CommonClientConfigs.RETRY_BACKOFF_MS_CONFIG, 20);
        return properties;
    }

    private static Properties base(Cluster cluster, String clientId) {
        Properties properties = new Properties();
        cluster.client().forEach(properties::setProperty);
        put(properties, CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        return properties;
    }

    private static void put(Properties properties, String name, Object value) {
        properties.setProperty(name, value.toString());
    }
}
