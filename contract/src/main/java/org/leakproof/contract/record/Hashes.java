package org.leakproof.contract.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over length-prefixed parts, so that no two lists of parts share their bytes. */
public final class Hashes {
    private static final ThreadLocal<MessageDigest> DIGESTS = ThreadLocal.withInitial(Hashes::sha256);

    private Hashes() {}

    /** The hash of the parts, as 32 bytes. */
    public static byte[] sha256(String... parts) {
        MessageDigest digest = DIGESTS.get();
        digest.reset();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            int n = bytes.length;
            digest.update((byte) (n >>> 24));
            digest.update((byte) (n >>> 16));
            digest.update((byte) (n >>> 8));
            digest.update((byte) n);
            digest.update(bytes);
        }
        return digest.digest();
    }

    /** The first 128 bits of the parts' hash, as 32 hexadecimal digits. */
    public static String hex128(String... parts) {
        return HexFormat.of().formatHex(sha256(parts), 0, 16);
    }

    /** A fresh SHA-256, which every Java platform has. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
