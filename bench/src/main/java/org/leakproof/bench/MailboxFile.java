package org.leakproof.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.ReadOptions;
import org.leakproof.ingest.read.Source;

/** A mailbox on disk, as a reader gets it. */
record MailboxFile(Path path, Path work) implements Source {
    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(path);
    }

    /** A file can be opened any number of times as it is. */
    @Override
    public void openAgain() {}

    @Override
    public Optional<Path> file() {
        return Optional.of(path);
    }

    @Override
    public Path spooled() {
        return path;
    }

    @Override
    public Head head() {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] head = in.readNBytes(Head.LIMIT);
            return new Head(head, head.length < Head.LIMIT, path.getFileName().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] rawName() {
        return path.getFileName().toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public ReadOptions options() {
        return ReadOptions.DEFAULT;
    }
}
