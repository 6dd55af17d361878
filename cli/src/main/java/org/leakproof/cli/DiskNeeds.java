package org.leakproof.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.leakproof.contract.OperatorMistake;

/** What a run needs of the disk, about: topics and spool in the work folder, tables and texts in the release. */
record DiskNeeds(long archiveBytes, Path work, Path out) {
    /** The broker's smallest state, and some room to breathe. */
    private static final long FIXED = 200_000_000;

    private static final double WORK_SHARE = 2.0;
    private static final double RELEASE_SHARE = 1.0;

    /** Says what is needed.
     *
     *  @throws OperatorMistake if it is not there */
    void check(PrintWriter console) {
        long inWork = FIXED + (long) (WORK_SHARE * archiveBytes);
        long inOut = (long) (RELEASE_SHARE * archiveBytes);
        try {
            FileStore workStore = Files.getFileStore(existing(work));
            FileStore outStore = Files.getFileStore(existing(out));
            boolean same = workStore.equals(outStore);
            console.println("Needs about " + Sizes.of(inWork) + " of disk in " + work.getFileName() + " and "
                    + Sizes.of(inOut) + " for the release; free: " + Sizes.of(workStore.getUsableSpace())
                    + (same ? "" : " and " + Sizes.of(outStore.getUsableSpace())));
            console.flush();
            demand(workStore, same ? inWork + inOut : inWork, work, "--work");
            demand(outStore, inOut, out, "--out");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void demand(FileStore store, long bytes, Path where, String option) throws IOException {
        if (store.getUsableSpace() < bytes) {
            throw new OperatorMistake(where + ": the disk has " + Sizes.of(store.getUsableSpace()) + " free and about "
                    + Sizes.of(bytes) + " are needed; make room, or name a folder on another disk with " + option);
        }
    }

    private static Path existing(Path path) {
        Path at = path.toAbsolutePath().normalize();
        while (!Files.exists(at)) {
            at = at.getParent();
        }
        return at;
    }
}
