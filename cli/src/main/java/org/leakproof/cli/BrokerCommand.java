package org.leakproof.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
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
        description = "Writes what a Kafka client needs to FOLDER/client.properties (secret, mode 0600).")
final class BrokerCommand implements Callable<Integer> {
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
            write(cluster, properties);
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

    private static void write(Cluster cluster, Path file) {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(cluster.client())
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
