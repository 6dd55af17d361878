package org.leakproof.contract.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLServerSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(WithBroker.class)
class ClusterTest {
    @TempDir
    Path folder;

    @Test
    void findsARealBroker() {
        WithBroker.cluster().check();
    }

    @Test
    void saysThatThePortSpeaksTls() throws IOException {
        try (ServerSocket tls =
                SSLServerSocketFactory.getDefault().createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Cluster cluster = Cluster.of("127.0.0.1:" + tls.getLocalPort());
            serveOnce(tls, socket -> socket.getInputStream().read());
            assertThatThrownBy(cluster::check)
                    .isInstanceOf(ClusterException.class)
                    .hasMessage(
                            "127.0.0.1:" + tls.getLocalPort() + " speaks TLS, and the clients are set to plain text;"
                                    + " set security.protocol=SSL or SASL_SSL");
        }
    }

    @Test
    void saysThatThePortSpeaksPlainText() {
        Cluster cluster = WithBroker.cluster().with(Map.of("security.protocol", "SASL_SSL"));
        assertThatThrownBy(cluster::check)
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("speaks plain text, and the clients are set to TLS");
    }

    @Test
    void saysThatThePortIsNotKafkas() throws IOException {
        try (ServerSocket web = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            serveOnce(web, socket -> socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes()));
            assertThatThrownBy(
                            () -> Cluster.of("127.0.0.1:" + web.getLocalPort()).check())
                    .isInstanceOf(ClusterException.class)
                    .hasMessageContaining("does not answer as Kafka does");
        }
    }

    @Test
    void triesTheNextServerWhereOneDoesNotAnswer() throws IOException {
        int dead = freePort();
        Cluster cluster = WithBroker.cluster();
        cluster.with(Map.of("bootstrap.servers", "127.0.0.1:" + dead + ", " + cluster.bootstrap()))
                .check();
        assertThatThrownBy(() -> Cluster.of("127.0.0.1:" + dead).check())
                .isInstanceOf(ClusterException.class)
                .hasMessage("127.0.0.1:" + dead + " does not answer (ConnectException); is the cluster running, and is"
                        + " this its address?");
    }

    @Test
    void refusesWhatIsNoAddressOrName() {
        assertThatThrownBy(() -> Cluster.of("kafka").check())
                .hasMessage("bootstrap server \"kafka\": expected host:port");
        assertThatThrownBy(() -> Cluster.of("kafka:99999").check()).isInstanceOf(ClusterException.class);
        assertThatThrownBy(() -> Cluster.of(" ")).isInstanceOf(ClusterException.class);
        assertThatThrownBy(() -> Cluster.of("k:1").withPrefix("a b")).hasMessageContaining("topic prefix \"a b\"");
        assertThatThrownBy(() -> Cluster.of("k:1").withPartitions(0)).isInstanceOf(ClusterException.class);
        assertThatThrownBy(() -> Cluster.of("k:1").withReplication(0)).isInstanceOf(ClusterException.class);
    }

    @Test
    void readsClientPropertiesAndKeepsTheirPasswordsToItself() throws IOException {
        Path file = folder.resolve("client.properties");
        Files.writeString(file, "bootstrap.servers=k:1\nsasl.jaas.config=password=\"gehëim\"\n");

        Cluster cluster = Cluster.read(file, Map.of("bootstrap.servers", "other:2"));

        assertThat(cluster.client()).containsEntry("sasl.jaas.config", "password=\"gehëim\"");
        assertThat(cluster).hasToString("Cluster[other:2, leakproof.]");
        assertThat(Cluster.read(file).bootstrap()).isEqualTo("k:1");
        Files.writeString(file, "a=b");
        assertThatThrownBy(() -> Cluster.read(file)).hasMessageContaining("no bootstrap.servers");
        assertThatThrownBy(() -> Cluster.read(folder.resolve("none"))).isInstanceOf(ClusterException.class);
    }

    private interface Service {
        void serve(Socket socket) throws IOException;
    }

    private static void serveOnce(ServerSocket server, Service service) {
        Thread thread = new Thread(() -> {
            try (Socket socket = server.accept()) {
                service.serve(socket);
                while (socket.getInputStream().read() >= 0) {
                    continue;
                }
            } catch (IOException over) {
                // the client has seen enough
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
