package org.leakproof.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.contract.stream.Cluster;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The embedded broker by itself, for whoever wants to read the output topic on this machine. */
@Command(
        name = "broker",
        mixinStandardHelpOptions = true,
        header = "Keeps the work folder's Kafka broker running, until Ctrl-C.",
        description =
                "Writes what a Kafka client needs to FOLDER/client.properties, and the same in librdkafka's words, for"
                        + " kcat and others, to FOLDER/kcat.properties (secret, mode 0600).")
final class BrokerCommand implements Callable<Integer> {
    private static final Pattern LOGIN = Pattern.compile("username=\"([^\"]*)\" password=\"([^\"]*)\"");

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "Port on 127.0.0.1 (default: any free one).")
    private int port;

    @Mixin
    private WorkOptions workOptions;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        if (!Files.isDirectory(workOptions.folder)) {
            throw new OperatorMistake(workOptions.folder + ": no such work folder; name the one of a run with --work");
        }
        try (Interruption interruption = Interruption.watch(System.err);
                Session session = Session.open(workOptions, new ClusterOptions(), port)) {
            Cluster cluster = session.cluster();
            Path properties = workOptions.folder.resolve("client.properties");
            write(cluster.client(), properties);
            write(forLibrdkafka(cluster.client()), workOptions.folder.resolve("kcat.properties"));
            out.println("Kafka answers at " + cluster.bootstrap() + "; clients are configured by " + properties
                    + "; Ctrl-C stops it");
            out.flush();
            while (!interruption.asked()) {
                session.checkBroker();
                Thread.sleep(200);
            }
        }
        return ExitCode.COMPLETE.number();
    }

    /** librdkafka refuses JAAS, and wants user and password by themselves. */
    private static Map<String, String> forLibrdkafka(Map<String, String> client) {
        Map<String, String> properties = new TreeMap<>(client);
        Matcher login = LOGIN.matcher(properties.remove("sasl.jaas.config"));
        if (!login.find()) {
            throw new IllegalStateException("the embedded broker's login has another form");
        }
        properties.put("sasl.username", login.group(1));
        properties.put("sasl.password", login.group(2));
        return properties;
    }

    private static void write(Map<String, String> client, Path file) {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(client)
                .forEach((key, value) -> lines.append(key)
                        .append('=')
                        .append(value.replace("\\", "\\\\"))
                        .append('\n'));
        try {
            Files.deleteIfExists(file);
            try (var channel = Files.newByteChannel(
                    file,
                    EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(Set.copyOf(PosixFilePermissions.fromString("rw-------"))))) {
                channel.write(java.nio.ByteBuffer.wrap(
                        lines.toString().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)));
            }
        } catch (IOException e) {
            throw new OperatorMistake(
                    file + ": cannot be written (" + e.getClass().getSimpleName() + ")", e);
        }
    }
}
