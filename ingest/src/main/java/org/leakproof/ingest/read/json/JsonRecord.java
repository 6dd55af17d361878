package org.leakproof.ingest.read.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import org.leakproof.ingest.read.OriginalHash;

/** An object that is a record, and what stands around it. Secret.
 *
 *  @param offset of its first byte in the entry
 *  @param bytes that hold it, from {@code start}; good until the call that hands it over returns
 *  @param enclosing what the objects around it say
 *  @param salvaged whether it was found among broken bytes: the objects around it are then not known */
public record JsonRecord(
        long offset, byte[] bytes, int start, int length, JsonNode node, Enclosing enclosing, boolean salvaged) {
    /** Its bytes, read only. */
    public ByteBuffer original() {
        return ByteBuffer.wrap(bytes, start, length).slice().asReadOnlyBuffer();
    }

    /** SHA-256 of its bytes, 64 hexadecimal digits. */
    public String sha256() {
        return OriginalHash.of(bytes, start, length);
    }

    @Override
    public String toString() {
        return "JsonRecord[at " + offset + ", " + length + " bytes]";
    }
}
