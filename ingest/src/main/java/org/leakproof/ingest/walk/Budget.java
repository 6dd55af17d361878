package org.leakproof.ingest.walk;

/**
 * How much a file may ask of us. A tree is one file on disk with everything nested in it; limits of a tree never touch
 * the files beside it.
 *
 * <p>The ratio works by shares: of the bytes on disk, each entry holds a share, at any depth, and may expand to
 * {@code ratio} times that share. What goes beyond is drawn from the tree's common {@code grace}; when that is used up,
 * entries beyond their share stop as BOMB while honest siblings, which stay within theirs, still come through.
 *
 * @param depth containers that may be open one inside the other; a tar.gz is two
 * @param treeEntries entries of one tree
 * @param entryBytes expanded bytes of one entry
 * @param treeBytes expanded bytes of one tree, over all its levels
 * @param ratio expanded bytes for a byte on disk
 * @param graceBytes expanded bytes of one tree that need not keep to the ratio
 * @param decoderMemory bytes that one decoder may allocate: the dictionary of xz, lzma and 7z, the window of zstd
 * @param spoolBytes bytes of nested entries kept in the work folder at any one time
 * @param passwordRounds hash computations of one tree spent on deriving keys from configured passwords
 */
public record Budget(
        int depth,
        int treeEntries,
        long entryBytes,
        long treeBytes,
        int ratio,
        long graceBytes,
        long decoderMemory,
        long spoolBytes,
        long passwordRounds) {
    private static final long KIB = 1024;
    private static final long MIB = 1024 * KIB;
    private static final long GIB = 1024 * MIB;
    private static final long TIB = 1024 * GIB;

    /** What the largest usual settings need: 65 MiB for {@code xz -9}, 128 MiB for {@code zstd --long}. */
    private static final long DECODER_MEMORY = 136 * MIB;

    public Budget {
        atLeast(1, depth, "depth");
        atLeast(1, treeEntries, "treeEntries");
        atLeast(1, entryBytes, "entryBytes");
        atLeast(1, treeBytes, "treeBytes");
        atLeast(1, ratio, "ratio");
        atLeast(0, graceBytes, "graceBytes");
        atLeast(MIB, decoderMemory, "decoderMemory");
        atLeast(0, spoolBytes, "spoolBytes");
        atLeast(0, passwordRounds, "passwordRounds");
    }

    /**
     * Generous for a newsroom. Mail in xz or zstd shrinks 10 to 30 times, and a log with few different lines 100 times:
     * both stay within the ratio of 200. 2^28 rounds are about 500 tries of a 7z password, half a minute of one core.
     * Decoder memory is less than stated only in a JVM whose heap is below 408 MiB: a third of it.
     */
    public static Budget defaults() {
        return new Budget(
                16,
                5_000_000,
                TIB,
                4 * TIB,
                200,
                64 * MIB,
                Math.max(MIB, Math.min(DECODER_MEMORY, Runtime.getRuntime().maxMemory() / 3)),
                64 * GIB,
                1L << 28);
    }

    public Budget withDepth(int depth) {
        return new Budget(
                depth,
                treeEntries,
                entryBytes,
                treeBytes,
                ratio,
                graceBytes,
                decoderMemory,
                spoolBytes,
                passwordRounds);
    }

    public Budget withTreeEntries(int treeEntries) {
        return new Budget(
                depth,
                treeEntries,
                entryBytes,
                treeBytes,
                ratio,
                graceBytes,
                decoderMemory,
                spoolBytes,
                passwordRounds);
    }

    public Budget withEntryBytes(long entryBytes) {
        return new Budget(
                depth,
                treeEntries,
                entryBytes,
                treeBytes,
                ratio,
                graceBytes,
                decoderMemory,
                spoolBytes,
                passwordRounds);
    }

    public Budget withTreeBytes(long treeBytes) {
        return new Budget(
                depth,
                treeEntries,
                entryBytes,
                treeBytes,
                ratio,
                graceBytes,
                decoderMemory,
                spoolBytes,
                passwordRounds);
    }

    public Budget withRatio(int ratio, long graceBytes) {
        return new Budget(
                depth,
                treeEntries,
                entryBytes,
                treeBytes,
                ratio,
                graceBytes,
                decoderMemory,
                spoolBytes,
                passwordRounds);
    }

    public Budget withDecoderMemory(long decoderMemory) {
        return new Budget(
                depth,
                treeEntries,
                entryBytes,
                treeBytes,
                ratio,
                graceBytes,
                decoderMemory,
                spoolBytes,
                passwordRounds);
    }

    public Budget withSpoolBytes(long spoolBytes) {
        return new Budget(
                depth,
                treeEntries,
                entryBytes,
                treeBytes,
                ratio,
                graceBytes,
                decoderMemory,
                spoolBytes,
                passwordRounds);
    }

    public Budget withPasswordRounds(long passwordRounds) {
        return new Budget(
                depth,
                treeEntries,
                entryBytes,
                treeBytes,
                ratio,
                graceBytes,
                decoderMemory,
                spoolBytes,
                passwordRounds);
    }

    private static void atLeast(long least, long value, String name) {
        if (value < least) {
            throw new IllegalArgumentException(name + " is " + value + ", expected " + least + " or more");
        }
    }
}
