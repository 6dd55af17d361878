package org.leakproof.ingest.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** No child outlives its parent, however the parent ends. */
@Timeout(120)
class OrphanTest {
    @TempDir
    Path folder;

    /** The parent that will be killed: one child hangs in a document, another is idle. */
    static final class Parent {
        public static void main(String[] args) throws IOException {
            WorkerSettings settings =
                    WorkerSettings.standard(Path.of(args[0])).withWorkers(2, 0).withDeadline(Duration.ofMinutes(10));
            WorkerPool pool = new WorkerPool(settings, TestWorkers.classPath());
            byte[] hang = ("<mock><hang millis='600000' heavy='true' pulse_millis='100' interruptible='false'/></mock>")
                    .getBytes(UTF_8);
            Thread busy = new Thread(() -> pool.extract(DocumentSource.of(hang), "application/mock+xml", ""));
            busy.start();
            pool.extract(DocumentSource.of("Text".getBytes(UTF_8)), "", "txt");
            while (pool.pids().size() < 2) Thread.onSpinWait();
            Path list = Path.of(args[1]);
            Files.writeString(
                    list.resolveSibling("writing"),
                    String.join(" ", pool.pids().stream().map(String::valueOf).toList()));
            Files.move(list.resolveSibling("writing"), list);
        }
    }

    @Test
    void childrenEndWhenTheirParentIsKilled() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "no /proc on this machine");
        Path scratch = folder.resolve("scratch");
        Path list = folder.resolve("pids");
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        scratch.toString(),
                        list.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        try {
            while (!Files.exists(list) && parent.isAlive()) Thread.onSpinWait();
            assertThat(parent.isAlive())
                    .as(Files.readString(folder.resolve("out")))
                    .isTrue();
            List<Long> children = Stream.of(Files.readString(list).split(" "))
                    .map(Long::valueOf)
                    .toList();
            assertThat(children).hasSize(2).allMatch(OrphanTest::runs);

            parent.destroyForcibly().waitFor();

            while (children.stream().anyMatch(OrphanTest::runs)) Thread.onSpinWait();
            assertThat(documentsIn(scratch)).as("documents left on disk").isEmpty();
        } finally {
            parent.destroyForcibly();
        }
    }

    /** A zombie that nobody has buried yet does not run. */
    private static boolean runs(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Path> documentsIn(Path scratch) throws IOException {
        try (Stream<Path> all = Files.walk(scratch)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().equals("stderr"))
                    .toList();
        }
    }
}
