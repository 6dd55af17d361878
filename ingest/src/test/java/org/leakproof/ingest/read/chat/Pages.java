package org.leakproof.ingest.read.chat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Paths;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;
import org.leakproof.ingest.read.Recording;
import org.leakproof.ingest.read.TestSource;

/** Reads pages that tests write in place. */
final class Pages {
    private Pages() {}

    static Recording read(MessageReader reader, String name, byte[] bytes) {
        TestSource source = TestSource.of(bytes, name, Paths.get("none"));
        if (!reader.accepts(source.head())) {
            throw new AssertionError("not accepted");
        }
        Recording recording = new Recording();
        try {
            reader.read(source, recording);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        MessageReaderContract.balances(recording, bytes.length);
        return recording;
    }

    static Recording read(MessageReader reader, String name, String text) {
        return read(reader, name, text.getBytes(StandardCharsets.UTF_8));
    }
}
