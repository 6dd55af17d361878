package org.leakproof.ingest.read.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Paths;
import java.util.List;
import org.leakproof.contract.record.Message;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.Recording;
import org.leakproof.ingest.read.TestSource;

/** Reads logs that tests write in place. */
final class Logs {
    private Logs() {}

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
        return recording;
    }

    static List<Message> messages(MessageReader reader, String... lines) {
        return named(reader, "x", lines);
    }

    static List<Message> named(MessageReader reader, String name, String... lines) {
        String text = String.join("\n", lines) + "\n";
        return read(reader, name, text.getBytes(StandardCharsets.UTF_8)).messages();
    }

    /** The wall clocks, empty where there is none. */
    static List<String> times(List<Message> messages) {
        return messages.stream()
                .map(message -> message.sent().local().map(Object::toString).orElse(""))
                .toList();
    }

    static List<String> bodies(List<Message> messages) {
        return messages.stream().map(Recording::body).toList();
    }

    static List<String> senders(List<Message> messages) {
        return messages.stream()
                .map(message -> message.sender()
                        .map(p -> p.name().or(p::address).or(p::handle).orElse("?"))
                        .orElse("-"))
                .toList();
    }
}
