package org.leakproof.ingest.walk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The walker's corner of the work folder, mode 0700: bytes of nested entries that cannot be read where they lie, in files
 * of mode 0600 whose names are ordinals. Files that nobody needs by name lose it at once, so that nothing of them
 * survives a crash; what a crash left is removed at the next start.
 */
final class Spool {
    private static final String FOLDER = "walk";
    private static final String NAMED = "entry-";
    private static final String UNNAMED = "unnamed-";
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path folder;
    private final long limit;
    private long used;

    private Spool(Path folder, long limit) {
        this.folder = folder;
        this.limit = limit;
    }

    /** Opens the corner. */
    static Spool open(Path workFolder, long limit) {
        Path folder = workFolder.toAbsolutePath().resolve(FOLDER);
        try {
            Files.createDirectories(workFolder);
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(folder, PRIVATE_FOLDER);
            }
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new DiskFault(DiskFault.Side.WORK_FOLDER, e);
        }
        return new Spool(folder, limit);
    }

    /** Removes what a crash left. */
    Spool emptied() {
        try (DirectoryStream<Path> stale = Files.newDirectoryStream(folder, "{" + NAMED + "," + UNNAMED + "}*")) {
            for (Path file : stale) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new DiskFault(DiskFault.Side.WORK_FOLDER, e);
        }
        return this;
    }

    /** A file that is gone when it is closed, or when the process dies. */
    FileChannel unnamed() {
        return create(folder.resolve(UNNAMED + UUID.randomUUID()), StandardOpenOption.DELETE_ON_CLOSE);
    }

    /** A file that others can open until {@link #delete}. */
    FileChannel named(int ordinal) {
        return create(path(ordinal));
    }

    Path path(int ordinal) {
        return folder.resolve(NAMED + ordinal);
    }

    /** A name in here for a file whose own name cannot be written as text. */
    Path link(int ordinal, Path target) {
        try {
            return Files.createSymbolicLink(path(ordinal), target);
        } catch (IOException e) {
            throw new DiskFault(DiskFault.Side.WORK_FOLDER, e);
        }
    }

    void delete(int ordinal) {
        try {
            Files.deleteIfExists(path(ordinal));
        } catch (IOException e) {
            throw new DiskFault(DiskFault.Side.WORK_FOLDER, e);
        }
    }

    static void write(FileChannel channel, ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new DiskFault(DiskFault.Side.WORK_FOLDER, e);
        }
    }

    static ByteBuffer map(FileChannel channel, long size) {
        try {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, size);
        } catch (IOException e) {
            throw new DiskFault(DiskFault.Side.WORK_FOLDER, e);
        }
    }

    void take(int bytes) throws Fault {
        if (bytes > limit - used) {
            throw new Fault(EntryStatus.TOO_LARGE);
        }
        used += bytes;
    }

    void giveBack(long bytes) {
        used -= bytes;
    }

    private static FileChannel create(Path file, OpenOption... more) {
        Set<OpenOption> options = new HashSet<>(List.of(more));
        options.addAll(List.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE));
        try {
            return FileChannel.open(file, options, PRIVATE_FILE);
        } catch (IOException e) {
            throw new DiskFault(DiskFault.Side.WORK_FOLDER, e);
        }
    }
}
