package org.leakproof.ingest.walk;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The part of a 7z header that says how bytes are packed: read through once to find where its lists begin, then walked
 * with one reader a list. Nothing of it is kept, however many folders and files there are.
 */
final class SevenZipStreams {
    static final int SIGNATURE_HEADER = 32;

    private static final int END = 0;
    private static final int PACK_INFO = 6;
    private static final int UNPACK_INFO = 7;
    private static final int SUBSTREAMS = 8;
    private static final int SIZE = 9;
    private static final int CRC = 10;
    private static final int FOLDER = 11;
    private static final int UNPACK_SIZE = 12;
    private static final int FILES_IN_FOLDER = 13;

    /** A list of CRCs, some of which may be missing. */
    private record Digests(SevenZipInput.Flags defined, SevenZipInput values) {
        OptionalLong next(int index) throws Fault {
            return defined.get(index) ? OptionalLong.of(values.u32()) : OptionalLong.empty();
        }
    }

    /** Where a file's bytes lie: in a folder, which is the same object for all its files. */
    record FileBytes(SevenZipFolder folder, long offset, long size, OptionalLong crc) {}

    private final SevenZipInput header;
    private long packedAt = SIGNATURE_HEADER;
    private int packedCount;
    private int folderCount;
    private SevenZipInput packedSizes;
    private SevenZipInput folders;
    private SevenZipInput unpackSizes;
    private Optional<Digests> folderDigests = Optional.empty();
    private Optional<SevenZipInput> fileCounts = Optional.empty();
    private Optional<SevenZipInput> fileSizes = Optional.empty();
    private Optional<Digests> fileDigests = Optional.empty();

    // How far the walk has come.
    private int folderIndex;
    private int packedIndex;
    private int digestIndex;
    private Optional<SevenZipFolder> folder = Optional.empty();
    private long filesLeft;
    private boolean onlyFile;
    private long offset;

    /** Reads through the streams' part of a header, from the input's position to its end. */
    SevenZipStreams(SevenZipInput header) throws Fault {
        this.header = header;
        this.packedSizes = header;
        this.folders = header;
        this.unpackSizes = header;
        int id = header.u8();
        if (id == PACK_INFO) {
            readPackInfo();
            id = header.u8();
        }
        if (id == UNPACK_INFO) {
            readUnpackInfo();
            id = header.u8();
        }
        if (id == SUBSTREAMS) {
            readSubstreams();
            id = header.u8();
        }
        check(id == END);
    }

    private void readPackInfo() throws Fault {
        long start = header.number();
        check(start <= Long.MAX_VALUE - SIGNATURE_HEADER);
        packedAt += start;
        packedCount = header.count(8);
        for (int id = header.u8(); id != END; id = header.u8()) {
            if (id == SIZE) {
                packedSizes = here();
                skipNumbers(packedCount);
            } else {
                check(id == CRC);
                readDigests(packedCount);
            }
        }
    }

    private void readUnpackInfo() throws Fault {
        check(header.u8() == FOLDER);
        folderCount = header.count(16);
        check(header.u8() == 0);
        folders = here();
        long outputs = 0;
        for (int i = 0; i < folderCount; i++) {
            outputs += new SevenZipShape(header).outputs();
        }
        check(header.u8() == UNPACK_SIZE);
        unpackSizes = here();
        skipNumbers(outputs);
        for (int id = header.u8(); id != END; id = header.u8()) {
            check(id == CRC);
            folderDigests = Optional.of(readDigests(folderCount));
        }
    }

    private void readSubstreams() throws Fault {
        int id = header.u8();
        if (id == FILES_IN_FOLDER) {
            fileCounts = Optional.of(here());
            skipNumbers(folderCount);
            id = header.u8();
        }
        long sizes = 0;
        long digests = 0;
        SevenZipInput counts = fileCounts.isPresent() ? fileCounts.get().here() : header;
        for (int i = 0; i < folderCount; i++) {
            long files = fileCounts.isPresent() ? counts.number() : 1;
            check(files <= Integer.MAX_VALUE);
            sizes += Math.max(0, files - 1);
            digests += files == 1 && hasDigest(i) ? 0 : files;
        }
        check(digests <= 8L * header.remaining());
        if (id == SIZE) {
            fileSizes = Optional.of(here());
            skipNumbers(sizes);
            id = header.u8();
        } else {
            check(sizes == 0);
        }
        for (; id != END; id = header.u8()) {
            check(id == CRC);
            fileDigests = Optional.of(readDigests((int) digests));
        }
    }

    private boolean hasDigest(int folder) {
        return folderDigests.isPresent() && folderDigests.get().defined().get(folder);
    }

    private Digests readDigests(int count) throws Fault {
        SevenZipInput.Flags defined = header.flagsOrAll(count);
        Digests digests = new Digests(defined, here());
        long size = 0;
        for (int i = 0; i < count; i++) {
            size += defined.get(i) ? Integer.BYTES : 0;
        }
        header.skip(size);
        return digests;
    }

    private SevenZipInput here() {
        return header.here();
    }

    private void skipNumbers(long count) throws Fault {
        for (long i = 0; i < count; i++) {
            header.number();
        }
    }

    private static void check(boolean sound) throws Fault {
        if (!sound) {
            throw new Fault(EntryStatus.DAMAGED);
        }
    }

    /** The next folder as a whole; empty behind the last. Either this or {@link #nextFile} is used on one instance. */
    Optional<SevenZipFolder> nextFolder() throws Fault {
        if (folderIndex == folderCount) {
            return Optional.empty();
        }
        SevenZipShape shape = new SevenZipShape(folders);
        long[] sizes = new long[shape.outputs()];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = unpackSizes.number();
        }
        packedIndex += shape.packedStreams();
        check(packedIndex <= packedCount);
        long start = packedAt;
        for (int i = 0; i < shape.packedStreams(); i++) {
            long size = packedSizes.number();
            check(size <= Long.MAX_VALUE - packedAt);
            packedAt += size;
        }
        OptionalLong crc = folderDigests.isPresent() ? folderDigests.get().next(folderIndex) : OptionalLong.empty();
        folderIndex++;
        return Optional.of(
                new SevenZipFolder(shape.chain(sizes), start, packedAt - start, sizes[shape.mainOutput()], crc));
    }

    /** The next file's bytes, folder by folder; empty behind the last. */
    Optional<FileBytes> nextFile() throws Fault {
        while (filesLeft == 0) {
            folder = nextFolder();
            if (folder.isEmpty()) {
                return Optional.empty();
            }
            filesLeft = fileCounts.isPresent() ? fileCounts.get().number() : 1;
            onlyFile = filesLeft == 1;
            offset = 0;
        }
        filesLeft--;
        SevenZipFolder in = folder.orElseThrow();
        long size = in.size() - offset;
        if (filesLeft > 0) {
            check(fileSizes.isPresent());
            long stated = fileSizes.get().number();
            check(stated <= size);
            size = stated;
        }
        OptionalLong crc = onlyFile && in.crc().isPresent()
                ? in.crc()
                : fileDigests.isPresent() ? fileDigests.get().next(digestIndex++) : OptionalLong.empty();
        FileBytes file = new FileBytes(in, offset, size, crc);
        offset += size;
        return Optional.of(file);
    }
}
