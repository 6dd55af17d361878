package org.leakproof.publish.disk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leakproof.contract.record.Hashes;
import org.leakproof.publish.disk.Faults.Act;

/** Every change that publish makes to a disk goes through here. */
public final class Disk {
    private static final FileAttribute<?>[] SECRET_FOLDER = {
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
    };
    private static final FileAttribute<?>[] SECRET_FILE = {
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };
    private static final FileAttribute<?>[] OPEN = {};

    private final Faults faults;

    public Disk() {
        this(Faults.NONE);
    }

    public Disk(Faults faults) {
        this.faults = faults;
    }

    /** Who may read what is made. */
    public enum Access {
        /** The owner alone: 0700 and 0600. */
        OWNER,
        /** As the user's mask says. */
        USUAL
    }

    /** Makes a new file for writing.
     *
     *  @throws IOException if it exists or cannot be made */
    public DiskFile create(Path file, Access access) throws IOException {
        faults.before(Act.CREATE, file);
        return new DiskFile(
                file,
                FileChannel.open(
                        file,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                        access == Access.OWNER ? SECRET_FILE : OPEN),
                faults);
    }

    /** Opens an existing file for reading and for writing at its end. */
    public DiskFile open(Path file) throws IOException {
        return new DiskFile(
                file,
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                faults);
    }

    /** Puts a file in place of whatever has that name, whole or not at all, and sees it onto the disk. */
    public void replace(Path file, byte[] content, Access access) throws IOException {
        replace(file, content, access, null);
    }

    /** The same, with the file's time set. */
    public void replace(Path file, byte[] content, Access access, @Nullable LocalDate time) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        delete(fresh);
        try (DiskFile out = create(fresh, access)) {
            out.write(content, 0, content.length);
            out.force();
        }
        if (time != null) {
            setTime(fresh, time);
        }
        rename(fresh, file);
        forceFolder(parent(file));
    }

    /** Renames atomically within one file system; an existing file is replaced, a folder that holds something is not. */
    public void rename(Path from, Path to) throws IOException {
        faults.before(Act.RENAME, to);
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Makes the folder and those above it. The access holds for the last one. */
    public void makeFolder(Path folder, Access access) throws IOException {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Path above = parent(folder);
        if (!Files.isDirectory(above)) {
            makeFolder(above, access);
        }
        faults.before(Act.MAKE_FOLDER, folder);
        Files.createDirectory(folder, access == Access.OWNER ? SECRET_FOLDER : OPEN);
        forceFolder(above);
    }

    /** Sees the folder's names onto the disk. */
    public void forceFolder(Path folder) throws IOException {
        faults.before(Act.FORCE_FOLDER, folder);
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Deletes a file if it is there. */
    public void delete(Path file) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            faults.before(Act.DELETE, file);
            Files.deleteIfExists(file);
        }
    }

    /** Deletes a folder and what is in it, if it is there; links are removed, not followed. */
    public void deleteTree(Path folder) throws IOException {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> list = Files.newDirectoryStream(folder)) {
                for (Path one : list) {
                    deleteTree(one);
                }
            } catch (NoSuchFileException gone) {
                return;
            }
        }
        delete(folder);
    }

    /** Sets a file's or folder's time to the beginning of a day in UTC. */
    public void setTime(Path path, LocalDate day) throws IOException {
        Files.setLastModifiedTime(
                path, FileTime.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    /** What to tell the operator about a disk that failed: its name, what went wrong, how much room there is. */
    public static String describe(Path place, IOException e) {
        String room = "";
        try {
            Path there = place.toAbsolutePath();
            while (there.getParent() != null && !Files.exists(there)) {
                there = there.getParent();
            }
            FileStore store = Files.getFileStore(there);
            room = ", " + store.getUsableSpace() / 1_000_000 + " MB free there";
        } catch (IOException unknown) {
            // then it is left out
        }
        return place + ": cannot be written (" + e.getClass().getSimpleName() + room + ")";
    }

    /** SHA-256 of a file, 64 hexadecimal digits. Links are not followed. */
    public static String sha256(Path file) throws IOException {
        MessageDigest digest = Hashes.sha256();
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The folder that a path lies in. */
    public static Path parent(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException("the root of the file system has no folder above it");
        }
        return parent;
    }
}
