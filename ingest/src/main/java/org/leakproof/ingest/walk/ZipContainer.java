package org.leakproof.ingest.walk;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Zip. First the entries of the central directory, in its order, then those that lie in the file and are not listed
 * there: of a zip to which another was appended, of one that was cut, of an entry whose listing was removed.
 */
final class ZipContainer implements Container {
    private final Region zip;
    private final ZipMembers members;
    private final Optional<ZipEnd> end;
    private final @Nullable ZipDirectory directory;
    private final RecordSorter extents;
    private @Nullable Iterator<byte[]> sortedExtents;
    private long covered;
    private @Nullable ZipSalvage salvage;
    private @Nullable EntryStatus flaw;

    ZipContainer(Region zip, ZipMembers members, Spool spool) {
        this.zip = zip;
        this.members = members;
        this.extents = new RecordSorter(spool::unnamed);
        this.end = ZipEnd.find(zip);
        this.directory = end.map(found -> new ZipDirectory(zip, found)).orElse(null);
        if (directory == null) {
            flaw = EntryStatus.TRUNCATED;
            salvage = new ZipSalvage(zip, 0, zip.length());
        }
    }

    @Override
    public Optional<EntryStatus> flaw() {
        return Optional.ofNullable(flaw);
    }

    @Override
    public Optional<Child> next() {
        while (true) {
            Optional<ZipPlace> place = directory != null && sortedExtents == null ? listed(directory) : unlisted();
            if (place.isEmpty()) {
                return Optional.empty();
            }
            Optional<Child> child = members.child(place.get());
            if (child.isPresent()) {
                return child;
            }
        }
    }

    @Override
    public void close() {
        extents.close();
    }

    private Optional<ZipPlace> listed(ZipDirectory entries) {
        Optional<ZipPlace> place = entries.next();
        if (place.isEmpty()) {
            flaw = entries.damaged() ? EntryStatus.DAMAGED : null;
            sortedExtents = extents.sorted();
            return unlisted();
        }
        if (place.get().header() >= 0) {
            ByteBuffer extent = ByteBuffer.allocate(2 * Long.BYTES);
            long length = place.get().record().compressed();
            long data = place.get().data();
            // A length that cannot be, or is not known, covers the rest: nothing behind it is taken for unlisted.
            boolean whole = place.get().ends() && length >= 0 && length <= zip.length() - data;
            extent.putLong(place.get().header()).putLong(whole ? data + length : zip.length());
            extents.add(extent.array());
        }
        return place;
    }

    private Optional<ZipPlace> unlisted() {
        while (true) {
            if (salvage != null) {
                Optional<ZipPlace> found = salvage.next();
                if (found.isPresent()) {
                    return found;
                }
                salvage = null;
            }
            if (sortedExtents == null || end.isEmpty() || covered >= zip.length()) {
                return Optional.empty();
            }
            long gapEnd;
            long next;
            if (sortedExtents.hasNext()) {
                ByteBuffer extent = ByteBuffer.wrap(sortedExtents.next());
                gapEnd = extent.getLong();
                next = extent.getLong();
            } else {
                gapEnd = end.get().directory();
                next = zip.length();
            }
            long entry = gapEnd > covered ? ZipSalvage.entryAt(zip, covered, gapEnd) : -1;
            if (entry >= 0) {
                salvage = new ZipSalvage(zip, entry, gapEnd);
            }
            covered = Math.max(covered, next);
        }
    }
}
