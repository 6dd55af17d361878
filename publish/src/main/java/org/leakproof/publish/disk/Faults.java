package org.leakproof.publish.disk;

import java.io.IOException;
import java.nio.file.Path;

/** Told of every step before it is taken, so that a test can end the process, cut the power or fill the disk there. */
public interface Faults {
    /** What can be done to a disk. */
    enum Act {
        CREATE,
        WRITE,
        FORCE,
        TRUNCATE,
        RENAME,
        DELETE,
        MAKE_FOLDER,
        FORCE_FOLDER
    }

    /** Nothing happens. */
    Faults NONE = (act, path) -> {};

    /** @throws IOException to make the step fail */
    void before(Act act, Path path) throws IOException;

    /** How many of these bytes are written first, before the rest counts as a write of its own: a torn write. */
    default int tear(int bytes) {
        return bytes;
    }
}
