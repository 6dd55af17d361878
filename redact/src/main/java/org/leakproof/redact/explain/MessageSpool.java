package org.leakproof.redact.explain;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.leakproof.contract.record.Ingested;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.stream.Codec;

/** Messages put down in a file until everybody whom the archive names is known; all of them, or a sample that is spread over
 *  the archive and always the same. Secret: mode 0600, removed when it is closed. One thread. */
public final class MessageSpool implements AutoCloseable {
    private final Path file;
    private final Optional<Spread<Integer>> sample;
    private final DataOutputStream out;
    private int written;
    private long offered;

    /** @param folder an existing folder that only its owner may read
     *  @param sample how many messages; empty for all */
    public MessageSpool(Path folder, OptionalInt sample) {
        this.sample = sample.isPresent() ? Optional.of(new Spread<>(sample.getAsInt())) : Optional.empty();
        try {
            this.file = Files.createTempFile(
                    folder,
                    "messages",
                    ".spool",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            this.out = new DataOutputStream(
                    new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.WRITE), 1 << 16));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a message down; one that is not of the sample, or will be pushed out of it, costs little or nothing. */
    public void add(Message message) {
        offered++;
        if (sample.isPresent()) {
            String hash = Spread.hash("sample", message.provenance().place());
            if (!sample.get().wants(hash)) {
                return;
            }
            sample.get().add(hash, written);
        }
        byte[] bytes = Codec.ingested().encode(message);
        try {
            out.writeInt(bytes.length);
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        written++;
    }

    /** How many messages came. */
    public long offered() {
        return offered;
    }

    /** Reads what was put down, in the order in which it came. */
    public void forEach(Consumer<Message> reader) {
        Set<Integer> wanted = sample.map(chosen -> new TreeSet<>(chosen.all())).orElseGet(TreeSet::new);
        try {
            out.flush();
            try (DataInputStream in =
                    new DataInputStream(new BufferedInputStream(Channels.newInputStream(Files.newByteChannel(file))))) {
                for (int i = 0; i < written; i++) {
                    int length = in.readInt();
                    if (sample.isPresent() && !wanted.contains(i)) {
                        in.skipNBytes(length);
                        continue;
                    }
                    byte[] bytes = in.readNBytes(length);
                    if (bytes.length < length) {
                        throw new EOFException();
                    }
                    Ingested message = Codec.ingested().decode(bytes);
                    reader.accept((Message) message);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (out) {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
