package org.leakproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The program in a JVM of its own, for what needs a signal or a limit of the system. */
final class RealProcess implements AutoCloseable {
    private static final long DEADLINE_SECONDS = 300;

    /** Of a log, in lines: what went before an end that nobody understands. */
    private static final int LAST = 60;

    private final Path folder;
    private final Process process;
    private final Path out;
    private final Path err;

    private RealProcess(Path folder, Process process, Path out, Path err) {
        this.folder = folder;
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** @param folder where what it says is written down, under a new name each time */
    static RealProcess start(Path folder, List<String> arguments) throws IOException {
        return start(folder, List.of(), arguments);
    }

    /** @param before a program that runs the one behind it under other circumstances, with its arguments */
    static RealProcess start(Path folder, List<String> before, List<String> arguments) throws IOException {
        Path out = Files.createTempFile(folder, "process", ".out");
        Path err = Files.createTempFile(folder, "process", ".err");
        List<String> command = new ArrayList<>(before);
        // a shell's background job ignores SIGINT, and so do its children
        command.addAll(List.of("env", "--default-signal=INT"));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote"));
        if (Runtime.version().feature() >= 24) {
            command.addAll(List.of("--illegal-native-access=allow", "--sun-misc-unsafe-memory-access=allow"));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.leakproof.cli.Leakproof"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new RealProcess(folder, process, out, err);
    }

    /** Waits for a condition, which must come before the process ends. */
    RealProcess until(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(process.waitFor(5, TimeUnit.MILLISECONDS))
                    .as(() -> "ended too early: " + said())
                    .isFalse();
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
        }
        return this;
    }

    /** What it has said on standard output so far. */
    String out() {
        return text(out);
    }

    /** What Ctrl-C does. */
    void interrupt() throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Waits for the end. */
    Ended ended() throws InterruptedException {
        assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS))
                .as(() -> "ended in time: " + said())
                .isTrue();
        return new Ended(process.exitValue(), text(out), text(err), logs());
    }

    private String said() {
        return text(out) + text(err) + logs();
    }

    /** The ends of the logs in its folder: the broker's are among them. */
    private String logs() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith("leakproof.log"))
                    .map(log -> log + "\n" + end(text(log)))
                    .collect(Collectors.joining());
        } catch (IOException | UncheckedIOException gone) {
            return "";
        }
    }

    private static String end(String text) {
        List<String> lines = text.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST), lines.size()));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes that a work folder's broker has in topics whose name has this word in it. */
    static long bytesInTopics(Path work, String word) {
        try (Stream<Path> walk = Files.walk(work.resolve("kafka"))) {
            return walk.filter(path -> path.getFileName().toString().endsWith(".log"))
                    .filter(path -> path.getParent().getFileName().toString().contains(word))
                    .mapToLong(path -> path.toFile().length())
                    .sum();
        } catch (IOException | UncheckedIOException notYet) {
            return 0;
        }
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
