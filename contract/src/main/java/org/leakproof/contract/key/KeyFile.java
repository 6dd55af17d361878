package org.leakproof.contract.key;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;

/** The secret from which public ids, labels and hashes are made: one line of text in a file that only its owner may read.
 *  Whoever holds it and the same archive can match a release with its originals; whoever loses it cannot make the same
 *  release again. */
public final class KeyFile {
    private static final String HEADER = "leakproof-key-1 ";
    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Subkey root;

    private KeyFile(byte[] secret) {
        this.root = new Subkey(secret);
    }

    /** Makes a new key file with mode 0600. Never replaces one.
     *
     *  @throws KeyFileException if the file exists or cannot be written */
    public static KeyFile create(Path file) {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        String line = HEADER + HexFormat.of().formatHex(secret) + "\n";
        try (var channel = Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            channel.write(java.nio.ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
        } catch (FileAlreadyExistsException e) {
            throw new KeyFileException(file + ": exists already; a key is never replaced");
        } catch (IOException e) {
            throw new KeyFileException(
                    file + ": cannot be written (" + e.getClass().getSimpleName() + ")");
        }
        return new KeyFile(secret);
    }

    /** A key that stands in no file and is gone with this process: for trying things out, never for a release. */
    public static KeyFile passing() {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        return new KeyFile(secret);
    }

    /** Reads a key file.
     *
     *  @throws KeyFileException if it is missing, malformed, or open to others */
    public static KeyFile read(Path file) {
        String line;
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (!OWNER_ONLY.containsAll(permissions)) {
                throw new KeyFileException(file + ": others may read this key; run: chmod 600 " + file);
            }
            line = Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (NoSuchFileException e) {
            throw new KeyFileException(file + ": no such key file; make one with: leakproof key init");
        } catch (IOException e) {
            throw new KeyFileException(
                    file + ": cannot be read (" + e.getClass().getSimpleName() + ")");
        }
        try {
            byte[] secret = HexFormat.of().parseHex(line.substring(Math.min(HEADER.length(), line.length())));
            if (line.startsWith(HEADER) && secret.length == BYTES) {
                return new KeyFile(secret);
            }
        } catch (IllegalArgumentException notHex) {
            // said below, without the text: it may be most of a key
        }
        throw new KeyFileException(file + ": not a Leakproof key file");
    }

    /** Names the key without telling anything about it: 16 hexadecimal digits. */
    public String keyId() {
        return HexFormat.of().formatHex(root.mac("key id"), 0, 8);
    }

    /** For public ids of messages, redactions and conversations. */
    public Subkey ids() {
        return derive("ids");
    }

    /** For the labels of pseudonyms. */
    public Subkey pseudonyms() {
        return derive("pseudonyms");
    }

    /** For the operator {@code hash}. */
    public Subkey hashes() {
        return derive("hashes");
    }

    /** For shifted dates. */
    public Subkey shifts() {
        return derive("shifts");
    }

    /** For joining duplicates and replies; what it makes never leaves. */
    public Subkey joins() {
        return derive("joins");
    }

    /** For the file in which it stands what each label is for. */
    public Subkey vault() {
        return derive("vault");
    }

    private Subkey derive(String purpose) {
        return new Subkey(root.mac("leakproof/1", purpose));
    }

    @Override
    public String toString() {
        return "KeyFile[" + keyId() + "]";
    }
}
