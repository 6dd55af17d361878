package org.leakproof.ingest.read.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.leakproof.contract.record.Hashes;

/** An object that is a record, and what stands around it. Secret.
 *
 *  @param offset of its first byte in the entry
 *  @param bytes that hold it, from {@code start}; good until the call that hands it over returns
 *  @param enclosing what the objects around it say
 *  @param salvaged whether it was found among broken bytes: the objects around it are then not known */
public record JsonRecord(
        long offset, byte[] bytes, int start, int length, JsonNode node, Enclosing enclosing, boolean salvaged) {
    /** To look one up costs more than a short record's hash. Each is empty again when it has given its result. */
    private static final ThreadLocal<MessageDigest> DIGESTS = ThreadLocal.withInitial(Hashes::sha256);

    /** Its bytes, read only. */
    public ByteBuffer original() {
        return ByteBuffer.wrap(bytes, start, length).slice().asReadOnlyBuffer();
    }

    /** SHA-256 of its bytes, 64 hexadecimal digits. */
    public String sha256() {
        MessageDigest digest = DIGESTS.get();
        digest.update(bytes, start, length);
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public String toString() {
        return "JsonRecord[at " + offset + ", " + length + " bytes]";
    }
}
