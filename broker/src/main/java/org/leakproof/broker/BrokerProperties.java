package org.leakproof.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How the embedded broker is set up: one node that is broker and controller, on loopback, behind a password, small.
 * Whatever is not named here is Kafka's default.
 */
final class BrokerProperties {
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";
    static final String USER = "leakproof";
    static final String MECHANISM = "SCRAM-SHA-256";

    private static final String CLIENT_LISTENER = "CLIENT";
    private static final String FOREVER = "-1";
    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;

    private BrokerProperties() {}

    static Map<String, String> of(Path logs, Ports ports, Password password) {
        Map<String, String> p = new HashMap<>();
        oneNode(p, logs, ports);
        onlyOurselves(p, password);
        kept(p);
        oneReplica(p);
        quickToStart(p);
        small(p);
        return p;
    }

    static String jaas(Password password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + USER + "\" password=\""
                + password.text() + "\";";
    }

    private static void oneNode(Map<String, String> p, Path logs, Ports ports) {
        String client = CLIENT_LISTENER + "://" + Ports.LOOPBACK + ":" + ports.client();
        String controller = Ports.LOOPBACK + ":" + ports.controller();
        p.put("process.roles", "broker,controller");
        p.put("node.id", Integer.toString(NODE_ID));
        p.put("log.dirs", logs.toString());
        p.put("listeners", client + "," + CONTROLLER_LISTENER + "://" + controller);
        p.put("advertised.listeners", client);
        p.put("inter.broker.listener.name", CLIENT_LISTENER);
        p.put("controller.listener.names", CONTROLLER_LISTENER);
        // a fixed quorum by configuration, not one that is recorded in the log: the port changes with every start
        p.put("controller.quorum.voters", NODE_ID + "@" + controller);
        p.put("auto.create.topics.enable", "false");
    }

    /** Loopback is open to every user of the machine: both listeners ask for the password, and only its user may do anything. */
    private static void onlyOurselves(Map<String, String> p, Password password) {
        p.put(
                "listener.security.protocol.map",
                CLIENT_LISTENER + ":SASL_PLAINTEXT," + CONTROLLER_LISTENER + ":SASL_PLAINTEXT");
        p.put("sasl.enabled.mechanisms", MECHANISM);
        p.put("sasl.mechanism.inter.broker.protocol", MECHANISM);
        p.put("sasl.mechanism.controller.protocol", MECHANISM);
        for (String listener : List.of(CLIENT_LISTENER, CONTROLLER_LISTENER)) {
            p.put(
                    "listener.name." + listener.toLowerCase(Locale.ROOT) + ".scram-sha-256.sasl.jaas.config",
                    jaas(password));
        }
        p.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        p.put("super.users", "User:" + USER);
        p.put("allow.everyone.if.no.acl.found", "false");
    }

    /** A run may rest for months and go on: nothing is dropped because time went by. */
    private static void kept(Map<String, String> p) {
        p.put("log.retention.ms", FOREVER);
        p.put("log.retention.bytes", FOREVER);
        // Kafka's default forgets the positions of an idle group after a week
        p.put("offsets.retention.minutes", Integer.toString(Integer.MAX_VALUE));
    }

    private static void oneReplica(Map<String, String> p) {
        p.put("offsets.topic.replication.factor", "1");
        p.put("offsets.topic.num.partitions", "1");
        p.put("transaction.state.log.replication.factor", "1");
        p.put("transaction.state.log.min.isr", "1");
        p.put("transaction.state.log.num.partitions", "1");
        p.put("share.coordinator.state.topic.replication.factor", "1");
        p.put("share.coordinator.state.topic.min.isr", "1");
        p.put("share.coordinator.state.topic.num.partitions", "1");
    }

    private static void quickToStart(Map<String, String> p) {
        p.put("group.initial.rebalance.delay.ms", "0");
        // after a kill the controller waits this long before it lets the broker in again; Kafka's default is 9 s
        p.put("broker.session.timeout.ms", "3000");
        p.put("broker.heartbeat.interval.ms", "500");
        p.put("num.recovery.threads.per.data.dir", "2");
        // Kafka writes and syncs an empty record twice a second to show a live quorum; there is no one to show it to
        p.put("metadata.max.idle.interval.ms", "0");
    }

    /** Broker and stages share one JVM of 512 MB on two cores. */
    private static void small(Map<String, String> p) {
        p.put("num.network.threads", "1");
        p.put("num.io.threads", "2");
        p.put("background.threads", "1");
        p.put("group.coordinator.threads", "1");
        p.put("share.coordinator.threads", "1");
        p.put("log.cleaner.threads", "1");
        p.put("log.cleaner.dedupe.buffer.size", Integer.toString(2 * MIB));
        p.put("log.cleaner.io.buffer.size", Integer.toString(128 * KIB));
        p.put("log.segment.bytes", Integer.toString(256 * MIB));
        // holds a 256 MiB segment at one entry each 4 KiB: 65,536 of 12 bytes
        p.put("log.index.size.max.bytes", Integer.toString(MIB));
        p.put("offsets.topic.segment.bytes", Integer.toString(16 * MIB));
        p.put("transaction.state.log.segment.bytes", Integer.toString(16 * MIB));
        p.put("metadata.log.segment.bytes", Integer.toString(16 * MIB));
        p.put("queued.max.requests", "16");
        // records stay below 1 MiB and a request below the producer's max.request.size
        p.put("socket.request.max.bytes", Integer.toString(16 * MIB));
        p.put("socket.send.buffer.bytes", FOREVER);
        p.put("socket.receive.buffer.bytes", FOREVER);
        // no one reads the hundreds of beans that Kafka would register
        p.put("metric.reporters", "");
        p.put("metrics.jmx.exclude", ".*");
    }
}
