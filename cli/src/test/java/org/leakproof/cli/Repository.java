package org.leakproof.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the checkout is, for tests that use what is shipped. */
final class Repository {
    private Repository() {}

    static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(at.resolve("examples"))) {
            at = at.getParent();
        }
        return at;
    }

    static Path example(String name) {
        return root().resolve("examples").resolve(name);
    }
}
