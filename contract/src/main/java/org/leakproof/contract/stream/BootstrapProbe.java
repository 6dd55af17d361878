package org.leakproof.contract.stream;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** Asks a port, in Kafka's plain protocol, which requests it knows: the least that tells Kafka from TLS and from anything
 *  else.
 *
 *  @see <a href="https://kafka.apache.org/protocol#The_Messages_ApiVersions">Kafka protocol, ApiVersions</a> */
final class BootstrapProbe {
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final short API_VERSIONS = 18;
    private static final int CORRELATION = 0x4c50;

    /** First bytes of a TLS record that carries an alert or a handshake, of any version from SSL 3. */
    private static final int TLS_ALERT = 0x1503;

    private static final int TLS_HANDSHAKE = 0x1603;

    private enum Answer {
        KAFKA,
        TLS,
        /** It is open, and says nothing that we understand. */
        OTHER
    }

    private BootstrapProbe() {}

    static void check(Cluster cluster) {
        List<String> failures = new ArrayList<>();
        for (String server : cluster.bootstrap().split(",")) {
            String address = server.strip();
            try {
                Answer answer = ask(address);
                if (answer == Answer.TLS && !cluster.tls()) {
                    throw new ClusterException(
                            address
                                    + " speaks TLS, and the clients are set to plain text; set security.protocol=SSL or SASL_SSL");
                }
                if (answer == Answer.KAFKA && cluster.tls()) {
                    throw new ClusterException(address
                            + " speaks plain text, and the clients are set to TLS; set security.protocol=PLAINTEXT or"
                            + " SASL_PLAINTEXT, or give the TLS port");
                }
                if (answer == Answer.KAFKA || cluster.tls()) {
                    return;
                }
                failures.add(address + " does not answer as Kafka does");
            } catch (IOException e) {
                failures.add(address + " does not answer (" + e.getClass().getSimpleName() + ")");
            }
        }
        throw new ClusterException(String.join("; ", failures) + "; is the cluster running, and is this its address?");
    }

    private static Answer ask(String server) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(address(server), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.write(request());
            out.flush();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int length = in.readInt();
            if (length >>> 16 == TLS_ALERT || length >>> 16 == TLS_HANDSHAKE) {
                return Answer.TLS;
            }
            return length >= 6 && in.readInt() == CORRELATION ? Answer.KAFKA : Answer.OTHER;
        } catch (EOFException | SocketTimeoutException silent) {
            return Answer.OTHER;
        }
    }

    /** Length, kind, version 0, correlation, no client id. */
    private static byte[] request() {
        return new byte[] {0, 0, 0, 10, 0, API_VERSIONS, 0, 0, 0, 0, CORRELATION >> 8, CORRELATION & 0xff, -1, -1};
    }

    private static InetSocketAddress address(String server) {
        int colon = server.lastIndexOf(':');
        try {
            String host = server.substring(0, Math.max(colon, 0));
            if (host.startsWith("[") && host.endsWith("]")) {
                host = host.substring(1, host.length() - 1);
            }
            int port = Integer.parseInt(server.substring(colon + 1));
            if (!host.isEmpty() && port > 0 && port < 65_536) {
                return new InetSocketAddress(host, port);
            }
        } catch (NumberFormatException notAPort) {
            // said below
        }
        throw new ClusterException("bootstrap server \"" + server + "\": expected host:port");
    }
}
