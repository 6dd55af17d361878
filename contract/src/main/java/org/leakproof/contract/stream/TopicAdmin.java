package org.leakproof.contract.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.leakproof.contract.record.ArchiveId;
import org.leakproof.contract.record.RunId;

/** Makes, checks, lists and deletes topics. Thread-safe. Every method may throw {@link ClusterException}. */
public final class TopicAdmin implements AutoCloseable {
    /** How long a new topic may take until all its partitions answer. */
    private static final long READY_MILLIS = 60_000;

    /** How long a tombstone stays at least: a consumer that comes back within this time learns what was withdrawn. */
    private static final long TOMBSTONE_MILLIS = 90L * 24 * 60 * 60 * 1000;

    private final Cluster cluster;
    private final Admin admin;

    private TopicAdmin(Cluster cluster, Admin admin) {
        this.cluster = cluster;
        this.admin = admin;
    }

    /** Connects, after {@link Cluster#check}. */
    public static TopicAdmin open(Cluster cluster) {
        cluster.check();
        try {
            return new TopicAdmin(cluster, Admin.create(ClientProperties.admin(cluster)));
        } catch (KafkaException e) {
            throw Failures.of(e, "connection to " + cluster);
        }
    }

    /** Makes the topics that are missing and waits until all their partitions answer; checks those that exist.
     *
     *  @throws ClusterException if one exists and does not fit: another partition count or cleanup */
    public void ensure(List<Topic<?>> topics) {
        Set<String> existing = names();
        List<NewTopic> missing = topics.stream()
                .filter(topic -> !existing.contains(topic.name()))
                .map(this::specification)
                .toList();
        if (!missing.isEmpty()) {
            create(missing);
        }
        awaitPartitions(topics);
        topics.forEach(this::checkFits);
    }

    /** How many partitions the topic has; empty if it does not exist. */
    public Optional<Integer> partitions(Topic<?> topic) {
        return describe(topic).map(description -> description.partitions().size());
    }

    /** By partition, the offset behind the last record, those of open transactions included. */
    public Map<Integer, Long> ends(Topic<?> topic) {
        TopicDescription description =
                describe(topic).orElseThrow(() -> new ClusterException("topic " + topic + " does not exist"));
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        description
                .partitions()
                .forEach(p -> wanted.put(new TopicPartition(topic.name(), p.partition()), OffsetSpec.latest()));
        Map<Integer, Long> ends = new TreeMap<>();
        call(
                        "look-up of ends of " + topic,
                        () -> admin.listOffsets(wanted).all().get())
                .forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
        return ends;
    }

    /** Archives that have topics. */
    public SortedSet<ArchiveId> archives() {
        SortedSet<ArchiveId> archives = new TreeSet<>(java.util.Comparator.comparing(ArchiveId::value));
        archives.addAll(named("messages.", "[0-9a-f]{32}", ArchiveId::new));
        archives.addAll(named("participants.", "[0-9a-f]{32}", ArchiveId::new));
        return archives;
    }

    /** Runs that have topics. */
    public SortedSet<RunId> runs() {
        SortedSet<RunId> runs = new TreeSet<>(java.util.Comparator.comparing(RunId::value));
        runs.addAll(named("cleaned.", "[0-9a-f]{16}", RunId::new));
        runs.addAll(named("values.", "[0-9a-f]{16}", RunId::new));
        return runs;
    }

    /** Deletes an archive's topics ({@code messages}, {@code participants}). Its events and published records stay: they
     *  are tombstoned through an {@link Outbox}. Does nothing where there are none. */
    public void deleteArchive(ArchiveId archive) {
        Topics topics = cluster.topics();
        delete(List.of(
                topics.messages(archive).name(), topics.participants(archive).name()));
    }

    /** Deletes a run's topics ({@code cleaned}, {@code values}). Does nothing where there are none. */
    public void deleteRun(RunId run) {
        Topics topics = cluster.topics();
        delete(List.of(topics.cleaned(run).name(), topics.values(run).name()));
    }

    @Override
    public void close() {
        admin.close();
    }

    private NewTopic specification(Topic<?> topic) {
        Map<String, String> config = new HashMap<>();
        config.put(TopicConfig.CLEANUP_POLICY_CONFIG, policy(topic));
        if (topic.cleanup() == Topic.Cleanup.KEEP) {
            config.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
            config.put(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
        } else {
            // The segment in use is never compacted: small ones keep the log of events short.
            config.put(TopicConfig.SEGMENT_BYTES_CONFIG, String.valueOf(16 << 20));
            config.put(TopicConfig.DELETE_RETENTION_MS_CONFIG, String.valueOf(TOMBSTONE_MILLIS));
        }
        return new NewTopic(topic.name(), topic.partitions(), (short) cluster.replication()).configs(config);
    }

    private static String policy(Topic<?> topic) {
        return topic.cleanup() == Topic.Cleanup.KEEP
                ? TopicConfig.CLEANUP_POLICY_DELETE
                : TopicConfig.CLEANUP_POLICY_COMPACT;
    }

    private void create(List<NewTopic> missing) {
        admin.createTopics(missing).values().forEach((name, created) -> {
            try {
                created.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw Failures.of(e, "creation of topic " + name);
                }
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        });
    }

    /** A partition that does not answer yet may lose what is sent to it (KAFKA-15591). */
    private void awaitPartitions(List<Topic<?>> topics) {
        long deadline = System.nanoTime() + READY_MILLIS * 1_000_000;
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        while (true) {
            try {
                wanted.clear();
                List<String> names = topics.stream().map(Topic::name).toList();
                admin.describeTopics(names)
                        .allTopicNames()
                        .get()
                        .forEach((name, description) -> description
                                .partitions()
                                .forEach(
                                        p -> wanted.put(new TopicPartition(name, p.partition()), OffsetSpec.latest())));
                admin.listOffsets(wanted).all().get();
                return;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof RetriableException) || System.nanoTime() > deadline) {
                    throw Failures.of(e, "waiting for new topics");
                }
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
            pause();
        }
    }

    private void checkFits(Topic<?> topic) {
        int partitions = partitions(topic).orElse(0);
        if (partitions != topic.partitions()) {
            throw new ClusterException("topic " + topic + " has " + partitions + " partitions, expected "
                    + topic.partitions() + "; use as many, or delete the topic");
        }
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        Config settings = call(
                "look-up of the settings of " + topic,
                () -> Objects.requireNonNull(
                        admin.describeConfigs(List.of(resource)).all().get().get(resource)));
        String policy = settings.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
        if (!policy.equals(policy(topic))) {
            throw new ClusterException("topic " + topic + " has " + TopicConfig.CLEANUP_POLICY_CONFIG + "=" + policy
                    + ", expected " + policy(topic) + "; change it, or delete the topic");
        }
    }

    private Optional<TopicDescription> describe(Topic<?> topic) {
        return call("look-up of topic " + topic, () -> {
            try {
                return Optional.ofNullable(admin.describeTopics(List.of(topic.name()))
                        .allTopicNames()
                        .get()
                        .get(topic.name()));
            } catch (ExecutionException e) {
                if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    private Set<String> names() {
        return call("list of topics", () -> admin.listTopics().names().get());
    }

    private <I> List<I> named(String kind, String id, Function<String, I> maker) {
        String start = cluster.prefix() + kind;
        List<I> ids = new ArrayList<>();
        for (String name : names()) {
            if (name.startsWith(start) && name.substring(start.length()).matches(id)) {
                ids.add(maker.apply(name.substring(start.length())));
            }
        }
        return ids;
    }

    private void delete(List<String> names) {
        Set<String> existing = names();
        admin.deleteTopics(names.stream().filter(existing::contains).toList())
                .topicNameValues()
                .forEach((name, deleted) -> {
                    try {
                        deleted.get();
                    } catch (ExecutionException e) {
                        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                            throw Failures.of(e, "deletion of topic " + name);
                        }
                    } catch (InterruptedException e) {
                        throw interrupted(e);
                    }
                });
        long deadline = System.nanoTime() + READY_MILLIS * 1_000_000;
        while (names().stream().anyMatch(names::contains)) {
            if (System.nanoTime() > deadline) {
                throw new ClusterException("the cluster has not deleted " + String.join(", ", names));
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static <R> R call(String what, Callable<R> action) {
        try {
            return action.call();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (Exception e) {
            throw Failures.of(e, what);
        }
    }

    private static RuntimeException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new ClusterException("interrupted while waiting for the cluster", e);
    }
}
