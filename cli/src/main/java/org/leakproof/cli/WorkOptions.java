package org.leakproof.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the project keeps what must not leave the building. */
final class WorkOptions {
    @Option(
            names = "--work",
            paramLabel = "FOLDER",
            defaultValue = "leakproof-work",
            description = "Folder for the key, the broker's data and spools; secret, mode 0700"
                    + " (default: ${DEFAULT-VALUE}).")
    Path folder;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Key file (default: key in the work folder, made by the first run).")
    Path key;
}
