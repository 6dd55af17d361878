package org.leakproof.contract.stream;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.types.Password;

/** A Kafka cluster, how to reach it, and how topics are made on it. Immutable.
 *
 *  @param client properties for every client, {@code bootstrap.servers} among them; may hold passwords
 *  @param prefix what every topic, group and transactional id begins with
 *  @param partitions how many a new topic of an archive or a run gets
 *  @param replication copies of each partition */
public record Cluster(Map<String, String> client, String prefix, int partitions, int replication) {
    /** Begins the names of topics unless the operator says otherwise. */
    public static final String DEFAULT_PREFIX = "leakproof.";

    private static final String BOOTSTRAP = "bootstrap.servers";

    /** What Kafka allows in names; short enough to leave room for the rest of a topic's name. */
    private static final Pattern PREFIX = Pattern.compile("[a-zA-Z0-9._-]{0,100}");

    public Cluster {
        client = Map.copyOf(client);
        if (client.getOrDefault(BOOTSTRAP, "").isBlank()) {
            throw new ClusterException("no " + BOOTSTRAP + " given, expected host:port");
        }
        if (!PREFIX.matcher(prefix).matches()) {
            throw new ClusterException("topic prefix \"" + prefix
                    + "\": expected up to 100 letters, digits, dots, hyphens or underscores");
        }
        if (partitions < 1 || partitions > 1_000) {
            throw new ClusterException(partitions + " partitions: expected 1 to 1,000");
        }
        if (replication < 1 || replication > Short.MAX_VALUE) {
            throw new ClusterException("replication factor " + replication + ": expected 1 or more");
        }
    }

    /** A cluster without security, with the default prefix, 4 partitions and one copy.
     *
     *  @param bootstrap {@code host:port[,host:port...]} */
    public static Cluster of(String bootstrap) {
        return new Cluster(Map.of(BOOTSTRAP, bootstrap), DEFAULT_PREFIX, 4, 1);
    }

    /** A cluster reached by properties as Kafka's clients take them, hidden passwords among them; otherwise as
     *  {@link #of(String)}. */
    public static Cluster of(Map<String, ?> client) {
        Map<String, String> plain = new HashMap<>();
        client.forEach((name, value) ->
                plain.put(name, value instanceof Password hidden ? hidden.value() : String.valueOf(value)));
        return new Cluster(plain, DEFAULT_PREFIX, 4, 1);
    }

    /** Reads Kafka client properties from a file, as Kafka's own tools take them with {@code --command-config}.
     *
     *  @throws ClusterException if it cannot be read or does not name a bootstrap server */
    public static Cluster read(Path file) {
        return read(file, Map.of());
    }

    /** Likewise, with properties that stand before those of the file, such as {@code bootstrap.servers}. */
    public static Cluster read(Path file, Map<String, String> before) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (IOException | IllegalArgumentException e) {
            throw new ClusterException(
                    file + ": cannot be read (" + e.getClass().getSimpleName() + "), expected key=value lines", e);
        }
        Map<String, String> client = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> client.put(name, properties.getProperty(name)));
        client.putAll(before);
        if (!client.containsKey(BOOTSTRAP)) {
            throw new ClusterException(file + ": no " + BOOTSTRAP + ", expected " + BOOTSTRAP + "=host:port");
        }
        return new Cluster(client, DEFAULT_PREFIX, 4, 1);
    }

    /** The same with more client properties; they replace those of the same name. */
    public Cluster with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(client);
        all.putAll(more);
        return new Cluster(all, prefix, partitions, replication);
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

    /** {@code host:port[,host:port...]} */
    public String bootstrap() {
        return client.getOrDefault(BOOTSTRAP, "");
    }

    /** Whether the clients speak TLS. */
    boolean tls() {
        return client.getOrDefault("security.protocol", "PLAINTEXT").endsWith("SSL");
    }

    /** Tries the bootstrap servers, before any client is made: a Kafka client takes a TLS port's answer in plain text for
     *  a record of 300 MB, and dies of it.
     *
     *  @throws ClusterException if none answers, or one speaks TLS where plain text is configured or the other way round */
    public void check() {
        BootstrapProbe.check(this);
    }

    /** Without the client's properties, for there are passwords among them. */
    @Override
    public String toString() {
        return "Cluster[" + bootstrap() + ", " + prefix + "]";
    }
}
