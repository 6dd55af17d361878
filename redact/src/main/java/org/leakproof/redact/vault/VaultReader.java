package org.leakproof.redact.vault;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.contract.record.RunId;

/** Reads a vault from its beginning to its end. */
public final class VaultReader {
    private static final int MOST_ROUNDS = 100 * VaultSecret.ROUNDS;

    private VaultReader() {}

    /** Whether the file says that it is a vault. */
    public static boolean isVault(Path file) {
        try (var in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(VaultCipher.MAGIC.length), VaultCipher.MAGIC);
        } catch (IOException e) {
            return false;
        }
    }

    /** By what the vault is locked.
     *
     *  @throws OperatorMistake if it is no vault */
    public static VaultSecret.Kind kind(Path file) {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            return Header.read(in, file).kind();
        } catch (IOException e) {
            throw cannot(file, e);
        }
    }

    /** Hands over every label with its value.
     *
     *  @return the run that it is of
     *  @throws OperatorMistake if it is no vault, the secret is another, or it was changed or cut off */
    public static RunId read(Path file, VaultSecret secret, BiConsumer<String, String> reader) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            Header header = Header.read(in, file);
            if (header.kind() != secret.kind()) {
                throw new OperatorMistake(file + ": is locked with "
                        + (header.kind() == VaultSecret.Kind.KEY_FILE
                                ? "a key file; name it with --key"
                                : "a passphrase; name the file that has it with --passphrase"));
            }
            VaultCipher cipher = new VaultCipher(secret.key(header.salt(), header.rounds()), header.bytes());
            boolean last = false;
            for (long number = 0; !last; number++) {
                last = in.readUnsignedByte() == 1;
                int length = in.readInt();
                byte[] locked = length < 0 ? new byte[0] : in.readNBytes(length);
                if (locked.length != length) {
                    throw new EOFException();
                }
                entries(cipher.unlock(number, last, locked), reader);
            }
            if (in.read() >= 0) {
                throw new OperatorMistake(file + ": has something behind its end; it was changed");
            }
            return header.run();
        } catch (GeneralSecurityException e) {
            throw new OperatorMistake(
                    file + ": cannot be opened: the key or passphrase is another, or it was changed", e);
        } catch (EOFException e) {
            throw new OperatorMistake(file + ": ends too early: it was cut off", e);
        } catch (IOException e) {
            throw cannot(file, e);
        }
    }

    private static void entries(byte[] plain, BiConsumer<String, String> reader) {
        ByteBuffer block = ByteBuffer.wrap(plain);
        while (block.hasRemaining()) {
            reader.accept(text(block), text(block));
        }
    }

    private static String text(ByteBuffer block) {
        byte[] bytes = new byte[block.getInt()];
        block.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static OperatorMistake cannot(Path file, IOException e) {
        return new OperatorMistake(
                file
                        + (e instanceof NoSuchFileException
                                ? ": no such vault"
                                : ": cannot be read (" + e.getClass().getSimpleName() + ")"),
                e);
    }

    private record Header(VaultSecret.Kind kind, int rounds, byte[] salt, RunId run, byte[] bytes) {
        static Header read(DataInputStream in, Path file) throws IOException {
            byte[] bytes = in.readNBytes(VaultCipher.HEADER);
            if (bytes.length == VaultCipher.HEADER
                    && Arrays.equals(
                            bytes, 0, VaultCipher.MAGIC.length, VaultCipher.MAGIC, 0, VaultCipher.MAGIC.length)) {
                ByteBuffer header = ByteBuffer.wrap(bytes).position(VaultCipher.MAGIC.length);
                int kind = header.get();
                int rounds = header.getInt();
                byte[] salt = new byte[VaultCipher.SALT];
                header.get(salt);
                byte[] run = new byte[VaultCipher.RUN];
                header.get(run);
                boolean known = kind >= 0 && kind < VaultSecret.Kind.values().length;
                if (known && rounds >= 0 && rounds <= MOST_ROUNDS && (kind == 0 || rounds > 0)) {
                    try {
                        RunId id = new RunId(new String(run, StandardCharsets.US_ASCII));
                        return new Header(VaultSecret.Kind.values()[kind], rounds, salt, id, bytes);
                    } catch (IllegalArgumentException noRun) {
                        // said below
                    }
                }
            }
            throw new OperatorMistake(file + ": is no vault of Leakproof");
        }
    }
}
