package org.leakproof.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.leakproof.contract.OperatorMistake;

/** Finds out before hours of work whether the release can be written where it shall go. */
final class ReleaseFolderCheck {
    private ReleaseFolderCheck() {}

    static void check(Path out, boolean approvable, boolean approve) {
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
    }
}
