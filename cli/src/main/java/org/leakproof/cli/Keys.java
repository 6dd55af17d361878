package org.leakproof.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.leakproof.contract.key.KeyFile;

/** The project's key. */
final class Keys {
    private Keys() {}

    /** The key that is named, or the one in the work folder, which is made where there is none. */
    static KeyFile forRun(WorkOptions options, WorkFolder work, PrintWriter out) {
        if (options.key != null) {
            return KeyFile.read(options.key);
        }
        Path file = work.key();
        if (Files.exists(file)) {
            return KeyFile.read(file);
        }
        KeyFile made = KeyFile.create(file);
        out.println("A new key was made: " + options.folder.resolve("key")
                + " (keep a copy: without it the same release" + " cannot be made again)");
        return made;
    }

    /** A worker never makes a key. */
    static KeyFile forWorker(WorkOptions options) {
        return KeyFile.read(options.key != null ? options.key : options.folder.resolve("key"));
    }
}
