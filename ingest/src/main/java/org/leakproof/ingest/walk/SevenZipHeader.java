package org.leakproof.ingest.walk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.zip.CRC32;

/** Finds a 7z archive's header, unpacks it if it is packed or encrypted, and keeps it outside the heap. */
final class SevenZipHeader {
    private static final int END = 0;
    private static final int HEADER = 1;
    private static final int ARCHIVE_PROPERTIES = 2;
    private static final int MAIN_STREAMS = 4;
    private static final int FILES = 5;
    private static final int ENCODED_HEADER = 23;

    /** A header may be packed, and its header again; 7-Zip itself never does it twice. */
    private static final int MOST_ENCODINGS = 4;

    private static final int SMALL = 1 << 20;

    private SevenZipHeader() {}

    /** The two parts of a header; empty where the archive has none. */
    record Parts(Optional<SevenZipStreams> streams, Optional<SevenZipFiles> files) {}

    /**
     * Reads the header.
     *
     * @param rate expanded bytes allowed for one byte of the archive
     * @throws Fault TRUNCATED if it lies behind the end, ENCRYPTED if no password fits, and so on
     */
    static Parts read(Region archive, SevenZipUnpacking unpacking, Spool spool, TreeBudget tree, double rate)
            throws Fault {
        byte[] start = archive.bytes(0, SevenZipStreams.SIGNATURE_HEADER);
        if (start.length < SevenZipStreams.SIGNATURE_HEADER) {
            throw new Fault(EntryStatus.TRUNCATED);
        }
        CRC32 crc = new CRC32();
        crc.update(start, 12, 20);
        long offset = Magic.little(start, 12, 8);
        long size = Magic.little(start, 20, 8);
        if (crc.getValue() != Magic.little(start, 8, 4) || offset < 0 || size < 0) {
            throw new Fault(EntryStatus.DAMAGED);
        }
        if (size == 0) {
            return new Parts(Optional.empty(), Optional.empty());
        }
        if (offset > archive.length() - start.length || size > archive.length() - start.length - offset) {
            throw new Fault(EntryStatus.TRUNCATED);
        }
        Region region = archive.slice(start.length + offset, size);
        SevenZipInput header = load(region.stream(), size, Magic.little(start, 28, 4), spool);
        for (int i = 0; i < MOST_ENCODINGS; i++) {
            int id = header.u8();
            if (id == HEADER) {
                return parts(header);
            }
            if (id != ENCODED_HEADER) {
                throw new Fault(EntryStatus.DAMAGED);
            }
            header = unpack(header, unpacking, spool, tree, rate);
        }
        throw new Fault(EntryStatus.DAMAGED);
    }

    private static SevenZipInput unpack(
            SevenZipInput header, SevenZipUnpacking unpacking, Spool spool, TreeBudget tree, double rate) throws Fault {
        SevenZipFolder folder =
                new SevenZipStreams(header).nextFolder().orElseThrow(() -> new Fault(EntryStatus.DAMAGED));
        DecodedStream.Decoder decoder = unpacking.decoder(folder, folder.size(), folder.crc());
        Region packed = unpacking.packed(folder);
        Expansion expansion = new Expansion(tree, () -> rate, packed::length);
        try (DecodedStream in = new DecodedStream(new CountedInput(packed.stream()), decoder, expansion)) {
            return load(in, folder.size(), folder.crc().orElse(-1), spool);
        }
    }

    private static Parts parts(SevenZipInput header) throws Fault {
        Optional<SevenZipStreams> streams = Optional.empty();
        Optional<SevenZipFiles> files = Optional.empty();
        int id = header.u8();
        if (id == ARCHIVE_PROPERTIES) {
            for (long type = header.number(); type != END; type = header.number()) {
                header.skip(header.number());
            }
            id = header.u8();
        }
        if (id == MAIN_STREAMS) {
            streams = Optional.of(new SevenZipStreams(header));
            id = header.u8();
        }
        if (id == FILES) {
            files = Optional.of(new SevenZipFiles(header));
            id = header.u8();
        }
        if (id != END) {
            throw new Fault(EntryStatus.DAMAGED);
        }
        return new Parts(streams, files);
    }

    /** Reads a header that claims a size; a large one is mapped from the work folder: a million files make 100 MB. */
    private static SevenZipInput load(InputStream in, long size, long expectedCrc, Spool spool) throws Fault {
        if (size > Integer.MAX_VALUE) {
            throw new Fault(EntryStatus.NEEDS_TOO_MUCH_MEMORY);
        }
        ByteBuffer header = size <= SMALL ? ByteBuffer.wrap(small(in, (int) size)) : mapped(in, size, spool);
        CRC32 crc = new CRC32();
        crc.update(header.duplicate());
        if (expectedCrc >= 0 && crc.getValue() != expectedCrc) {
            throw new Fault(EntryStatus.DAMAGED);
        }
        return new SevenZipInput(header);
    }

    private static byte[] small(InputStream in, int size) throws Fault {
        try {
            byte[] header = in.readNBytes(size);
            if (header.length < size) {
                throw new Fault(EntryStatus.TRUNCATED);
            }
            return header;
        } catch (IOException e) {
            throw Fault.of(e, false);
        }
    }

    private static ByteBuffer mapped(InputStream in, long size, Spool spool) throws Fault {
        byte[] buffer = new byte[64 * 1024];
        FileChannel channel = spool.unnamed();
        try (channel) {
            long have = 0;
            while (have < size) {
                int n = in.read(buffer, 0, (int) Math.min(buffer.length, size - have));
                if (n < 0) {
                    throw new Fault(EntryStatus.TRUNCATED);
                }
                Spool.write(channel, ByteBuffer.wrap(buffer, 0, n));
                have += n;
            }
            return Spool.map(channel, size);
        } catch (IOException e) {
            throw Fault.of(e, false);
        }
    }
}
