package org.leakproof.ingest.extract;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Builds the command line of a child and starts it, as confined as the machine allows. */
final class Launcher {
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
    private static final Path JAVA = JAVA_HOME.resolve("bin").resolve("java");
    private static final int PROBE_SECONDS = 20;

    /** What a JVM links against, where it is. */
    private static final List<String> LIBRARIES = List.of("/usr/lib", "/usr/lib32", "/usr/lib64", "/lib", "/lib64");

    private final WorkerClassPath classPath;
    private final int heapMegabytes;
    private final Confinement confinement;
    private final List<String> wrapper;

    private Launcher(WorkerClassPath classPath, int heapMegabytes, Confinement confinement, List<String> wrapper) {
        this.classPath = classPath;
        this.heapMegabytes = heapMegabytes;
        this.confinement = confinement;
        this.wrapper = wrapper;
    }

    /**
     * Tries what there is, the strongest first.
     *
     * @param folder an empty folder for the trial
     * @param path folders of programs, as in the variable PATH
     */
    static Launcher probe(WorkerClassPath classPath, WorkerSettings settings, Path folder, String path) {
        int heap = settings.heapMegabytes();
        if (settings.confined()) {
            Optional<Path> bwrap = program("bwrap", path);
            if (bwrap.isPresent()) {
                Launcher launcher =
                        new Launcher(classPath, heap, Confinement.BUBBLEWRAP, bubblewrap(bwrap.get(), classPath));
                // the whole JVM: whether all that it needs is bound cannot be told from less
                if (launcher.works(List.of(JAVA.toString(), "-Xshare:auto", "-version"), folder)) return launcher;
            }
            Optional<Path> unshare = program("unshare", path);
            Optional<Path> trivial = program("true", path);
            if (unshare.isPresent() && trivial.isPresent()) {
                // as root, or as the root of a user namespace of its own
                for (List<String> options : List.of(List.of("--net"), List.of("--map-root-user", "--net"))) {
                    List<String> wrapper = new ArrayList<>(List.of(unshare.get().toString()));
                    wrapper.addAll(options);
                    wrapper.add("--");
                    Launcher launcher = new Launcher(classPath, heap, Confinement.NETWORK_NAMESPACE, wrapper);
                    if (launcher.works(List.of(trivial.get().toString()), folder)) return launcher;
                }
            }
        }
        return new Launcher(classPath, heap, Confinement.NONE, List.of());
    }

    Confinement confinement() {
        return confinement;
    }

    /**
     * Starts a child.
     *
     * @param folder its own, for its temporary files, with a folder {@code tmp} in it
     * @param warm whether it reads a few documents of its own before it is ready
     */
    Process start(Path folder, boolean warm) throws IOException {
        List<String> command = new ArrayList<>(wrap(folder));
        command.addAll(java(folder));
        if (warm) command.add("warm");
        return process(command, folder)
                .redirectError(folder.resolve("stderr").toFile())
                .start();
    }

    private List<String> java(Path folder) {
        return List.of(
                JAVA.toString(),
                "-Xmx" + heapMegabytes + "m",
                "-Xss2m",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:MaxDirectMemorySize=64m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + folder.resolve("hs_err"),
                // what the JVM itself prints must not get into the channel, nor its counters into a shared folder
                "-XX:+DisplayVMOutputToStderr",
                "-XX:-UsePerfData",
                "-XX:+DisableAttachMechanism",
                // lives for many small documents: start and footprint count
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Djava.io.tmpdir=" + folder.resolve("tmp"),
                "-Duser.home=" + folder,
                "-Duser.name=nobody",
                // the same text on every machine
                "-Duser.timezone=UTC",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Dfile.encoding=UTF-8",
                "-Djava.awt.headless=true",
                "-cp",
                classPath.elements().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                classPath.mainClass());
    }

    private List<String> wrap(Path folder) {
        if (confinement != Confinement.BUBBLEWRAP) return wrapper;
        List<String> whole = new ArrayList<>(wrapper);
        whole.addAll(List.of("--bind", folder.toString(), folder.toString(), "--chdir", folder.toString(), "--"));
        return whole;
    }

    private static ProcessBuilder process(List<String> command, Path folder) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("TZ", "UTC");
        environment.put("HOME", folder.toString());
        environment.put("TMPDIR", folder.resolve("tmp").toString());
        environment.put("PATH", folder.resolve("tmp").toString());
        return builder;
    }

    private boolean works(List<String> trial, Path folder) {
        List<String> command = new ArrayList<>(wrap(folder));
        command.addAll(trial);
        try {
            Process process = process(command, folder)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS);
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Optional<Path> program(String name, String path) {
        return Arrays.stream((path + File.pathSeparator + "/usr/bin" + File.pathSeparator + "/bin")
                        .split(File.pathSeparator))
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static List<String> bubblewrap(Path bwrap, WorkerClassPath classPath) {
        List<String> options = new ArrayList<>(List.of(bwrap.toString(), "--unshare-all", "--new-session"));
        options.addAll(List.of("--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"));
        for (String library : LIBRARIES) {
            Path path = Path.of(library);
            if (Files.isSymbolicLink(path)) {
                options.addAll(List.of("--symlink", target(path).toString(), library));
            } else {
                options.addAll(List.of("--ro-bind-try", library, library));
            }
        }
        options.addAll(List.of("--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache"));
        options.addAll(List.of("--ro-bind", JAVA_HOME.toString(), JAVA_HOME.toString()));
        linksOutOf(JAVA_HOME).forEach((at, real) -> options.addAll(List.of("--ro-bind-try", real, at)));
        for (Path element : classPath.elements()) {
            options.addAll(List.of("--ro-bind", element.toString(), element.toString()));
        }
        return options;
    }

    private static Path target(Path link) {
        try {
            return Files.readSymbolicLink(link);
        } catch (IOException e) {
            return link;
        }
    }

    /** Distributions keep a JDK's configuration in /etc and link to it. */
    private static Map<String, String> linksOutOf(Path home) {
        Map<String, String> links = new LinkedHashMap<>();
        try {
            Files.walkFileTree(home, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (attributes.isSymbolicLink() && Files.exists(file)) {
                        Path at = file.resolveSibling(Files.readSymbolicLink(file))
                                .normalize();
                        if (!at.startsWith(home))
                            links.put(at.toString(), file.toRealPath().toString());
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            // then the trial fails, and something weaker is used
        }
        return links;
    }
}
