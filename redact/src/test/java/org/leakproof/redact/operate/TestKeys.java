package org.leakproof.redact.operate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.leakproof.contract.key.KeyFile;

/** A fresh key for tests. */
public final class TestKeys {
    private TestKeys() {}

    public static KeyFile one() {
        try {
            Path folder = Files.createTempDirectory("leakproof-key");
            Path file = folder.resolve("key");
            KeyFile keys = KeyFile.create(file);
            Files.delete(file);
            Files.delete(folder);
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
