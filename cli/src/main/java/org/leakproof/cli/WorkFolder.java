package org.leakproof.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.contract.record.RunId;

/** The folder in which a project keeps what must not leave the building: the key, the broker's topics, spools, the log.
 *  Mode 0700; one process at a time. */
final class WorkFolder implements AutoCloseable {
    private final Path root;
    private final FileChannel channel;
    private final FileLock lock;

    private WorkFolder(Path root, FileChannel channel, FileLock lock) {
        this.root = root;
        this.channel = channel;
        this.lock = lock;
    }

    /** Opens the folder for this process alone, making it where it is missing.
     *
     *  @throws OperatorMistake if another process has it, or it cannot be written */
    static WorkFolder open(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        FileChannel channel = null;
        try {
            if (!Files.isDirectory(root)) {
                Files.createDirectories(root.getParent());
                Files.createDirectory(
                        root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            channel = FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new OperatorMistake(folder + ": another leakproof is at work in this folder; wait for it, or give"
                        + " this one a work folder of its own with --work");
            }
            WorkFolder work = new WorkFolder(root, channel, lock);
            work.clear(work.temporary());
            return work;
        } catch (FileAlreadyExistsException e) {
            throw new OperatorMistake(folder + ": is not a folder; name another with --work", e);
        } catch (AccessDeniedException e) {
            throw new OperatorMistake(folder + ": no permission to write here; name another with --work", e);
        } catch (IOException e) {
            throw new OperatorMistake(
                    folder + ": cannot be used as a work folder ("
                            + e.getClass().getSimpleName() + "); name another with --work",
                    e);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        }
    }

    Path root() {
        return root;
    }

    /** The project's key, unless another is named. */
    Path key() {
        return root.resolve("key");
    }

    /** The embedded broker's data. */
    Path kafka() {
        return root.resolve("kafka");
    }

    /** What publish has collected for a run. */
    Path spool(RunId run) {
        return root.resolve("spool").resolve(run.value());
    }

    /** Where it stands where a run's vault is. */
    Path vaultNote(RunId run) {
        return root.resolve("vaults").resolve(run.value());
    }

    Path fingerprints() {
        return root.resolve("fingerprints");
    }

    Path log() {
        return root.resolve("leakproof.log");
    }

    /** Notes of the stages, to know of an unclean end. */
    Path stage(String name) {
        return root.resolve("stage").resolve(name);
    }

    /** Emptied at every start. */
    Path temporary() {
        return root.resolve("tmp");
    }

    private void clear(Path folder) throws IOException {
        Folders.delete(folder);
        Files.createDirectory(folder);
    }

    @Override
    public void close() {
        try (channel) {
            Folders.delete(temporary());
            lock.release();
        } catch (IOException e) {
            throw new OperatorMistake(
                    root + ": cannot be closed (" + e.getClass().getSimpleName() + ")", e);
        }
    }
}
