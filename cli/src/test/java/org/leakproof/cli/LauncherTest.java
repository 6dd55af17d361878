package org.leakproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher script in a checkout of its own, with a Java and a Maven that only say what they were asked to do. */
class LauncherTest {
    private static final String OPERATORS_MISTAKE = "2";
    private static final String OUR_FAULT = "1";

    /** What the launcher may expect on any machine. */
    private static final List<String> TOOLS = List.of(
            "sed", "head", "find", "dirname", "readlink", "mktemp", "rm", "mv", "mkdir", "flock", "touch", "wc", "cp");

    @TempDir
    Path work;

    private Path home;
    private Path jdk;
    private Path mavenBin;

    @BeforeEach
    void layOutCheckout() throws IOException {
        home = Files.createDirectory(work.resolve("check out"));
        Files.copy(repository().resolve("leakproof"), home.resolve("leakproof"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        jdk = work.resolve("jdk");
        script(jdk.resolve("bin/javac"), "exit 0");
        script(jdk.resolve("bin/java"), """
                for last; do case $last in *.Rehearsal) exit 1 ;; esac; done
                printf '%s\\n' "LC_ALL=$LC_ALL" "$@" """);
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
        for (String tool : TOOLS) {
            script(work.resolve("tools").resolve(tool), "PATH=/usr/bin:/bin exec " + tool + " \"$@\"");
        }
        mavenBin = work.resolve("maven");
        script(mavenBin.resolve("mvn"), """
                echo built >> "$LOG_OF_BUILDS"
                mkdir -p "$HOME_OF_TEST/cli/target/leakproof/lib" "$HOME_OF_TEST/cli/target/leakproof/extract-lib"
                touch "$HOME_OF_TEST/cli/target/leakproof/lib/b.jar" "$HOME_OF_TEST/cli/target/leakproof/lib/a.jar"
                touch "$HOME_OF_TEST/cli/target/leakproof/extract-lib/x.jar"
                cp "$HOME_OF_TEST/compilers.json" "$HOME_OF_TEST/cli/target/leakproof/" """);
        Files.copy(repository().resolve("cli/src/main/launcher/compilers.json"), home.resolve("compilers.json"));
    }

    @Test
    void buildsAtFirstUseOnlyAndSaysSoInOneLine() throws Exception {
        Result first = run(home.resolve("leakproof"), "run");
        Result second = run(home.resolve("leakproof"), "run");

        assertThat(first.exit()).isEqualTo("0");
        assertThat(first.error()).startsWith("leakproof: building (").hasLineCount(1);
        assertThat(second.error()).isEmpty();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws Exception {
        run(home.resolve("leakproof"), "run");
        Files.createDirectories(home.resolve("redact/src/main/java"));
        Files.writeString(home.resolve("redact/src/main/java/New.java"), "class New {}");
        // beyond the granularity of any file system's clock
        Files.setLastModifiedTime(
                home.resolve("redact/src/main/java/New.java"),
                FileTime.fromMillis(Files.getLastModifiedTime(home.resolve("cli/target/leakproof/built"))
                                .toMillis()
                        + 5_000));
        run(home.resolve("leakproof"), "run");

        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void buildsOnceWhenSeveralAreStartedAtOnce() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            processes.add(start(environment(), home.resolve("leakproof"), "run"));
        }
        for (Process process : processes) {
            assertThat(result(process).exit()).isEqualTo("0");
        }
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void handsArgumentsPropertiesAndClassPathsToTheProgram() throws Exception {
        run(home.resolve("leakproof"), "run");
        Map<String, String> environment = environment();
        environment.put("LEAKPROOF_JAVA_OPTS", "-Done=1 -Dtwo=2");
        environment.put("LC_ALL", "POSIX");
        Path link = Files.createSymbolicLink(work.resolve("a link"), Path.of("check out/leakproof"));

        Result result = result(start(environment, link, "run", "my archive.mbox", "zażółć", "*", ""));

        Path dist = home.resolve("cli/target/leakproof");
        assertThat(result.output())
                .contains(
                        "LC_ALL=C.UTF-8",
                        "-Xmx512m",
                        "-Done=1",
                        "-Dtwo=2",
                        "-Dleakproof.home=" + home,
                        "-Dleakproof.extract.lib=" + dist.resolve("extract-lib"))
                .endsWith(
                        "-cp",
                        dist.resolve("lib/a.jar") + ":" + dist.resolve("lib/b.jar"),
                        "org.leakproof.cli.Leakproof",
                        "run",
                        "my archive.mbox",
                        "zażółć",
                        "*",
                        "");
        assertThat(result.error()).isEmpty();
    }

    /** A JVM that refuses a flag says nothing of it: DisplayVMOutput is among the flags. */
    @ParameterizedTest
    @ValueSource(longs = {1_000_000, 3_000_000_000L})
    void givesFlagsThatThisJavaTakesInSilence(long size) throws Exception {
        sparse(work.resolve("box.mbox"), size);

        assertThat(runHere(Silent.class, "-Xms16m")).isEqualTo(new Result("0", List.of(), ""));
    }

    @Test
    void saysInOneLineThatMemoryRanOut() throws Exception {
        sparse(work.resolve("box.mbox"), 1);

        Result result = runHere(Greedy.class, "-Xmx16m");

        assertThat(result.exit()).isEqualTo("3");
        assertThat(result.output()).isEmpty();
        assertThat(result.error())
                .startsWith("leakproof: out of memory. ")
                .endsWith("run the same command again")
                .hasLineCount(1);
    }

    @Test
    void keepsTheOptimisingCompilerFromSmallArchives() throws Exception {
        sparse(work.resolve("small.mbox"), 100_000_000L);
        sparse(work.resolve("large.mbox"), 200_000_000L);
        String directives = "-XX:CompilerDirectivesFile="
                + home.resolve("cli/target/leakproof").resolve("compilers.json");
        Path launcher = home.resolve("leakproof");

        assertThat(run(launcher, "run", "small.mbox", "--out", "large.mbox").output())
                .contains(directives);
        assertThat(run(launcher, "run", "small.mbox", "large.mbox").output()).doesNotContain(directives);
        assertThat(run(launcher, "redact", "small.mbox").output()).doesNotContain(directives);
    }

    @Test
    void runsADistributionWithoutMaven() throws Exception {
        Files.createDirectory(home.resolve("lib"));
        Files.createFile(home.resolve("lib/a.jar"));
        Files.delete(mavenBin.resolve("mvn"));

        Result result = run(home.resolve("leakproof"), "--help");

        assertThat(result.exit()).isEqualTo("0");
        assertThat(result.output())
                .endsWith("-cp", home.resolve("lib/a.jar").toString(), "org.leakproof.cli.Leakproof", "--help");
    }

    @Test
    void refusesJavaThatIsTooOld() throws Exception {
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");

        Result result = run(home.resolve("leakproof"), "run");

        assertThat(result.exit()).isEqualTo(OPERATORS_MISTAKE);
        assertThat(result.error())
                .contains("is Java 11.0.2; a JDK 17 or newer is needed")
                .hasLineCount(1);
    }

    @Test
    void refusesJavaHomeThatHoldsNone() throws Exception {
        Map<String, String> environment = environment();
        environment.put("JAVA_HOME", work.toString());

        Result result = result(start(environment, home.resolve("leakproof"), "run"));

        assertThat(result.exit()).isEqualTo(OPERATORS_MISTAKE);
        assertThat(result.error()).contains("JAVA_HOME is " + work).hasLineCount(1);
    }

    @Test
    void saysThatMavenIsMissing() throws Exception {
        Files.delete(mavenBin.resolve("mvn"));

        Result result = run(home.resolve("leakproof"), "run");

        assertThat(result.exit()).isEqualTo(OPERATORS_MISTAKE);
        assertThat(result.error()).contains("Maven is missing").hasLineCount(1);
    }

    /** A class that is renamed would lose the optimising compiler, and a run its speed, without a word. */
    @Test
    void namesClassesToTheOptimisingCompilerThatThereAre() throws IOException {
        String directives = Files.readString(repository().resolve("cli/src/main/launcher/compilers.json"));
        List<String> classes = Pattern.compile("\"((?:org/leakproof|sun|java|jdk)/[\\w/$]+)\\.\\*\"")
                .matcher(directives)
                .results()
                .map(match -> match.group(1).replace('/', '.'))
                .toList();

        assertThat(classes)
                .hasSizeGreaterThan(2)
                .allSatisfy(name -> assertThatCode(() -> Class.forName(name)).doesNotThrowAnyException());
    }

    @Test
    void saysWhereTheReasonOfAFailedBuildIs() throws Exception {
        script(mavenBin.resolve("mvn"), "echo no such artefact; exit 1");

        Result result = run(home.resolve("leakproof"), "run");

        assertThat(result.exit()).isEqualTo(OUR_FAULT);
        Path log = home.resolve("cli/target/leakproof-build.log");
        assertThat(result.error()).endsWith("leakproof: the build failed; the reason is in " + log);
        assertThat(log).hasContent("no such artefact");
    }

    /** The program in this Java, with the flags that the launcher gives for box.mbox, and one more. */
    private Result runHere(Class<?> program, String flag) throws IOException, InterruptedException {
        List<String> words = run(home.resolve("leakproof"), "run", "box.mbox").output();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(words.subList(words.indexOf("-Xmx512m"), words.indexOf("-cp")));
        command.addAll(List.of(flag, "-cp", System.getProperty("java.class.path"), program.getName()));
        return result(new ProcessBuilder(command).start());
    }

    private Result run(Path launcher, String... arguments) throws IOException, InterruptedException {
        return result(start(environment(), launcher, arguments));
    }

    private Process start(Map<String, String> environment, Path launcher, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("/bin/bash", launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Result result(Process process) throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String error = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        // one line an argument, the last one may be empty
        String[] lines = output.isEmpty()
                ? new String[0]
                : output.substring(0, output.length() - 1).split("\n", -1);
        return new Result(Integer.toString(process.waitFor()), List.of(lines), error.strip());
    }

    /** Only what is named here: the machine's own Java and Maven stay out of sight. */
    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", mavenBin + ":" + work.resolve("tools"));
        environment.put("JAVA_HOME", jdk.toString());
        environment.put("HOME_OF_TEST", home.toString());
        environment.put("LOG_OF_BUILDS", work.resolve("builds").toString());
        return environment;
    }

    private static void sparse(Path file, long size) throws IOException {
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
            opened.setLength(size);
        }
    }

    private long builds() throws IOException {
        return Files.readAllLines(work.resolve("builds")).size();
    }

    private static void script(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/bash\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (Files.notExists(folder.resolve("leakproof"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    private record Result(String exit, List<String> output, String error) {}

    /** A program that does nothing. */
    static final class Silent {
        private Silent() {}

        public static void main(String[] arguments) {}
    }

    /** A program that wants more memory than there is. */
    static final class Greedy {
        private Greedy() {}

        public static void main(String[] arguments) {
            List<byte[]> kept = new ArrayList<>();
            while (kept.size() < 1_000) {
                kept.add(new byte[1 << 20]);
            }
            System.out.println(kept.size());
        }
    }
}
