package org.leakproof.ingest.walk;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * An archive's files in walking order, each with its hash: kept in the work folder in a file without a name, so that
 * millions of files need no heap and nothing is left after a crash. Close it when the walk is over.
 */
public final class ArchiveListing implements AutoCloseable {
    private static final int SHA256 = 32;

    private final Path root;
    private final boolean single;
    private final String contentId;
    private final int entries;
    private final long bytes;
    private final RecordFile items;

    ArchiveListing(Path root, boolean single, String contentId, int entries, long bytes, RecordFile items) {
        this.root = root;
        this.single = single;
        this.contentId = contentId;
        this.entries = entries;
        this.bytes = bytes;
        this.items = items;
    }

    /**
     * What the archive is, by content alone: 64 hex digits. For a folder it depends on names below it, kinds, sizes and
     * hashes; for a single file on its bytes, so that a renamed dump is the same archive.
     */
    public String contentId() {
        return contentId;
    }

    /** Files, links and special files on disk; folders do not count. */
    public int entries() {
        return entries;
    }

    /** Bytes of all regular files. */
    public long bytes() {
        return bytes;
    }

    /** Where a listed file lies. */
    Path path(ListedFile file) {
        return single ? root : RawNames.path(RawNames.join(RawNames.bytes(root), file.name()));
    }

    RecordFile.Reader reader() {
        return items.reader();
    }

    @Override
    public void close() {
        items.close();
    }

    /**
     * One line of the listing.
     *
     * @param sha256 64 hex digits; of no bytes for what is no regular file
     * @param occurrence which copy of the same content this is, from 0
     */
    record Item(ListedFile file, String sha256, int occurrence) {
        byte[] toBytes() {
            byte[] listed = file.toBytes();
            return ByteBuffer.allocate(listed.length + SHA256 + Integer.BYTES)
                    .put(listed)
                    .put(HexFormat.of().parseHex(sha256))
                    .putInt(occurrence)
                    .array();
        }

        static Item of(byte[] record) {
            int at = record.length - SHA256 - Integer.BYTES;
            return new Item(
                    ListedFile.of(Arrays.copyOf(record, at)),
                    HexFormat.of().formatHex(record, at, at + SHA256),
                    ByteBuffer.wrap(record).getInt(at + SHA256));
        }
    }
}
