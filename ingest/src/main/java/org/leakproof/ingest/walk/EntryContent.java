package org.leakproof.ingest.walk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one entry: read where they lie if they lie somewhere, in one go if they come out of a decoder, spooled
 * only if somebody needs to jump about in them.
 */
final class EntryContent {
    /** Bytes that a visitor sees before it decides. */
    static final int HEAD = 64 * 1024;

    private static final int COPY = 64 * 1024;

    /**
     * What the container says of an entry's bytes.
     *
     * @param size as declared; checked where given
     * @param crc CRC-32 as declared; checked where given
     * @param rate expanded bytes allowed for one byte of this entry, should it be a container
     */
    record Promise(OptionalLong size, OptionalLong crc, DoubleSupplier rate) {}

    private final Promise promise;
    private final @Nullable Expansion expansion;
    private final @Nullable String knownSha256;
    private final CheckedPass pass;
    private @Nullable Region region;
    private boolean charged;

    /** First bytes, taken from the pass if there is no region; {@code headAt} of them have been handed out again. */
    private byte @Nullable [] head;

    private int headAt;
    private boolean streaming;
    private @Nullable EntryStatus fault;
    private @Nullable FileChannel unnamed;
    private @Nullable FileChannel named;
    private long spooledBytes;

    private EntryContent(
            CheckedPass.Opener opener,
            @Nullable Region region,
            Promise promise,
            @Nullable Expansion expansion,
            @Nullable String knownSha256) {
        this.pass = new CheckedPass(opener, promise.size(), promise.crc());
        this.region = region;
        this.promise = promise;
        this.expansion = expansion;
        this.knownSha256 = knownSha256;
    }

    /** A file on disk, hashed before. */
    static EntryContent ofFile(Region region, String sha256, double rate) {
        Promise promise = new Promise(OptionalLong.of(region.length()), OptionalLong.empty(), () -> rate);
        return new EntryContent(region::stream, region, promise, null, sha256);
    }

    /** Bytes that lie in a container as they are. */
    static EntryContent ofRegion(Region region, Promise promise) {
        return new EntryContent(region::stream, region, promise, null, null);
    }

    /** The same where several entries may claim the same bytes: charged as if they came out of a decoder. */
    static EntryContent ofRegion(Region region, Promise promise, Expansion expansion) {
        return new EntryContent(region::stream, region, promise, expansion, null);
    }

    /** Bytes that lie in the stream of a container. */
    static EntryContent ofStream(CheckedPass.Opener opener, Promise promise) {
        return new EntryContent(opener, null, promise, null, null);
    }

    /** Bytes that come out of a decoder, which charges the expansion as it goes. */
    static EntryContent ofStream(CheckedPass.Opener opener, Promise promise, Expansion expansion) {
        return new EntryContent(opener, null, promise, expansion, null);
    }

    OptionalLong declaredSize() {
        return promise.size();
    }

    DoubleSupplier rate() {
        return promise.rate();
    }

    /** Whether it is plain without a look that there is nothing, and that nothing was promised. */
    boolean knownEmpty() {
        return region != null && region.length() == 0 && promise.size().orElse(1) == 0;
    }

    /** Bytes that could be read, once {@link #drain} has been called. */
    long count() {
        return knownSha256 != null && region != null ? region.length() : pass.count();
    }

    Optional<EntryStatus> fault() {
        return fault != null ? Optional.of(fault) : pass.fault();
    }

    /** Hash of what could be read; empty before {@link #drain}, or if there was nothing. */
    Optional<String> sha256() {
        return knownSha256 != null ? Optional.of(knownSha256) : pass.sha256();
    }

    /** The first bytes, up to {@link #HEAD}; fewer if there are fewer or a fault comes before. Not to be changed. */
    byte[] head() {
        if (head == null) {
            // One byte more than declared: a declared size may be too small, and zero may be a lie.
            byte[] first = new byte[(int) Math.min(HEAD, promise.size().orElse(HEAD - 1) + 1)];
            int have = 0;
            try {
                charge();
                int n = 0;
                while (n >= 0 && have < HEAD) {
                    if (have == first.length) {
                        first = Arrays.copyOf(first, HEAD);
                    }
                    n = region != null
                            ? region.read(have, first, have, first.length - have)
                            : pass.read(first, have, first.length - have);
                    have += Math.max(n, 0);
                }
            } catch (Fault e) {
                // Kept by the one who threw it; the head is what came before.
            }
            head = Arrays.copyOf(first, have);
            headAt = region != null ? have : 0;
        }
        return head;
    }

    /** The bytes where they lie; empty if they only come out of a stream. */
    Optional<Region> regionAtHand() throws Fault {
        charge();
        return Optional.ofNullable(region);
    }

    /** The bytes to jump about in, spooled under no name if need be. */
    Region region(Spool spool) throws Fault {
        charge();
        if (fault != null) {
            throw new Fault(fault);
        }
        if (region == null) {
            unnamed = spool.unnamed();
            long size = copyTo(unnamed, spool);
            if (fault != null) {
                throw new Fault(fault);
            }
            region = new Region(unnamed, DiskFault.Side.WORK_FOLDER, size);
        }
        return region;
    }

    /** Puts the bytes into a file that has a name; as many as there are if a fault comes before the end. */
    void file(Spool spool, int ordinal) {
        named = spool.named(ordinal);
        long size = copyTo(named, spool);
        if (region == null) {
            region = new Region(named, DiskFault.Side.WORK_FOLDER, size);
        }
    }

    private long copyTo(FileChannel channel, Spool spool) {
        long size = 0;
        InputStream from = open();
        byte[] buffer = new byte[COPY];
        try {
            int n;
            while ((n = from.read(buffer, 0, COPY)) >= 0) {
                spool.take(n);
                spooledBytes += n;
                size += n;
                Spool.write(channel, ByteBuffer.wrap(buffer, 0, n));
            }
        } catch (Fault e) {
            fault = e.status();
        } catch (IOException e) {
            throw new AssertionError("streams for visitors do not throw", e);
        }
        return size;
    }

    /** The bytes for a container within: throws the fault where they end before their time. */
    InputStream stream() throws Fault {
        charge();
        return region != null ? region.stream() : new Once(false);
    }

    /** The bytes for a visitor: they end where the data does, and the fault is left to be asked for. */
    InputStream open() {
        if (region != null) {
            return streaming || knownSha256 != null ? region.stream() : new Once(true);
        }
        if (fault == EntryStatus.TOO_LARGE) {
            // They were on their way into the work folder when it was full.
            return InputStream.nullInputStream();
        }
        if (streaming) {
            throw new IllegalStateException("these bytes come once: open them once, or ask for the file first");
        }
        return new Once(true);
    }

    /** Reads whatever nobody has read yet, for the hash and the size. */
    void drain(byte[] scratch) {
        if (knownSha256 != null) {
            return;
        }
        try {
            charge();
            int n = 0;
            while (n >= 0) {
                n = pass.read(scratch, 0, scratch.length);
            }
        } catch (Fault e) {
            // Kept by the one who threw it.
        }
    }

    /** Charges what an earlier walk was charged, without reading. */
    void skip(long size) {
        if (expansion != null) {
            expansion.chargeLong(size);
        }
    }

    /** Gives back decoders and spooled bytes. */
    void close(Spool spool) {
        spool.giveBack(spooledBytes);
        spooledBytes = 0;
        try {
            pass.close();
            if (unnamed != null) {
                unnamed.close();
            }
            if (named != null) {
                named.close();
            }
        } catch (IOException e) {
            throw new DiskFault(DiskFault.Side.WORK_FOLDER, e);
        }
    }

    private void charge() throws Fault {
        if (fault == EntryStatus.BOMB) {
            throw new Fault(fault);
        }
        if (region != null && expansion != null && !charged) {
            charged = true;
            if (expansion.chargeLong(region.length()) < region.length()) {
                fault = EntryStatus.BOMB;
                region = region.slice(0, 0);
                throw new Fault(fault);
            }
        }
    }

    /** The sequential pass, with the head put back in front of it. */
    private final class Once extends InputStream {
        private final boolean quiet;

        Once(boolean quiet) {
            this.quiet = quiet;
            streaming = true;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int size) throws IOException {
            if (size == 0) {
                return 0;
            }
            if (region == null && head != null && headAt < head.length) {
                int n = Math.min(size, head.length - headAt);
                System.arraycopy(head, headAt, into, from, n);
                headAt += n;
                return n;
            }
            try {
                charge();
                return pass.read(into, from, size);
            } catch (Fault e) {
                if (quiet) {
                    return -1;
                }
                throw e;
            }
        }
    }
}
