package org.leakproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Against a Kafka in a container. Wants the name of an image that is present on this machine in the environment variable
 * {@code LEAKPROOF_TEST_KAFKA_IMAGE} (or the system property of that name), and a Docker engine.
 */
@Tag("docker")
final class StagesOnKafkaContainerTest {
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

    @TempDir
    Path folder;

    @Test
    void eachStageByItselfMakesTheRelease() throws IOException {
        Path key = folder.resolve("key");
        assertThat(leakproof("key", "init", key.toString())).contains("keep a copy");

        String read =
                leakproof(stage("ingest", Repository.example("harbour.mbox").toString()));
        String archive = read.substring(read.indexOf(' ') + 1, read.indexOf(':'));
        String redacted = leakproof(stage(
                "redact",
                "--archive",
                archive,
                "--policy",
                Repository.example("newsroom.yaml").toString(),
                "--key",
                key.toString()));
        String run = redacted.substring(redacted.indexOf(' ') + 1, redacted.indexOf(':'));
        String published = leakproof(stage(
                "publish", "--run", run, "--out", folder.resolve("releases").toString()));

        assertThat(published).contains("7 messages published, 0 held");
        assertThat(folder.resolve("releases").resolve(run).resolve("data/messages.csv"))
                .isNotEmptyFile();
    }

    private String[] stage(String name, String... more) {
        return Stream.of(
                        Stream.of(name, "--bootstrap", kafka.getBootstrapServers()),
                        Stream.of("--work", folder.resolve(name + "-work").toString()),
                        Stream.of(more))
                .flatMap(words -> words)
                .toArray(String[]::new);
    }

    private static String leakproof(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Leakproof.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        assertThat(code).as(err::toString).isEqualTo(0);
        return out.toString();
    }
}
