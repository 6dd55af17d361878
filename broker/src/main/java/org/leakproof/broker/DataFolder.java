package org.leakproof.broker;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.EligibleLeaderReplicasVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The broker's folder: {@code kafka/} and {@code password}. Formatting writes the password's SCRAM credential into the
 * first records of Kafka's metadata, so the two belong together from the first start on.
 */
final class DataFolder {
    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);

    private DataFolder() {}

    static Path logs(Path folder) {
        return folder.resolve("kafka");
    }

    /** Opens a folder that was used before or formats a new one; an interrupted formatting is done again. */
    static Password open(Path folder) {
        Path passwordFile = folder.resolve("password");
        // Kafka writes this file last
        if (Files.exists(logs(folder).resolve("meta.properties"))) {
            return Password.read(passwordFile);
        }
        Password password = Files.exists(passwordFile) ? Password.read(passwordFile) : Password.create(passwordFile);
        format(logs(folder), password);
        return password;
    }

    private static void format(Path logs, Password password) {
        PrivateFolder.prepare(logs);
        try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(nowhere)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(BrokerProperties.NODE_ID)
                    .setControllerListenerName(BrokerProperties.CONTROLLER_LISTENER)
                    .setMetadataLogDirectory(logs.toString())
                    .setDirectories(List.of(logs.toString()))
                    .setScramArguments(List.of(BrokerProperties.MECHANISM + "=[name=" + BrokerProperties.USER
                            + ",iterations=4096,password=" + password.text() + "]"))
                    // a lone replica is always eligible: no bookkeeping of who else might lead
                    .setFeatureLevel(EligibleLeaderReplicasVersion.FEATURE_NAME, (short) 0)
                    .setIgnoreFormatted(true)
                    .run();
        } catch (Exception e) {
            LOG.error("formatting the broker's folder failed", Bare.of(e));
            throw new BrokerCannotStart(
                    logs + ": cannot prepare the broker's folder ("
                            + e.getClass().getSimpleName() + "); the log file in the work folder says more",
                    e);
        }
    }
}
