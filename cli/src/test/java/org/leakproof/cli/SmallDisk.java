package org.leakproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of a given size, made of memory. Wants root; tests that need one are skipped where there is none. */
final class SmallDisk implements AutoCloseable {
    private final Path root;

    private SmallDisk(Path root) {
        this.root = root;
    }

    static SmallDisk mount(Path folder, String size) throws IOException, InterruptedException {
        Files.createDirectory(folder);
        assumeTrue(
                works("mount", "-t", "tmpfs", "-o", "size=" + size, "leakproof-test", folder.toString()),
                "no small disk can be mounted here: mount -t tmpfs fails, which wants root");
        return new SmallDisk(folder);
    }

    Path root() {
        return root;
    }

    void resize(String size) throws IOException, InterruptedException {
        assertThat(works("mount", "-o", "remount,size=" + size, root.toString()))
                .isTrue();
    }

    private static boolean works(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        assertThat(works("umount", "-l", root.toString())).isTrue();
    }
}
