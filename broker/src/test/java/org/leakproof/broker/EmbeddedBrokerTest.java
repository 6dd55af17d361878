package org.leakproof.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class EmbeddedBrokerTest {
    private static final List<String> VALUES = List.of("grüße", "привет", "😀");

    @TempDir
    Path work;

    @Test
    void keepsWhatWasCommittedWhenItStopsAndStartsAgainOnOtherPorts() throws Exception {
        String firstAddress;
        Ports firstPorts;
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder(), 0)) {
            firstAddress = broker.bootstrap();
            firstPorts = broker.ports();
            Clients clients = new Clients(broker.clientProperties(), "t");
            clients.createTopic();
            clients.commit(VALUES);
            assertThat(clients.readCommitted()).isEqualTo(VALUES);
        }

        // hold the old ports, so that the second start has to move
        try (ServerSocket client = hold(firstPorts.client());
                ServerSocket controller = hold(firstPorts.controller());
                EmbeddedBroker broker = EmbeddedBroker.start(folder(), 0)) {
            assertThat(broker.bootstrap()).isNotEqualTo(firstAddress);
            assertThat(new Clients(broker.clientProperties(), "t").readCommitted())
                    .isEqualTo(VALUES);
        }
    }

    @Test
    void leavesNoThreadBehindThatKeepsTheProcessAlive() {
        List<Thread> before = liveThreads();
        EmbeddedBroker.start(folder(), 0).close();

        assertThat(liveThreads()).isSubsetOf(before);
    }

    @Test
    void keepsWhatWasCommittedWhenItsProcessIsKilled() throws Exception {
        Process process = javaProcess(List.of(), BrokerProcess.class.getName(), folder().toString());
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo("READY");
        } finally {
            process.destroyForcibly().waitFor();
        }

        try (EmbeddedBroker broker = EmbeddedBroker.start(folder(), 0)) {
            Clients clients = new Clients(broker.clientProperties(), BrokerProcess.TOPIC);
            // the writer that comes back aborts what the killed one left open
            clients.commit(List.of("after"));
            List<String> expected = new ArrayList<>(BrokerProcess.COMMITTED);
            expected.add("after");
            assertThat(clients.readCommitted()).isEqualTo(expected);
        }
    }

    @Test
    void saysInOneLineWhenItCanNoLongerWrite() throws Exception {
        // no file may grow beyond 32 MiB: writing fails as it does on a full disk
        List<String> limited = List.of("bash", "-c", "ulimit -f 32768; exec \"$@\"", "limited");
        Process process = javaProcess(limited, BrokerProcess.class.getName(), folder().toString(), "write on");
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo("READY");
            assertThat(output.readLine()).startsWith("FAULT " + folder() + ": ").contains("Kafka broker stopped");
            assertThat(output.readLine()).isNull();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void refusesClientsWithoutThePassword() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder(), 0)) {
            Map<String, Object> stranger = impatient(Map.of("bootstrap.servers", broker.bootstrap()));
            assertRefused(stranger, TimeoutException.class);

            Map<String, Object> guesser = impatient(broker.clientProperties());
            guesser.put("sasl.jaas.config", BrokerProperties.jaas(new Password("x".repeat(43))));
            assertRefused(guesser, SaslAuthenticationException.class);

            Map<String, Object> atTheBackDoor = impatient(Map.of(
                    "bootstrap.controllers", "127.0.0.1:" + broker.ports().controller()));
            assertRefused(atTheBackDoor, TimeoutException.class);
        }
    }

    @Test
    void keepsFolderAndPasswordToItsOwner() throws IOException {
        Files.createDirectories(
                folder(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder(), 0)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder().resolve("password"))))
                    .isEqualTo("rw-------");
            assertThat(broker.clientProperties().toString())
                    .doesNotContain(
                            Files.readString(folder().resolve("password")).strip());
        }
    }

    @Test
    void refusesPortThatIsTaken() throws IOException {
        try (ServerSocket other = hold(0)) {
            int port = other.getLocalPort();
            assertThatThrownBy(() -> EmbeddedBroker.start(folder(), port))
                    .isInstanceOf(BrokerCannotStart.class)
                    .hasMessageStartingWith("127.0.0.1:" + port + ": this port is taken")
                    .hasMessageNotContaining("\n");
        }
        // and has let go of the folder
        EmbeddedBroker.start(folder(), 0).close();
    }

    @Test
    void refusesFolderThatIsInUse() {
        try (EmbeddedBroker first = EmbeddedBroker.start(folder(), 0)) {
            assertThatThrownBy(() -> EmbeddedBroker.start(folder(), 0))
                    .isInstanceOf(BrokerCannotStart.class)
                    .hasMessageStartingWith(folder() + ": another leakproof is at work in this folder")
                    .hasMessageNotContaining("\n");
            assertThat(first.fault().toCompletableFuture()).isNotDone();
        }
    }

    @Test
    void refusesFolderThatIsAFile() throws IOException {
        Files.writeString(folder(), "not a folder");

        assertThatThrownBy(() -> EmbeddedBroker.start(folder(), 0))
                .isInstanceOf(BrokerCannotStart.class)
                .hasMessageStartingWith(folder() + ": ")
                .hasMessageContaining("there is a file of that name");
    }

    @Test
    void refusesDataWhosePasswordIsGone() throws IOException {
        EmbeddedBroker.start(folder(), 0).close();
        Files.delete(folder().resolve("password"));

        assertThatThrownBy(() -> EmbeddedBroker.start(folder(), 0))
                .isInstanceOf(BrokerCannotStart.class)
                .hasMessageContaining("cannot read the broker's password");
    }

    private Path folder() {
        return work.resolve("brókęr");
    }

    private static ServerSocket hold(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getByName(Ports.LOOPBACK));
    }

    private static Map<String, Object> impatient(Map<String, Object> connection) {
        Map<String, Object> config = new HashMap<>(connection);
        config.put("request.timeout.ms", 1_000);
        config.put("default.api.timeout.ms", 2_000);
        return config;
    }

    private static void assertRefused(Map<String, Object> config, Class<? extends Exception> how) {
        try (Admin admin = Admin.create(config)) {
            assertThatThrownBy(() -> admin.describeCluster().clusterId().get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(how);
        }
    }

    private static List<Thread> liveThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isAlive() && !thread.isDaemon())
                .toList();
    }

    static Process javaProcess(List<String> before, String... mainAndArguments) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote"));
        command.addAll(List.of("-Dstdout.encoding=UTF-8", "-Dfile.encoding=UTF-8"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(mainAndArguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
