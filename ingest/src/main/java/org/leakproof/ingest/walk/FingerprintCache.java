package org.leakproof.ingest.walk;

import java.util.Optional;

/** Remembers the hashes of large files from one run to the next, so that resuming does not read 50 GB again. */
public interface FingerprintCache {
    /**
     * The hash of a file that has not changed since it was kept.
     *
     * @param path the file's absolute path as raw bytes
     * @return SHA-256, 64 hex digits
     */
    Optional<String> find(byte[] path, FileStamp stamp);

    /** Remembers a hash. */
    void keep(byte[] path, FileStamp stamp, String sha256);

    /** A cache that remembers nothing. */
    static FingerprintCache none() {
        return new FingerprintCache() {
            @Override
            public Optional<String> find(byte[] path, FileStamp stamp) {
                return Optional.empty();
            }

            @Override
            public void keep(byte[] path, FileStamp stamp, String sha256) {
                // As it says.
            }
        };
    }
}
