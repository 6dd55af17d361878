package org.leakproof.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.leakproof.broker.EmbeddedBroker;
import org.leakproof.contract.stream.Cluster;

/** One real broker for all test classes of this process; each cluster taken from it has topics of its own. */
final class WithBroker implements BeforeAllCallback {
    private static final AtomicInteger CLUSTERS = new AtomicInteger();
    private static EmbeddedBroker broker;

    private record Running(Path folder) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            broker.close();
            try (var files = Files.walk(folder)) {
                files.sorted(java.util.Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot().getStore(Namespace.create(WithBroker.class)).getOrComputeIfAbsent("broker", key -> {
            try {
                Path folder = Files.createTempDirectory("broker");
                broker = EmbeddedBroker.start(folder, 0);
                return new Running(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    static Cluster cluster() {
        return Cluster.of(broker.clientProperties()).withPrefix("test" + CLUSTERS.incrementAndGet() + ".");
    }
}
