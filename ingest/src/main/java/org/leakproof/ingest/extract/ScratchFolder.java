package org.leakproof.ingest.extract;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/** The pool's folder: one folder in it for each child, which goes when the child does. */
final class ScratchFolder {
    private static final String PREFIX = "worker-";

    /** Counted for every file, however small: inodes run out too. */
    private static final long LEAST_FILE = 4096;

    private final Path root;
    private int made;

    ScratchFolder(Path root) {
        this.root = root;
    }

    /** Makes it, and removes what an earlier pool left that was killed. */
    synchronized void open() throws IOException {
        Files.createDirectories(root);
        onlyForOwner(root);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(root, PREFIX + "*")) {
            for (Path folder : left) delete(folder);
        }
    }

    /** A new folder for a child, with a folder {@code tmp} in it. */
    synchronized Path make() throws IOException {
        made++;
        Path folder = Files.createDirectory(root.resolve(PREFIX + made));
        onlyForOwner(folder);
        Files.createDirectory(folder.resolve("tmp"));
        return folder;
    }

    private static void onlyForOwner(Path folder) throws IOException {
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** Bytes in a folder, roughly: its child is at work in it. */
    static long size(Path folder) {
        long[] bytes = {0};
        walk(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                bytes[0] += Math.max(LEAST_FILE, attributes.size());
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException e) {
                bytes[0] += LEAST_FILE;
                return FileVisitResult.CONTINUE;
            }
        });
        return bytes[0];
    }

    /** Deletes a folder and all in it, as far as that goes. */
    static void delete(Path folder) {
        walk(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                return remove(file);
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException e) {
                return remove(directory);
            }
        });
    }

    private static FileVisitResult remove(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // the next pool in this folder tries again
        }
        return FileVisitResult.CONTINUE;
    }

    private static void walk(Path folder, SimpleFileVisitor<Path> visitor) {
        try {
            Files.walkFileTree(folder, visitor);
        } catch (IOException e) {
            // it is changing under our hands; what was seen counts
        }
    }
}
