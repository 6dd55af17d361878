package org.leakproof.contract.stream;

import java.nio.file.Path;
import java.util.Map;

/** A Kafka cluster, how to reach it, and how topics are made on it. Immutable.
 *
 *  @param client properties for every client, {@code bootstrap.servers} among them; may hold passwords
 *  @param prefix what every topic, group and transactional id begins with
 *  @param partitions how many a new topic of an archive or a run gets
 *  @param replication copies of each partition */
public record Cluster(Map<String, String> client, String prefix, int partitions, int replication) {
    /** Begins the names of topics unless the operator says otherwise. */
    public static final String DEFAULT_PREFIX = "leakproof.";

    public Cluster {
        client = Map.copyOf(client);
    }

    /** A cluster without security, with the default prefix, 4 partitions and one copy.
     *
     *  @param bootstrap {@code host:port[,host:port...]} */
    public static Cluster of(String bootstrap) {
        return new Cluster(Map.of("bootstrap.servers", bootstrap), DEFAULT_PREFIX, 4, 1);
    }

    /** Reads Kafka client properties from a file, as Kafka's own tools take them with {@code --command-config}.
     *
     *  @throws ClusterException if it cannot be read or does not name a bootstrap server */
    public static Cluster read(Path file) {
        throw new UnsupportedOperationException();
    }

    /** The same with more client properties; they replace those of the same name. */
    public Cluster with(Map<String, String> more) {
        throw new UnsupportedOperationException();
    }

    public Cluster withPrefix(String other) {
        return new Cluster(client, other, partitions, replication);
    }

    public Cluster withPartitions(int other) {
        return new Cluster(client, prefix, other, replication);
    }

    public Cluster withReplication(int other) {
        return new Cluster(client, prefix, partitions, other);
    }

    /** Names of this cluster's topics. */
    public Topics topics() {
        return new Topics(this);
    }

    /** Tries the bootstrap servers, once, before any client is made.
     *
     *  @throws ClusterException if none answers, or one speaks TLS where plain text is configured */
    public void check() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String toString() {
        return "Cluster[" + client.get("bootstrap.servers") + ", " + prefix + "]";
    }
}
