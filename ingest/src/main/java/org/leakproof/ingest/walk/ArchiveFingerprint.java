package org.leakproof.ingest.walk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;
import org.leakproof.ingest.walk.ArchiveListing.Item;

/** Lists an archive and hashes its files. */
public final class ArchiveFingerprint {
    private static final String NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /** Smaller files are hashed as fast as they are looked up. */
    private static final long WORTH_KEEPING = 1 << 20;

    private final Path workFolder;
    private final FingerprintCache cache;
    private final FingerprintProgress progress;
    private final FileHash hash = new FileHash();
    private long done;

    /** @param workFolder where the listing is kept meanwhile; no other walk may use it at the same time */
    public ArchiveFingerprint(Path workFolder, FingerprintCache cache, FingerprintProgress progress) {
        this.workFolder = workFolder;
        this.cache = cache;
        this.progress = progress;
    }

    /**
     * Lists and hashes. Only regular files are opened; links, pipes and devices are listed as what they are. The order is
     * that of the names' bytes, folder by folder, on every file system.
     *
     * @param archive a file or a folder; a link given here is followed, since the operator chose it
     * @throws WalkRefusedException if something regular cannot be read, or the work folder cannot be written
     * @throws ClosedByInterruptException if the thread was interrupted
     */
    public ArchiveListing take(Path archive) throws WalkRefusedException, ClosedByInterruptException {
        try {
            return list(archive);
        } catch (DiskFault e) {
            throw OperatorPath.refused(e, workFolder);
        }
    }

    private ArchiveListing list(Path archive) throws WalkRefusedException, ClosedByInterruptException {
        Path root;
        FileStamp.Found found;
        try {
            root = archive.toRealPath();
            found = FileStamp.of(root);
        } catch (IOException e) {
            throw OperatorPath.refused("archive " + OperatorPath.shown(archive), e);
        }
        if (!found.regular() && !found.folder()) {
            throw new WalkRefusedException(
                    "archive " + OperatorPath.shown(archive) + " is neither a file nor a folder; expected one of them");
        }
        Spool spool = Spool.open(workFolder, 0);
        refuseWorkFolderInside(root, archive);
        done = 0;
        try (RecordSorter files = new RecordSorter(spool::unnamed)) {
            if (found.regular()) {
                byte[] name = RawNames.lastName(root);
                files.add(new ListedFile(name, ListedFile.Kind.FILE, found.stamp()).toBytes());
                return hashed(root, true, files.sorted(), 1, found.stamp().size(), spool);
            }
            FolderLister lister = new FolderLister(root, files);
            try (RecordFile folders = new RecordFile(spool.unnamed())) {
                lister.list(folders);
            }
            if (lister.count() >= Integer.MAX_VALUE) {
                throw new WalkRefusedException(
                        "archive " + OperatorPath.shown(archive) + " holds more than 2^31 files; feed it in parts");
            }
            return hashed(root, false, files.sorted(), (int) lister.count(), lister.bytes(), spool);
        }
    }

    private void refuseWorkFolderInside(Path root, Path archive) throws WalkRefusedException {
        try {
            if (workFolder.toRealPath().startsWith(root)) {
                throw new WalkRefusedException("work folder " + OperatorPath.shown(workFolder)
                        + " lies inside the archive " + OperatorPath.shown(archive) + "; choose one outside");
            }
        } catch (IOException e) {
            throw new DiskFault(DiskFault.Side.WORK_FOLDER, e);
        }
    }

    private ArchiveListing hashed(Path root, boolean single, Iterator<byte[]> files, int count, long bytes, Spool spool)
            throws WalkRefusedException, ClosedByInterruptException {
        MessageDigest contentId = CheckedPass.sha256Digest();
        contentId.update((single ? "leakproof file 1\0" : "leakproof folder 1\0").getBytes(StandardCharsets.US_ASCII));
        RecordFile items = new RecordFile(spool.unnamed());
        boolean whole = false;
        try (RecordFile hashed = new RecordFile(spool.unnamed());
                RecordSorter copies = new RecordSorter(spool::unnamed);
                RecordSorter repeats = new RecordSorter(spool::unnamed)) {
            byte[] rootBytes = RawNames.bytes(root);
            for (long index = 0; files.hasNext(); index++) {
                ListedFile file = ListedFile.of(files.next());
                Path path = single ? root : RawNames.path(RawNames.join(rootBytes, file.name()));
                String sha256 = file.kind() == ListedFile.Kind.FILE ? sha256(path, file.stamp(), bytes) : NOTHING;
                byte[] shaBytes = HexFormat.of().parseHex(sha256);
                if (!single) {
                    update(contentId, file);
                }
                contentId.update(shaBytes);
                hashed.add(new Item(file, sha256, 0).toBytes());
                copies.add(ByteBuffer.allocate(shaBytes.length + Long.BYTES)
                        .put(shaBytes)
                        .putLong(index)
                        .array());
            }
            countRepeats(copies.sorted(), repeats);
            merge(hashed.reader(), repeats.sorted(), items);
            whole = true;
        } finally {
            if (!whole) {
                items.close();
            }
        }
        return new ArchiveListing(root, single, HexFormat.of().formatHex(contentId.digest()), count, bytes, items);
    }

    private static void update(MessageDigest contentId, ListedFile file) {
        contentId.update(ByteBuffer.allocate(1 + Integer.BYTES + Long.BYTES)
                .put((byte) file.kind().name().charAt(0))
                .putInt(file.name().length)
                .putLong(file.kind() == ListedFile.Kind.FILE ? file.stamp().size() : 0)
                .flip());
        contentId.update(file.name());
    }

    private String sha256(Path path, FileStamp stamp, long total)
            throws WalkRefusedException, ClosedByInterruptException {
        boolean worth = stamp.size() >= WORTH_KEEPING;
        Optional<String> known = worth ? cache.find(RawNames.bytes(path), stamp) : Optional.empty();
        if (known.isPresent()) {
            progress.hashed(done += stamp.size(), total);
            return known.get();
        }
        String sha256 = hash.sha256(path, stamp, n -> progress.hashed(done += n, total));
        if (worth) {
            cache.keep(RawNames.bytes(path), stamp, sha256);
        }
        return sha256;
    }

    /** From hashes with indexes, sorted, to indexes with the number of the copy; first copies are left out. */
    private static void countRepeats(Iterator<byte[]> copies, RecordSorter repeats) {
        byte[] last = new byte[0];
        int occurrence = 0;
        while (copies.hasNext()) {
            byte[] copy = copies.next();
            int length = copy.length - Long.BYTES;
            boolean same = last.length == copy.length && Arrays.equals(last, 0, length, copy, 0, length);
            occurrence = same ? occurrence + 1 : 0;
            if (occurrence > 0) {
                repeats.add(ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                        .put(copy, length, Long.BYTES)
                        .putInt(occurrence)
                        .array());
            }
            last = copy;
        }
    }

    private static void merge(RecordFile.Reader hashed, Iterator<byte[]> repeats, RecordFile items) {
        ByteBuffer repeat = repeats.hasNext() ? ByteBuffer.wrap(repeats.next()) : ByteBuffer.allocate(0);
        for (long index = 0; hashed.hasNext(); index++) {
            Item item = Item.of(hashed.next());
            if (repeat.capacity() > 0 && repeat.getLong(0) == index) {
                item = new Item(item.file(), item.sha256(), repeat.getInt(Long.BYTES));
                repeat = repeats.hasNext() ? ByteBuffer.wrap(repeats.next()) : ByteBuffer.allocate(0);
            }
            items.add(item.toBytes());
        }
    }
}
