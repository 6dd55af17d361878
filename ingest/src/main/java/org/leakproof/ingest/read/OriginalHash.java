package org.leakproof.ingest.read;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.leakproof.contract.record.Hashes;

/** SHA-256 of a message's original bytes, as drafts hold it. Chats have many short messages: what is done once for each of
 *  them counts. */
public final class OriginalHash {
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** To look one up costs more than a short message's hash. Each is empty again when it has given its result. */
    private static final ThreadLocal<MessageDigest> DIGESTS = ThreadLocal.withInitial(Hashes::sha256);

    private OriginalHash() {}

    /** 64 hexadecimal digits. */
    public static String of(byte[] bytes, int start, int length) {
        MessageDigest digest = DIGESTS.get();
        digest.update(bytes, start, length);
        byte[] hash = digest.digest();
        byte[] hex = new byte[2 * hash.length];
        for (int i = 0; i < hash.length; i++) {
            hex[2 * i] = DIGITS[hash[i] >> 4 & 15];
            hex[2 * i + 1] = DIGITS[hash[i] & 15];
        }
        return new String(hex, StandardCharsets.ISO_8859_1);
    }
}
