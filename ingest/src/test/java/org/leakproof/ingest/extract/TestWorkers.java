package org.leakproof.ingest.extract;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.leakproof.extract.protocol.Frames;

/** The class path of the child whose parsers misbehave when told to: the module's own with its tests. */
final class TestWorkers {
    private TestWorkers() {}

    static WorkerClassPath classPath() {
        // target/classes, or target/lib/extract.jar once it is packaged
        Path code = WorkerClassPath.codeOf(Frames.class);
        Path target =
                Files.isDirectory(code) ? code.getParent() : code.getParent().getParent();
        try {
            List<Path> elements = new ArrayList<>(List.of(target.resolve("classes"), target.resolve("test-classes")));
            String list = Files.readString(target.resolve("worker-test.classpath"));
            Arrays.stream(list.strip().split(File.pathSeparator)).map(Path::of).forEach(elements::add);
            return new WorkerClassPath(elements, "org.leakproof.extract.MockWorker");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
