package org.leakproof.ingest.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** An entry made of bytes in memory or of a file. */
public final class TestSource implements Source {
    private final byte[] bytes;
    private final Path file;
    private final String name;
    private final Path work;
    private final ReadOptions options;
    private boolean opened;
    private boolean openAgain;

    private TestSource(byte[] bytes, Path file, String name, Path work, ReadOptions options) {
        this.bytes = bytes;
        this.file = file;
        this.name = name;
        this.work = work;
        this.options = options;
    }

    /** A stream that is no file. */
    public static TestSource of(byte[] bytes, String name, Path work) {
        return new TestSource(bytes, null, name, work, ReadOptions.DEFAULT);
    }

    /** A file on disk. */
    public static TestSource of(Path file, Path work) {
        return new TestSource(new byte[0], file, file.getFileName().toString(), work, ReadOptions.DEFAULT);
    }

    public TestSource with(ReadOptions other) {
        return new TestSource(bytes, file, name, work, other);
    }

    @Override
    public InputStream open() throws IOException {
        if (file == null && opened && !openAgain) {
            throw new IllegalStateException("opened twice");
        }
        opened = true;
        return stream();
    }

    @Override
    public void openAgain() {
        openAgain = true;
    }

    private InputStream stream() throws IOException {
        return file == null ? new ByteArrayInputStream(bytes) : Files.newInputStream(file);
    }

    @Override
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    @Override
    public Path spooled() throws IOException {
        return file == null ? Files.write(work.resolve("spooled"), bytes) : file;
    }

    @Override
    public Head head() {
        try (InputStream in = stream()) {
            byte[] head = in.readNBytes(Head.LIMIT + 1);
            return new Head(Arrays.copyOf(head, Math.min(head.length, Head.LIMIT)), head.length <= Head.LIMIT, name);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public byte[] rawName() {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public ReadOptions options() {
        return options;
    }

    @Override
    public Path work() {
        return work;
    }
}
