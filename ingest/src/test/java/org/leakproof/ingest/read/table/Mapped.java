package org.leakproof.ingest.read.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.leakproof.contract.record.Message;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReaderContract;
import org.leakproof.ingest.read.ReadOptions;
import org.leakproof.ingest.read.Recording;
import org.leakproof.ingest.read.TestSource;

/** What a mapping, written as an operator writes it, makes of some bytes. */
final class Mapped {
    private final MappingReader reader;
    private ReadOptions options = ReadOptions.DEFAULT;

    private Mapped(MappingReader reader) {
        this.reader = reader;
    }

    static MappingReader reader(String yaml) {
        return new MappingReader(MappingLoader.load("m.yaml", yaml));
    }

    static Mapped by(String yaml) {
        return new Mapped(reader(yaml));
    }

    Mapped assuming(String zone) {
        options = new ReadOptions(Optional.of(ZoneId.of(zone)), ReadOptions.MAX_TEXT_LENGTH);
        return this;
    }

    /** Every byte is accounted for, or this fails. */
    Recording read(byte[] bytes) {
        Recording recording = new Recording();
        try {
            reader.read(TestSource.of(bytes, "x", Path.of("/nowhere")).with(options), recording);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        MessageReaderContract.balances(recording, bytes.length);
        return recording;
    }

    Recording read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    List<String> texts(String text) {
        return read(text).messages().stream().map(Recording::body).toList();
    }

    Message message(String text) {
        return read(text).message();
    }

    boolean accepts(byte[] bytes) {
        return reader.accepts(
                new Head(Arrays.copyOf(bytes, Math.min(bytes.length, Head.LIMIT)), bytes.length <= Head.LIMIT, "x"));
    }

    boolean accepts(String text) {
        return accepts(text.getBytes(StandardCharsets.UTF_8));
    }
}
