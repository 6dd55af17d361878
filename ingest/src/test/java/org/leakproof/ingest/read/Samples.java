package org.leakproof.ingest.read;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/** Real exports that lie beside the repository; tests that need them are skipped where they are not. */
public final class Samples {
    private Samples() {}

    /** A folder of the samples. */
    public static Path folder(String name) {
        Path at = Paths.get("").toAbsolutePath();
        while (at != null && !Files.isDirectory(at.resolve("shared/samples"))) {
            at = at.getParent();
        }
        assumeTrue(at != null, "no folder shared/samples beside the repository");
        Path folder = at.resolve("shared/samples").resolve(name);
        assumeTrue(Files.exists(folder), "the samples have no " + name);
        return folder;
    }
}
