package org.leakproof.ingest.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.ReadOptions;
import org.leakproof.ingest.read.Source;

/** Reads one file on disk with two threads. Each finds all messages and takes half of them: finding costs a tenth of taking
 * them apart. Which half is whose depends on where a message begins. */
final class Halves {
    private Halves() {}

    /** @param sinks where the messages of one half go; called by both threads
     *  @throws IOException as the reader does */
    static void read(MessageReader reader, Source source, Function<LongPredicate, MessageSink> sinks)
            throws IOException {
        Source second = new Again(source, source.file().orElseThrow());
        ExecutorService thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "leakproof-inspect-read"));
        try {
            Future<?> other = thread.submit(() -> {
                try {
                    reader.read(second, sinks.apply(offset -> !isFirst(offset)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            reader.read(source, sinks.apply(Halves::isFirst));
            other.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UncheckedIOException io) {
                throw io.getCause();
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            thread.shutdownNow();
        }
    }

    private static boolean isFirst(long offset) {
        return (offset * 0x9E3779B97F4A7C15L >>> 40 & 1) == 0;
    }

    /** The same file, opened anew. */
    private record Again(Source first, Path path) implements Source {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }

        @Override
        public void openAgain() {
            // it opens as often as anybody likes
        }

        @Override
        public Optional<Path> file() {
            return Optional.of(path);
        }

        @Override
        public Path spooled() {
            return path;
        }

        @Override
        public Optional<Path> neighbour(UnaryOperator<String> name) {
            return first.neighbour(name);
        }

        @Override
        public Head head() {
            return first.head();
        }

        @Override
        public byte[] rawName() {
            return first.rawName();
        }

        @Override
        public ReadOptions options() {
            return first.options();
        }

        @Override
        public Path work() {
            return first.work();
        }
    }
}
