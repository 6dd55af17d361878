package org.leakproof.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Two loopback ports that were free a moment ago.
 *
 * @param client where the stages connect
 * @param controller where the broker talks to its own controller
 */
record Ports(int client, int controller) {
    static final String LOOPBACK = "127.0.0.1";

    /** @param wanted the client port, 0 for any free one */
    static Ports find(int wanted) {
        if (wanted < 0 || wanted > 65_535) {
            throw new BrokerCannotStart(
                    "port " + wanted + " does not exist; expected 1 to 65535, or 0 for any free one");
        }
        // both stay open until both are known, so that they differ
        try (ServerSocket client = bind(wanted);
                ServerSocket controller = bind(0)) {
            return new Ports(client.getLocalPort(), controller.getLocalPort());
        } catch (IOException e) {
            throw new BrokerCannotStart(taken(wanted), e);
        }
    }

    static String taken(int wanted) {
        return wanted == 0
                ? LOOPBACK + ": no port is free for the broker; end what holds them all"
                : LOOPBACK + ":" + wanted + ": this port is taken or not yours to use; choose another one,"
                        + " or none: then a free one is found";
    }

    private static ServerSocket bind(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            // as Kafka does: a port whose last owner's connections still linger is free
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(LOOPBACK), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
