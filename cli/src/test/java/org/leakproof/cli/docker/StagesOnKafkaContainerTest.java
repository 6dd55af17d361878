package org.leakproof.cli.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.leakproof.cli.broker.Clients;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Against a Kafka in a container. Wants the name of an image that is present on this machine in the environment variable
 * {@code LEAKPROOF_TEST_KAFKA_IMAGE} (or the system property of that name), and a Docker engine.
 */
@Tag("docker")
@Timeout(600)
class StagesOnKafkaContainerTest {
    private static final String IMAGE = "LEAKPROOF_TEST_KAFKA_IMAGE";

    private static KafkaContainer kafka;

    /** Before each test and not before all: so that each is reported as skipped, with the reason. */
    @BeforeEach
    void startKafka() {
        if (kafka != null) {
            return;
        }
        String image = System.getProperty(IMAGE, System.getenv(IMAGE));
        assumeTrue(image != null, "skipped: " + IMAGE + " names no Kafka image");
        assumeTrue(DockerClientFactory.instance().isDockerAvailable(), "skipped: no Docker engine can be reached");
        kafka = new KafkaContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("apache/kafka"))
                .withStartupTimeout(Duration.ofMinutes(4));
        kafka.start();
    }

    @AfterAll
    static void stopKafka() {
        if (kafka != null) {
            kafka.stop();
        }
    }

    @Test
    void readsFromTheHostWhatWasCommittedFromTheHost() throws Exception {
        Clients clients = new Clients(Map.of("bootstrap.servers", kafka.getBootstrapServers()), "from-the-host");
        clients.createTopic();
        clients.commit(List.of("żółw", "سلام"));

        assertThat(clients.readCommitted()).containsExactly("żółw", "سلام");
    }
}
