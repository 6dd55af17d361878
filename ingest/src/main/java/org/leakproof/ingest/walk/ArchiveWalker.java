package org.leakproof.ingest.walk;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.leakproof.ingest.walk.ArchiveListing.Item;

/**
 * Shows a visitor every entry of an archive, depth first and always in the same order. Containers are opened within the
 * budget; whatever hostile data does, it comes out as the status of its own entry, and what lies beside it is shown.
 *
 * <p>Folders are no entries. A walk runs on the thread that calls it; one walk at a time.
 */
public final class ArchiveWalker {
    private final Budget budget;
    private final Passwords passwords;
    private final Path workFolder;
    private final Decoders decoders;

    /** @param workFolder where nested entries are spooled; no other walk may use it at the same time */
    public ArchiveWalker(Budget budget, Passwords passwords, Path workFolder) {
        this.budget = budget;
        this.passwords = passwords;
        this.workFolder = workFolder;
        this.decoders = new Decoders(budget.decoderMemory());
    }

    /**
     * Walks the whole archive.
     *
     * @return how many entries there were: their ordinals are 0 to one less
     * @throws WalkRefusedException if the disk fails under the archive, or the work folder is full
     * @throws IOException whatever the visitor threw, or {@link ClosedByInterruptException} if the thread was interrupted
     */
    public int walk(ArchiveListing listing, EntryVisitor visitor) throws WalkRefusedException, IOException {
        try {
            Spool spool = Spool.open(workFolder, budget.spoolBytes()).emptied();
            RecordFile.Reader items = listing.reader();
            int ordinal = 0;
            for (int left = listing.entries() - 1; items.hasNext(); left--) {
                Item item = Item.of(items.next());
                TreeBudget tree = new TreeBudget(budget, Integer.MAX_VALUE - ordinal - left);
                decoders.reset();
                TreeWalk walk = new TreeWalk(visitor, spool, decoders, tree, new Keyring(passwords, tree), ordinal);
                visit(walk, item, listing.path(item.file()));
                ordinal = walk.nextOrdinal();
            }
            return ordinal;
        } catch (DiskFault e) {
            throw OperatorPath.refused(e, workFolder);
        }
    }

    private void visit(TreeWalk walk, Item item, Path path) throws WalkRefusedException, IOException {
        ListedFile file = item.file();
        EntryName name = EntryName.of(file.name());
        EntrySource source = new EntrySource(item.sha256(), item.occurrence(), List.of());
        switch (file.kind()) {
            case LINK -> walk.settle(name, EntryStatus.LINK, source);
            case SPECIAL -> walk.settle(name, EntryStatus.SPECIAL_FILE, source);
            case UNREACHABLE -> walk.settle(name, EntryStatus.PATH_TOO_LONG, source);
            case FILE -> {
                if (changed(path, file.stamp())) {
                    walk.settle(name, EntryStatus.CHANGED, source);
                    return;
                }
                try (FileChannel channel = open(path)) {
                    Region bytes = new Region(
                            channel, DiskFault.Side.ARCHIVE, file.stamp().size());
                    EntryContent content = EntryContent.ofFile(bytes, item.sha256(), budget.ratio());
                    walk.file(name, content, source, path, () -> changed(path, file.stamp()));
                }
            }
        }
    }

    private static FileChannel open(Path path) throws WalkRefusedException {
        try {
            return FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw OperatorPath.refused(OperatorPath.shown(path), e);
        }
    }

    private static boolean changed(Path path, FileStamp stamp) {
        try {
            return !FileStamp.of(path).stamp().equals(stamp);
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException e) {
            throw new DiskFault(DiskFault.Side.ARCHIVE, e);
        }
    }
}
