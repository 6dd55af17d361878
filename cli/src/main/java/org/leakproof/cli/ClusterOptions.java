package org.leakproof.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.leakproof.contract.OperatorMistake;
import picocli.CommandLine.Option;

/** Which Kafka to use: the embedded one unless another is named. */
final class ClusterOptions {
    static final int DEFAULT_PARTITIONS = 2;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "Use this Kafka cluster instead of starting a broker here.")
    String bootstrap;

    @Option(
            names = "--kafka-config",
            paramLabel = "FILE",
            description = "Properties for Kafka clients (security.protocol, sasl.*, ssl.*), one key=value a line.")
    Path config;

    @Option(
            names = "--prefix",
            paramLabel = "TEXT",
            defaultValue = "leakproof.",
            description = "What every topic name begins with (default: ${DEFAULT-VALUE}).")
    String prefix;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "Partitions of the topics that carry messages; how many workers can share one archive"
                    + " (default: " + DEFAULT_PARTITIONS + ").")
    int partitions = DEFAULT_PARTITIONS;

    @Option(
            names = "--replication",
            paramLabel = "N",
            description = "Replicas of each topic on a cluster (default: what the cluster says).")
    short replication = -1;

    Optional<Map<String, Object>> client() {
        if (bootstrap == null && config == null) {
            return Optional.empty();
        }
        Map<String, Object> client = new HashMap<>();
        if (config != null) {
            Properties read = new Properties();
            try (Reader reader = Files.newBufferedReader(config, StandardCharsets.UTF_8)) {
                read.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new OperatorMistake(config + ": cannot be read as Kafka client properties; give a text file with"
                        + " one key=value a line", e);
            }
            read.forEach((key, value) -> client.put((String) key, value));
        }
        if (bootstrap != null) {
            client.put("bootstrap.servers", bootstrap);
        }
        if (!client.containsKey("bootstrap.servers")) {
            throw new OperatorMistake(config + ": no bootstrap.servers in it; add it, or give --bootstrap host:port");
        }
        return Optional.of(client);
    }
}
