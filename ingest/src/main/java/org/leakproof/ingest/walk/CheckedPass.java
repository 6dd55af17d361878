package org.leakproof.ingest.walk;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The one pass over an entry's bytes from first to last that hashes them and compares them with what the container
 * promised. Throws nothing but {@link Fault} and {@link DiskFault}, and the same fault again when read on.
 */
final class CheckedPass {
    /** Starts the entry's bytes; called once. */
    interface Opener {
        InputStream open() throws IOException;
    }

    private final Opener opener;
    private final OptionalLong size;
    private final OptionalLong crc;
    private final MessageDigest digest = sha256Digest();
    private final @Nullable CRC32 checksum;
    private @Nullable InputStream source;
    private long count;
    private boolean ended;
    private @Nullable Fault fault;
    private @Nullable String sha256;

    CheckedPass(Opener opener, OptionalLong size, OptionalLong crc) {
        this.opener = opener;
        this.size = size;
        this.crc = crc;
        this.checksum = crc.isPresent() ? new CRC32() : null;
    }

    static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    long count() {
        return count;
    }

    Optional<EntryStatus> fault() {
        return fault == null ? Optional.empty() : Optional.of(fault.status());
    }

    int read(byte[] into, int from, int length) throws Fault {
        if (fault != null) {
            throw fault;
        }
        if (ended) {
            return -1;
        }
        try {
            if (source == null) {
                source = opener.open();
            }
            int n = source.read(into, from, length);
            if (n < 0) {
                ended = true;
                compare();
                return n;
            }
            count += n;
            digest.update(into, from, n);
            if (checksum != null) {
                checksum.update(into, from, n);
            }
            return n;
        } catch (DiskFault e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            fault = Fault.of(e, false);
            throw fault;
        }
    }

    private void compare() throws Fault {
        if (size.isPresent() && count < size.getAsLong()) {
            throw new Fault(EntryStatus.TRUNCATED);
        }
        if (size.isPresent() && count > size.getAsLong()
                || checksum != null && checksum.getValue() != crc.getAsLong()) {
            throw new Fault(EntryStatus.DAMAGED);
        }
    }

    /** The hash of what was read; empty while the pass is under way, or if there was nothing. */
    Optional<String> sha256() {
        if (sha256 == null && (ended || fault != null) && count > 0) {
            sha256 = HexFormat.of().formatHex(digest.digest());
        }
        return Optional.ofNullable(sha256);
    }

    void close() throws IOException {
        if (source != null) {
            source.close();
        }
    }
}
