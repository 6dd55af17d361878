package org.leakproof.ingest.walk;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Files of the work folder without a name, for whoever must keep more of an archive than the heap holds. They are gone when
 *  they are closed, or when the process dies. Their failures belong within a walk or within {@link #guarded}. */
public final class WorkFiles {
    private final Path workFolder;
    private final Spool spool;

    private WorkFiles(Path workFolder, Spool spool) {
        this.workFolder = workFolder;
        this.spool = spool;
    }

    /** @param workFolder the one that walks use */
    public static WorkFiles in(Path workFolder) throws WalkRefusedException, ClosedByInterruptException {
        try {
            return new WorkFiles(workFolder, Spool.open(workFolder, 0));
        } catch (DiskFault e) {
            throw OperatorPath.refused(e, workFolder);
        }
    }

    /** Sorts any number of small records. */
    public RecordSorter sorter() {
        return new RecordSorter(spool::unnamed);
    }

    /** Keeps records in their order. */
    public RecordFile records() {
        return new RecordFile(spool.unnamed());
    }

    /** An empty file. */
    public FileChannel file() {
        return spool.unnamed();
    }

    /** The work folder failed; for use within a walk or within {@link #guarded}. */
    public static RuntimeException failed(IOException reason) {
        return new DiskFault(DiskFault.Side.WORK_FOLDER, reason);
    }

    /** Runs what uses such files outside of a walk.
     *
     *  @throws WalkRefusedException if the work folder fails */
    public void guarded(Runnable work) throws WalkRefusedException, ClosedByInterruptException {
        try {
            work.run();
        } catch (DiskFault e) {
            throw OperatorPath.refused(e, workFolder);
        }
    }
}
