package org.leakproof.contract.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.leakproof.contract.record.ArchiveId;
import org.leakproof.contract.record.RunId;

@ExtendWith(WithBroker.class)
class TopicAdminTest {
    private static final ArchiveId ARCHIVE = new ArchiveId("0123456789abcdef".repeat(2));
    private static final RunId RUN = new RunId("0123456789abcdef");

    private final Cluster cluster = WithBroker.cluster();
    private final Topics topics = cluster.topics();
    private final TopicAdmin admin = TopicAdmin.open(cluster);

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void makesTopicsThatKeepEverythingOrCompact() throws Exception {
        admin.ensure(List.of(topics.messages(ARCHIVE), topics.archives(), topics.published()));
        admin.ensure(List.of(topics.messages(ARCHIVE), topics.quarantine()));

        assertThat(admin.partitions(topics.messages(ARCHIVE))).contains(4);
        assertThat(admin.partitions(topics.archives())).contains(1);
        assertThat(admin.partitions(topics.cleaned(RUN))).isEmpty();
        assertThat(admin.ends(topics.messages(ARCHIVE))).isEqualTo(Map.of(0, 0L, 1, 0L, 2, 0L, 3, 0L));
        assertThat(settings(topics.messages(ARCHIVE)))
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "-1")
                .containsEntry("retention.bytes", "-1")
                .containsEntry("max.message.bytes", "1048588");
        assertThat(settings(topics.archives())).containsEntry("cleanup.policy", "compact");
        assertThat(settings(topics.published()))
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("delete.retention.ms", "7776000000");
    }

    @Test
    void refusesATopicOfAnotherPartitionCount() {
        admin.ensure(List.of(topics.cleaned(RUN)));

        assertThatThrownBy(() ->
                        admin.ensure(List.of(cluster.withPartitions(3).topics().cleaned(RUN))))
                .isInstanceOf(ClusterException.class)
                .hasMessage("topic " + topics.cleaned(RUN) + " has 4 partitions, expected 3; use as many, or delete the"
                        + " topic");
    }

    @Test
    void refusesATopicThatWouldLoseRecords() {
        Topic<?> compacted =
                new Topic<>(topics.cleaned(RUN).name(), Codec.cleaned(), Topic.Cleanup.COMPACT, true, true, 4);
        admin.ensure(List.of(compacted));

        assertThatThrownBy(() -> admin.ensure(List.of(topics.cleaned(RUN))))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("cleanup.policy=compact, expected delete");
    }

    @Test
    void refusesMoreCopiesThanThereAreBrokers() {
        assertThatThrownBy(() -> admin(cluster.withReplication(3)).ensure(List.of(topics.cleaned(RUN))))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("InvalidReplicationFactor");
    }

    @Test
    void listsAndDeletesWhatBelongsToAnArchiveAndARun() {
        admin.ensure(List.of(
                topics.messages(ARCHIVE),
                topics.participants(ARCHIVE),
                topics.cleaned(RUN),
                topics.values(RUN),
                topics.archives()));
        assertThat(admin.archives()).containsExactly(ARCHIVE);
        assertThat(admin.runs()).containsExactly(RUN);

        admin.deleteRun(RUN);
        admin.deleteArchive(ARCHIVE);
        admin.deleteArchive(ARCHIVE);

        assertThat(admin.archives()).isEmpty();
        assertThat(admin.runs()).isEmpty();
        assertThat(admin.partitions(topics.archives())).contains(1);
    }

    @Test
    void saysWhichTopicIsMissing() {
        assertThatThrownBy(() -> admin.ends(topics.cleaned(RUN)))
                .isInstanceOf(ClusterException.class)
                .hasMessage("topic " + topics.cleaned(RUN) + " does not exist");
    }

    private TopicAdmin admin(Cluster other) {
        return TopicAdmin.open(other);
    }

    private Map<String, String> settings(Topic<?> topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        try (Admin kafka = Admin.create(ClientProperties.admin(cluster))) {
            Map<String, String> settings = new HashMap<>();
            Config config = kafka.describeConfigs(List.of(resource)).all().get().get(resource);
            Objects.requireNonNull(config).entries().forEach(e -> settings.put(e.name(), e.value()));
            return settings;
        }
    }
}
