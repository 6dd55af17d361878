package org.leakproof.ingest.walk;

/** Told how far the hashing of an archive has come, often enough for a progress bar. */
public interface FingerprintProgress {
    /**
     * @param bytes hashed so far, or known from an earlier run
     * @param total bytes of all files
     */
    void hashed(long bytes, long total);

    static FingerprintProgress none() {
        return (bytes, total) -> {};
    }
}
