package org.leakproof.redact.vault;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.contract.record.RunId;

/** Writes a vault, block after block; it is there under its name once it is whole. Mode 0600. One thread. */
public final class VaultWriter implements AutoCloseable {
    private static final int BLOCK = 1 << 16;
    /** Pairs that are not written twice; further back they may be. */
    private static final int REMEMBERED = 1 << 16;

    private final Path file;
    private final Path part;
    private final FileChannel channel;
    private final DataOutputStream out;
    private final VaultCipher cipher;
    private final ByteArrayOutputStream block = new ByteArrayOutputStream();
    private final Map<String, Boolean> written = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };
    private long number;
    private long pairs;

    private VaultWriter(Path file, Path part, FileChannel channel, VaultCipher cipher, byte[] header)
            throws IOException {
        this.file = file;
        this.part = part;
        this.channel = channel;
        this.out = new DataOutputStream(new BufferedOutputStream(java.nio.channels.Channels.newOutputStream(channel)));
        this.cipher = cipher;
        out.write(header);
    }

    /** @param file replaced when the new one is whole
     *  @throws OperatorMistake if it cannot be written there */
    public static VaultWriter create(Path file, VaultSecret secret, RunId run) {
        byte[] salt = new byte[VaultCipher.SALT];
        new SecureRandom().nextBytes(salt);
        int rounds = secret.kind() == VaultSecret.Kind.PASSPHRASE ? VaultSecret.ROUNDS : 0;
        byte[] header = VaultCipher.header(secret.kind(), rounds, salt, run);
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            FileChannel channel = FileChannel.open(
                    part,
                    EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return new VaultWriter(file, part, channel, new VaultCipher(secret.key(salt, rounds), header), header);
        } catch (IOException e) {
            throw cannot(file, e);
        }
    }

    private static OperatorMistake cannot(Path file, IOException e) {
        return new OperatorMistake(
                file + ": the vault cannot be written (" + e.getClass().getSimpleName() + "); name another file", e);
    }

    /** What a label stands for. May come again. */
    public void put(String label, String value) {
        if (written.put(label + "\n" + value, true) != null) {
            return;
        }
        pairs++;
        append(label);
        append(value);
        if (block.size() >= BLOCK) {
            flush(false);
        }
    }

    private void append(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        block.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
        block.writeBytes(bytes);
    }

    private void flush(boolean last) {
        byte[] locked = cipher.lock(number++, last, block.toByteArray());
        block.reset();
        try {
            out.writeByte(last ? 1 : 0);
            out.writeInt(locked.length);
            out.write(locked);
        } catch (IOException e) {
            throw cannot(file, e);
        }
    }

    /** Ends the vault and gives it its name.
     *
     *  @return how many pairs are in it, about: a few may be there twice */
    public long finish() {
        flush(true);
        try {
            out.flush();
            channel.force(true);
            channel.close();
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw cannot(file, e);
        }
        return pairs;
    }

    /** Removes what was not finished. */
    @Override
    public void close() {
        try (channel) {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw cannot(file, e);
        }
    }
}
