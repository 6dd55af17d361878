package org.leakproof.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kafka.server.metadata.KRaftMetadataCache;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.metadata.PartitionRecord;
import org.apache.kafka.common.metadata.TopicRecord;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.image.MetadataDelta;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.MetadataProvenance;
import org.apache.kafka.metadata.LeaderRecoveryState;
import org.apache.kafka.server.common.KRaftVersion;
import org.junit.jupiter.api.Test;

/**
 * While a broker is out, the partitions that only it has are without a leader, not gone. A version of Kafka that takes them for
 * gone ends transactions without saying so in those partitions, and whoever reads them stands still there (KAFKA-20734).
 */
class LeaderlessPartitionTest {
    private static final int NO_LEADER = -1;
    private static final ListenerName LISTENER = new ListenerName("CLIENT");

    @Test
    void waitsForItsLeader() {
        KRaftMetadataCache cache =
                new KRaftMetadataCache(BrokerProperties.NODE_ID, () -> KRaftVersion.LATEST_PRODUCTION);
        cache.setImage(withoutLeader("kept"));

        assertThat(cache.getPartitionLeaderEndpoint("kept", 0, LISTENER)).contains(Node.noNode());
        assertThat(cache.getPartitionLeaderEndpoint("deleted", 0, LISTENER)).isEmpty();
    }

    private static MetadataImage withoutLeader(String topic) {
        Uuid id = Uuid.randomUuid();
        MetadataDelta delta =
                new MetadataDelta.Builder().setImage(MetadataImage.EMPTY).build();
        delta.replay(new TopicRecord().setName(topic).setTopicId(id));
        delta.replay(new PartitionRecord()
                .setTopicId(id)
                .setPartitionId(0)
                .setReplicas(List.of(BrokerProperties.NODE_ID))
                .setIsr(List.of(BrokerProperties.NODE_ID))
                .setLeader(NO_LEADER)
                .setLeaderRecoveryState(LeaderRecoveryState.RECOVERED.value()));
        return delta.apply(MetadataProvenance.EMPTY);
    }
}
