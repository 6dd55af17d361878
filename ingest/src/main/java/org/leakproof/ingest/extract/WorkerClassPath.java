package org.leakproof.ingest.extract;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.leakproof.extract.protocol.Frames;

/**
 * The child's own class path, and the program on it.
 *
 * @param elements jars and folders of classes, absolute, in order
 */
public record WorkerClassPath(List<Path> elements, String mainClass) {
    /** Names the folder of the child's jars; wins over what {@link #find} finds. */
    public static final String PROPERTY = "leakproof.extract.lib";

    private static final String WORKER = "org.leakproof.extract.Worker";

    public WorkerClassPath {
        elements = elements.stream().map(p -> p.toAbsolutePath().normalize()).toList();
        if (elements.isEmpty()) throw new IllegalArgumentException("empty class path");
    }

    /**
     * The jars in a folder, as the build of the module {@code extract} puts them into {@code target/lib}.
     *
     * @throws IllegalArgumentException when the folder is not that
     */
    public static WorkerClassPath ofFolder(Path folder) {
        if (!Files.isDirectory(folder)) throw notFound("no folder " + folder);
        try (Stream<Path> files = Files.list(folder)) {
            // sorted: the order of a folder's entries is no order
            List<Path> jars = files.filter(p -> p.getFileName().toString().endsWith(".jar"))
                    .sorted()
                    .toList();
            if (jars.stream().noneMatch(p -> p.getFileName().toString().startsWith("tika-core-"))) {
                throw notFound("the folder " + folder + " holds no tika-core jar");
            }
            return new WorkerClassPath(jars, WORKER);
        } catch (IOException e) {
            throw notFound("the folder " + folder + " cannot be read");
        }
    }

    /**
     * Where the build leaves it: the folder that the system property {@value #PROPERTY} names, or else what lies beside
     * the classes of {@code extract} that this JVM has loaded: jars beside its jar, or the list beside its folder of
     * classes.
     *
     * @throws IllegalArgumentException when it is in neither place
     */
    public static WorkerClassPath find() {
        String property = System.getProperty(PROPERTY, "");
        if (!property.isEmpty()) return ofFolder(Path.of(property));
        Path code = codeOf(Frames.class);
        if (!Files.isDirectory(code)) return ofFolder(code.getParent());
        return ofList(code, code.resolveSibling("worker.classpath"));
    }

    /** The classes, and the jars that a file lists as the Maven dependency plugin writes it. */
    static WorkerClassPath ofList(Path classes, Path list) {
        try {
            List<Path> elements = new ArrayList<>(List.of(classes));
            Arrays.stream(Files.readString(list).strip().split(File.pathSeparator))
                    .map(Path::of)
                    .forEach(elements::add);
            return new WorkerClassPath(elements, WORKER);
        } catch (IOException e) {
            throw notFound("the list " + list + " cannot be read");
        }
    }

    static Path codeOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static IllegalArgumentException notFound(String what) {
        return new IllegalArgumentException("the text extraction program was not found: " + what + "; set -D" + PROPERTY
                + "= to the folder extract/target/lib of the build");
    }
}
