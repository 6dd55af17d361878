package org.leakproof.ingest.walk;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Lists what lies below a folder, links not followed, nothing opened but folders. Folders wait in a file, so neither
 * depth nor breadth needs heap.
 */
final class FolderLister {
    /** PATH_MAX of Linux without the zero at the end; macOS allows less and then says so itself. */
    private static final int LONGEST_PATH = 4095;

    private final byte[] root;
    private final RecordSorter found;
    private long bytes;
    private long count;

    /** @param found takes a {@link ListedFile} record for everything that is no folder */
    FolderLister(Path root, RecordSorter found) {
        this.root = RawNames.bytes(root);
        this.found = found;
    }

    /** Bytes of the regular files found. */
    long bytes() {
        return bytes;
    }

    /** Everything found that is no folder. */
    long count() {
        return count;
    }

    void list(RecordFile folders) throws WalkRefusedException {
        RecordFile.Reader waiting = folders.reader();
        folders.add(new byte[0]);
        while (waiting.hasNext()) {
            byte[] folder = waiting.next();
            Path path = RawNames.path(folder.length == 0 ? root : RawNames.join(root, folder));
            try (DirectoryStream<Path> children = Files.newDirectoryStream(path)) {
                for (Path child : children) {
                    take(child, RawNames.join(folder, RawNames.lastName(child)), folders);
                }
            } catch (DirectoryIteratorException e) {
                throw OperatorPath.refused("folder " + OperatorPath.shown(path), e.getCause());
            } catch (IOException e) {
                throw OperatorPath.refused("folder " + OperatorPath.shown(path), e);
            }
        }
    }

    private void take(Path child, byte[] name, RecordFile folders) throws IOException {
        if (root.length + 1 + name.length > LONGEST_PATH) {
            add(new ListedFile(name, ListedFile.Kind.UNREACHABLE, new FileStamp(0, 0, 0, 0, 0)));
            return;
        }
        FileStamp.Found is = FileStamp.of(child);
        if (is.folder()) {
            folders.add(name);
        } else if (is.regular()) {
            bytes += is.stamp().size();
            add(new ListedFile(name, ListedFile.Kind.FILE, is.stamp()));
        } else {
            add(new ListedFile(name, is.link() ? ListedFile.Kind.LINK : ListedFile.Kind.SPECIAL, is.stamp()));
        }
    }

    private void add(ListedFile file) {
        count++;
        found.add(file.toBytes());
    }
}
