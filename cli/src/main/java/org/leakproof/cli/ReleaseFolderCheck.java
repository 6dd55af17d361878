package org.leakproof.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.publish.bag.TagFiles;

/** Finds out before hours of work whether the release can be written where it shall go. */
final class ReleaseFolderCheck {
    private ReleaseFolderCheck() {}

    /** @throws OperatorMistake with what to name instead */
    static void check(Path out, List<Path> archives, Path work, boolean approvable, boolean approve) {
        if (approve && !approvable) {
            throw new OperatorMistake("--approve: this policy lets nothing leave the building; leave --approve out, or"
                    + " choose a policy that redacts");
        }
        Path parent = out.toAbsolutePath().normalize().getParent();
        if (parent == null) {
            throw new OperatorMistake(out + ": the root of a disk is no place for a release; name a folder in it");
        }
        Path existing = parent;
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
            throw new OperatorMistake(out + ": cannot be made, " + existing
                    + " is not a folder that you may write to; name another --out");
        }
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new OperatorMistake(out + ": is not a folder; name another --out");
        }
        if (isForeign(out)) {
            throw new OperatorMistake(
                    out + ": exists and is no release; nothing was touched; name a folder that is new or empty");
        }
        if (isWithin(work, out)) {
            throw new OperatorMistake(work + ": lies inside the release, and what is secret must not; name another"
                    + " work folder with --work");
        }
        for (Path archive : archives) {
            if (isWithin(work, archive)) {
                throw new OperatorMistake(work + ": lies inside the archive, which must stay as it is; name another"
                        + " work folder with --work");
            }
            if (isWithin(out, archive)) {
                throw new OperatorMistake(
                        out + ": lies inside the archive, which must stay as it is; name another" + " --out");
            }
        }
    }

    private static boolean isForeign(Path out) {
        if (!Files.isDirectory(out) || TagFiles.isBag(out)) {
            return false;
        }
        try (DirectoryStream<Path> list = Files.newDirectoryStream(out)) {
            return list.iterator().hasNext();
        } catch (IOException e) {
            throw new OperatorMistake(
                    out + ": cannot be read (" + e.getClass().getSimpleName() + "); name another --out", e);
        }
    }

    /** Whether the first path is or will be the second or below it, links followed as far as there is something. */
    static boolean isWithin(Path path, Path folder) {
        return real(path).startsWith(real(folder));
    }

    static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path existing = absolute;
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        try {
            return existing.toRealPath().resolve(existing.relativize(absolute));
        } catch (IOException e) {
            return absolute;
        }
    }
}
