package org.leakproof.contract.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.leakproof.broker.EmbeddedBroker;

/** One real broker for all test classes of this process; each cluster taken from it has topics of its own. */
final class WithBroker implements BeforeAllCallback {
    private static final AtomicInteger CLUSTERS = new AtomicInteger();
    private static @Nullable EmbeddedBroker broker;

    private record Running(EmbeddedBroker broker, Path folder) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            broker.close();
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot().getStore(Namespace.create(WithBroker.class)).getOrComputeIfAbsent("broker", key -> {
            try {
                Path folder = Files.createTempDirectory("broker");
                EmbeddedBroker started = EmbeddedBroker.start(folder, 0);
                broker = started;
                return new Running(started, folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    static Cluster cluster() {
        return Cluster.of(Objects.requireNonNull(broker).clientProperties())
                .withPrefix("test" + CLUSTERS.incrementAndGet() + ".");
    }
}
