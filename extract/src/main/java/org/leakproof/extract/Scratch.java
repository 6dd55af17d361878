package org.leakproof.extract;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** The child's own folder. What lies there is secret, so nothing stays longer than its document. */
final class Scratch {
    private final Path folder;

    Scratch(Path folder) {
        this.folder = folder;
    }

    /** A file by a name of ours. */
    Path file(String name) {
        return folder.resolve(name);
    }

    /** Deletes the document and what its parser left behind; folders stay, since libraries remember theirs. */
    void clearAllBut(Path kept) {
        walk(false, kept);
    }

    /** Deletes everything in it. */
    void wipe() {
        walk(true, folder);
    }

    private void walk(boolean foldersToo, Path kept) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    return file.equals(kept) ? FileVisitResult.CONTINUE : delete(file);
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, IOException e) {
                    return foldersToo && !directory.equals(folder) ? delete(directory) : FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            // the pool deletes the folder with all that is in it when the child has ended
        }
    }

    private static FileVisitResult delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // see above
        }
        return FileVisitResult.CONTINUE;
    }
}
