package org.leakproof.ingest.walk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Passwords to try on encrypted containers. They come from a file, never from a command line, and are kept as the bytes
 * that stand there: zip does not say which encoding a password was typed in.
 */
public final class Passwords {
    /** More would be an attack on the container rather than the use of known passwords. */
    private static final int LARGEST_FILE = 1 << 20;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private static final byte[] SALT = "leakproof passwords".getBytes(StandardCharsets.US_ASCII);
    /** OWASP's Password Storage Cheat Sheet. */
    private static final int ROUNDS = 600_000;

    private final List<byte[]> passwords;

    private Passwords(List<byte[]> passwords) {
        this.passwords = List.copyOf(passwords);
    }

    public static Passwords none() {
        return new Passwords(List.of());
    }

    /**
     * Reads one password a line; empty lines are left out.
     *
     * @param file at most 1 MiB
     * @throws WalkRefusedException if it cannot be read, or is larger
     */
    public static Passwords read(Path file) throws WalkRefusedException {
        byte[] bytes;
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new WalkRefusedException("password file " + OperatorPath.shown(file)
                        + " is larger than 1 MiB; expected one password a line");
            }
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw OperatorPath.refused("password file " + OperatorPath.shown(file), e);
        }
        List<byte[]> lines = new ArrayList<>();
        int start = startsWithMark(bytes) ? BYTE_ORDER_MARK.length : 0;
        for (int at = start; at <= bytes.length; at++) {
            if (at == bytes.length || bytes[at] == '\n') {
                int end = at > start && bytes[at - 1] == '\r' ? at - 1 : at;
                if (end > start) {
                    lines.add(Arrays.copyOfRange(bytes, start, end));
                }
                start = at + 1;
            }
        }
        return new Passwords(lines);
    }

    private static boolean startsWithMark(byte[] bytes) {
        int length = BYTE_ORDER_MARK.length;
        return bytes.length >= length && Arrays.equals(bytes, 0, length, BYTE_ORDER_MARK, 0, length);
    }

    /**
     * Tells one list of passwords from another: 64 hex digits, empty for none. Made slowly (some tenths of a second, by
     * PBKDF2), as a short password could be guessed from it.
     */
    public String fingerprint() {
        if (passwords.isEmpty()) {
            return "";
        }
        MessageDigest digest = CheckedPass.sha256Digest();
        for (byte[] password : passwords) {
            digest.update(password);
            digest.update((byte) '\n');
        }
        char[] list = HexFormat.of().formatHex(digest.digest()).toCharArray();
        try {
            PBEKeySpec slow = new PBEKeySpec(list, SALT, ROUNDS, 256);
            return HexFormat.of()
                    .formatHex(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                            .generateSecret(slow)
                            .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2 with HMAC-SHA-256", e);
        }
    }

    List<byte[]> list() {
        return passwords;
    }

    @Override
    public String toString() {
        return "Passwords[" + passwords.size() + "]";
    }
}
