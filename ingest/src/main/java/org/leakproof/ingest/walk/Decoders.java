package org.leakproof.ingest.walk;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.zip.Inflater;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;
import org.leakproof.ingest.walk.DecodedStream.Decoder;
import org.tukaani.xz.ARM64Options;
import org.tukaani.xz.ARMOptions;
import org.tukaani.xz.ARMThumbOptions;
import org.tukaani.xz.DeltaOptions;
import org.tukaani.xz.FilterOptions;
import org.tukaani.xz.IA64Options;
import org.tukaani.xz.LZMA2InputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.PowerPCOptions;
import org.tukaani.xz.SPARCOptions;
import org.tukaani.xz.X86Options;
import org.tukaani.xz.XZInputStream;

/** Every compression that is known here, within one limit on the memory of all decoders that are open. */
final class Decoders {
    private static final int LZMA2_LARGEST_CODE = 40;

    /** The block, its permutation and the tables of commons-compress' decoder at level 9. */
    private static final long BZIP2_MEMORY = 5 << 20;

    private static final int SMALLEST_WINDOW_LOG = 10;
    private static final int LARGEST_WINDOW_LOG = 31;

    private final DecoderMemory memory;
    private final int zstdWindowLog;
    private final Deque<Inflater> spareInflaters = new ArrayDeque<>();
    private int zstdsOpen;

    Decoders(long memory) {
        this.memory = new DecoderMemory(memory);
        this.zstdWindowLog = 63 - Long.numberOfLeadingZeros(memory);
    }

    /** Starts on another tree: no decoder is open. */
    void reset() {
        memory.reset();
        zstdsOpen = 0;
    }

    /** The decoder of a file that is compressed as a whole. */
    Decoder ofFile(ContainerKind kind) {
        return switch (kind) {
            case GZIP -> GzipStream::new;
            case BZIP2 -> this::bzip2;
            case XZ -> this::xz;
            case ZSTD -> this::zstd;
            case LZMA -> in -> new LZMAInputStream(in, leftKib(), memory);
            case ZIP, TAR, SEVEN_ZIP -> throw new IllegalArgumentException(kind + " holds more than one entry");
        };
    }

    /**
     * The decoder of a zip entry's method (APPNOTE 4.4.5); empty if it is not known here.
     *
     * @param size expanded bytes, or -1 if the header does not say
     * @param endMarked whether LZMA data ends with a marker rather than by size
     */
    Optional<Decoder> ofZip(int method, long size, boolean endMarked) {
        return switch (method) {
            case 0 -> Optional.of(in -> in);
            case 8 -> Optional.of(this::inflate);
            case 9 -> Optional.of(Decoders::deflate64);
            case 12 -> Optional.of(this::bzip2);
            case 14 -> Optional.of(in -> zipLzma(in, endMarked ? -1 : size));
            case 20, 93 -> Optional.of(this::zstd);
            case 95 -> Optional.of(this::xz);
            default -> Optional.empty();
        };
    }

    /**
     * The decoder of a 7z coder (7zFormat.txt, Methods.txt), encryption apart; empty if it is not known here.
     *
     * @param size bytes that the coder is to make
     */
    Optional<Decoder> ofSevenZip(long method, byte[] properties, long size) {
        if (method == 0x21) {
            return Optional.of(in -> lzma2(in, properties, size));
        }
        if (method == 0x030101) {
            return Optional.of(in -> lzma(in, properties, size));
        }
        if (method == 0x03) {
            int distance = properties.length == 1 ? (properties[0] & 0xFF) + 1 : 1;
            return Optional.of(in -> new DeltaOptions(distance).getInputStream(in, memory));
        }
        if (method == 0x00) {
            return Optional.of(in -> in);
        }
        if (method == 0x040108) {
            return Optional.of(this::inflate);
        }
        if (method == 0x040109) {
            return Optional.of(Decoders::deflate64);
        }
        if (method == 0x040202) {
            return Optional.of(this::bzip2);
        }
        if (method == 0x04F71101) {
            return Optional.of(this::zstd);
        }
        return branchFilter(method).map(filter -> in -> filter.getInputStream(in, memory));
    }

    private static Optional<FilterOptions> branchFilter(long method) {
        if (method == 0x03030103 || method == 0x04) {
            return Optional.of(new X86Options());
        }
        if (method == 0x03030205 || method == 0x05) {
            return Optional.of(new PowerPCOptions());
        }
        if (method == 0x03030401 || method == 0x06) {
            return Optional.of(new IA64Options());
        }
        if (method == 0x03030501 || method == 0x07) {
            return Optional.of(new ARMOptions());
        }
        if (method == 0x03030701 || method == 0x08) {
            return Optional.of(new ARMThumbOptions());
        }
        if (method == 0x03030805 || method == 0x09) {
            return Optional.of(new SPARCOptions());
        }
        if (method == 0x0A) {
            return Optional.of(new ARM64Options());
        }
        return Optional.empty();
    }

    private InputStream inflate(InputStream in) {
        return new RawInflate(in, spareInflaters);
    }

    private static InputStream deflate64(InputStream in) {
        return new BytewiseStream(new Deflate64CompressorInputStream(in));
    }

    private InputStream bzip2(InputStream in) throws IOException {
        memory.reserve(BZIP2_MEMORY);
        boolean opened = false;
        try {
            InputStream bzip2 = new BytewiseStream(new BZip2CompressorInputStream(in, true));
            opened = true;
            return new ReservedStream(bzip2, () -> memory.release(BZIP2_MEMORY));
        } finally {
            if (!opened) {
                memory.release(BZIP2_MEMORY);
            }
        }
    }

    private InputStream xz(InputStream in) throws IOException {
        return new XZInputStream(in, leftKib(), true, memory);
    }

    /** Windows lie outside the heap; within one another each gets half of what the outer one may have. */
    private InputStream zstd(InputStream in) throws IOException {
        int windowLog = Math.max(SMALLEST_WINDOW_LOG, Math.min(LARGEST_WINDOW_LOG, zstdWindowLog) - zstdsOpen);
        try {
            InputStream zstd = new ZstdInputStreamNoFinalizer(in).setLongMax(windowLog);
            zstdsOpen++;
            return new ReservedStream(zstd, () -> zstdsOpen--);
        } catch (LinkageError e) {
            // The library unpacks its native part into the JVM's temporary folder, which may be mounted noexec.
            throw new DiskFault(DiskFault.Side.TEMPORARY_FOLDER, new IOException("zstd cannot be loaded", e));
        }
    }

    /** APPNOTE 5.8: two bytes version, two bytes size of the properties, the properties. */
    private InputStream zipLzma(InputStream in, long size) throws IOException {
        byte[] start = in.readNBytes(4);
        if (start.length < 4) {
            throw new EOFException();
        }
        return lzma(in, in.readNBytes(start[2] & 0xFF | (start[3] & 0xFF) << 8), size);
    }

    private InputStream lzma(InputStream in, byte[] properties, long size) throws IOException {
        if (properties.length < 5) {
            throw new EOFException();
        }
        long dictionary = (properties[1] & 0xFF)
                | (properties[2] & 0xFF) << 8
                | (properties[3] & 0xFF) << 16
                | (properties[4] & 0xFFL) << 24;
        int needed = neededDictionary(dictionary, size);
        check(LZMAInputStream.getMemoryUsage(needed, properties[0]));
        LZMAInputStream lzma = new LZMAInputStream(in, size, properties[0], needed, null, memory);
        if (size >= 0) {
            lzma.enableRelaxedEndCondition();
        }
        return lzma;
    }

    private InputStream lzma2(InputStream in, byte[] properties, long size) throws IOException {
        if (properties.length != 1 || (properties[0] & 0xFF) > LZMA2_LARGEST_CODE) {
            throw new IOException("LZMA2 properties");
        }
        int code = properties[0];
        long dictionary = code == LZMA2_LARGEST_CODE ? 0xFFFFFFFFL : (2L | code & 1) << code / 2 + 11;
        int needed = neededDictionary(dictionary, size);
        check(LZMA2InputStream.getMemoryUsage(needed));
        LZMA2Options options = new LZMA2Options();
        options.setDictSize(needed);
        return options.getInputStream(in, memory);
    }

    /** No more dictionary than there is output: headers may ask for gigabytes to expand a few bytes. */
    private static int neededDictionary(long dictionary, long size) throws MemoryLimitException {
        long needed = size < 0 ? dictionary : Math.min(dictionary, Math.max(size, LZMA2InputStream.DICT_SIZE_MIN));
        if (needed > LZMA2Options.DICT_SIZE_MAX) {
            throw new MemoryLimitException((int) (needed / 1024), Integer.MAX_VALUE);
        }
        return (int) needed;
    }

    private void check(int neededKib) throws MemoryLimitException {
        if (neededKib > leftKib()) {
            throw new MemoryLimitException(neededKib, leftKib());
        }
    }

    private int leftKib() {
        return (int) Math.min(Integer.MAX_VALUE, memory.left() / 1024);
    }
}
