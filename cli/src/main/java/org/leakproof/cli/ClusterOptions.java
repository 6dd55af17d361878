package org.leakproof.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.contract.stream.Cluster;
import picocli.CommandLine.Option;

/** Which Kafka to use: the embedded one unless another is named. */
final class ClusterOptions {
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
            defaultValue = Cluster.DEFAULT_PREFIX,
            description = "What every topic name begins with (default: ${DEFAULT-VALUE}).")
    String prefix = Cluster.DEFAULT_PREFIX;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "2",
            description = "Partitions of the topics that carry messages: how many workers can share one archive"
                    + " (default: ${DEFAULT-VALUE}).")
    int partitions = 2;

    @Option(
            names = "--replication",
            paramLabel = "N",
            defaultValue = "1",
            description = "Copies of each partition on a cluster (default: ${DEFAULT-VALUE}).")
    int replication = 1;

    /** The cluster that is named; empty if none is. */
    Optional<Cluster> named() {
        if (bootstrap == null && config == null) {
            return Optional.empty();
        }
        Cluster cluster = config == null
                ? Cluster.of(bootstrap)
                : Cluster.read(config, bootstrap == null ? Map.of() : Map.of("bootstrap.servers", bootstrap));
        Cluster shaped = shaped(cluster);
        shaped.check();
        return Optional.of(shaped);
    }

    /** For commands that work on a cluster only. */
    Cluster required(String command) {
        return named().orElseThrow(
                        () -> new OperatorMistake(command + ": needs a Kafka cluster; name it with --bootstrap"
                                + " host:port or --kafka-config FILE, or use \"leakproof run\", which brings its own"));
    }

    Cluster shaped(Cluster cluster) {
        return cluster.withPrefix(prefix).withPartitions(partitions).withReplication(replication);
    }
}
