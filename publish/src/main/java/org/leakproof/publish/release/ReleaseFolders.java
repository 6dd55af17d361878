package org.leakproof.publish.release;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.contract.record.RunId;
import org.leakproof.publish.bag.TagFiles;
import org.leakproof.publish.disk.Disk;

/** The two folders of a release, and the two beside them in which they are made. */
final class ReleaseFolders {
    final Path release;
    final Path inside;
    final Path releasePart;
    final Path insidePart;
    private final Path insideOld;

    ReleaseFolders(Path out) {
        this.release = out;
        this.inside = beside(out, ".inside");
        this.releasePart = beside(out, ".leakproof-part");
        this.insidePart = beside(out, ".inside.leakproof-part");
        this.insideOld = beside(out, ".inside.leakproof-old");
    }

    private static Path beside(Path out, String ending) {
        return out.resolveSibling(out.getFileName() + ending);
    }

    /** Looks before anything is written.
     *
     *  @throws OperatorMistake if something else has the folders' names */
    void check(RunId run) throws IOException {
        if (exists(release) && !isEmptyFolder(release) && !(isFolder(release) && TagFiles.isBag(release))) {
            throw new OperatorMistake(
                    release + ": exists and is no release; nothing was touched; name a folder that is new or empty");
        }
        if (exists(inside) && !isEmptyFolder(inside)) {
            String other = InsideFolder.runOf(inside).orElse("");
            if (!other.equals(run.value())) {
                throw new OperatorMistake(inside + ": exists and "
                        + (other.isEmpty() ? "is no folder of a run" : "belongs to run " + other)
                        + "; nothing was touched; name another release folder than " + release);
            }
        }
    }

    /** Whether a release has the final name. */
    boolean isReleased() throws IOException {
        return isFolder(release) && !isEmptyFolder(release);
    }

    /** Removes what an interrupted attempt left. */
    void clear(Disk disk) throws IOException {
        disk.deleteTree(releasePart);
        disk.deleteTree(insidePart);
        if (exists(insideOld)) {
            if (exists(inside)) {
                disk.deleteTree(insideOld);
            } else {
                disk.rename(insideOld, inside);
            }
        }
    }

    /** Gives the inside folder its final name; it replaces one of the same run. */
    void placeInside(Disk disk) throws IOException {
        if (exists(inside)) {
            disk.rename(inside, insideOld);
        }
        disk.rename(insidePart, inside);
        disk.forceFolder(Disk.parent(inside));
        disk.deleteTree(insideOld);
    }

    /** Gives the release its final name, which is free or an empty folder's. */
    void placeRelease(Disk disk) throws IOException {
        disk.rename(releasePart, release);
        disk.forceFolder(Disk.parent(release));
    }

    private static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isEmptyFolder(Path path) throws IOException {
        if (!isFolder(path)) {
            return false;
        }
        try (DirectoryStream<Path> list = Files.newDirectoryStream(path)) {
            return !list.iterator().hasNext();
        }
    }
}
