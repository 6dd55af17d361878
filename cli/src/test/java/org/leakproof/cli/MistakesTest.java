package org.leakproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong on an operator's machine: each time one clear line, the right exit code, nothing lost, and nothing
 *  half-written under a final name. */
final class MistakesTest {
    /** Root without the privilege to pass over modes. */
    private static final List<String> BOUND_BY_MODES =
            List.of("setpriv", "--inh-caps=-all", "--bounding-set=-dac_override,-dac_read_search");

    private static final int MAILS = 600;

    @TempDir
    Path folder;

    private Path archive;
    private Path release;
    private Path work;

    @BeforeEach
    void layOut() throws IOException {
        archive = Files.copy(Repository.example("harbour.mbox"), folder.resolve("archiv ä.mbox"));
        release = folder.resolve("release");
        work = folder.resolve("work");
    }

    @Test
    void namesAnArchiveThatIsNotThere() {
        Path missing = folder.resolve("nicht da.mbox");

        Ended.leakproof(run(missing)).asMistake("\"" + missing + "\" does not exist; check the path");
        Ended.leakproof(run(archive.resolve("inner.mbox")))
                .asMistake("inner.mbox\" lies below something that is no folder; check the path");
        assertNothingMade();
    }

    @Test
    void refusesARedactorWithoutThreadsOrName() {
        String[] redact = {"redact", "--policy", "newsroom", "--bootstrap", "127.0.0.1:1"};

        Ended.leakproof(with(redact, "--threads", "0")).asMistake("--threads 0: expected 1 or more");
        Ended.leakproof(with(redact, "--member", " ")).asMistake("--member \" \": expected a name");
    }

    @Test
    void namesAFileThatMayNotBeRead() throws Exception {
        List<String> before = boundByModes();
        Path dump = Files.createDirectory(folder.resolve("dump"));
        Files.copy(archive, dump.resolve("good.mbox"));
        Path locked = Files.copy(archive, dump.resolve("locked.mbox"));
        mode(locked, "---------");

        RealProcess.start(folder, before, List.of(run(locked)))
                .ended()
                .asMistake("locked.mbox\" cannot be read: permission denied; let this user read it");
        assertNothingMade();
        RealProcess.start(folder, before, List.of(run(dump)))
                .ended()
                .asMistake("locked.mbox\" cannot be read: permission denied; let this user read it");
        assertNoRelease();
    }

    @Test
    void makesAReleaseOfAnEmptyFileAndAFolderWithoutMessages() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.mbox"));
        Path none =
                Files.createDirectories(folder.resolve("none/nothing in here")).getParent();

        Ended ended = Ended.leakproof(run(empty, none)).with(ExitCode.COMPLETE);

        assertThat(ended.out()).contains("The books balance");
        assertThat(ReleaseTable.rows(release, "messages.csv")).isEmpty();
        assertThat(ReleaseTable.rows(release, "ledger.csv")).isEmpty();
        Ended.leakproof("verify", release.toString()).with(ExitCode.COMPLETE);
    }

    @Test
    void namesEveryMistakeOfAPolicyByLineAndColumn() throws IOException {
        Path policy = Files.writeString(
                folder.resolve("règles.yaml"),
                "name: bad\nrules:\n  - detector: phone\n    operater: remove\n  - detector: fone\n");

        Ended ended = Ended.leakproof(run(policy.toString(), archive)).with(ExitCode.MISTAKE);

        assertThat(ended.lines()).allMatch(line -> line.startsWith("leakproof: " + policy + ":"));
        assertThat(ended.err())
                .contains("règles.yaml:4:5: unknown key \"operater\"", "règles.yaml:5:15: ", "expected ", "operator");
        assertNothingMade();
    }

    @Test
    void namesAFolderThatMayNotBeWrittenTo() throws Exception {
        List<String> before = boundByModes();
        Path closed = Files.createDirectory(folder.resolve("closed"));
        mode(closed, "r-xr-xr-x");

        release = closed.resolve("release");
        RealProcess.start(folder, before, List.of(run(archive)))
                .ended()
                .asMistake(release + ": cannot be made, " + closed, "name another --out");
        assertNothingMade();

        release = folder.resolve("release");
        work = closed.resolve("work");
        RealProcess.start(folder, before, List.of(run(archive)))
                .ended()
                .asMistake(work + ": no permission to write here; name another with --work");
        assertNothingMade();
    }

    @Test
    void namesAReleaseFolderThatIsSomethingElseBeforeAnyWork() throws IOException {
        Path notes = Files.writeString(Files.createDirectory(release).resolve("notes.txt"), "mine");

        Ended.leakproof(run(archive)).asMistake(release + ": exists and is no release; nothing was touched");
        assertThat(notes).hasContent("mine");
        assertThat(work).doesNotExist();
    }

    @Test
    void namesAReleaseFolderOfAnotherRunBeforeAnyWork() throws IOException {
        Ended.leakproof(run(archive)).with(ExitCode.COMPLETE);
        Path other = Files.writeString(
                folder.resolve("other.eml"),
                "From: zoe@example.org\nSubject: other\nDate: Mon, 1 Jan 2024 10:00:00 +0000\n\nü\n");
        work = folder.resolve("other work");

        Ended.leakproof(run(other)).asMistake(release + ".inside: exists and belongs to run ", "name another release");
        assertThat(RealProcess.bytesInTopics(work, "messages.")).isZero();
    }

    @Test
    void keepsArchiveReleaseAndSecretsApart() throws IOException {
        Path dump = Files.createDirectory(folder.resolve("dump"));

        release = dump.resolve("release");
        Ended.leakproof(run(dump)).asMistake(release + ": lies inside the archive", "name another --out");
        work = release.resolve("work");
        Ended.leakproof(run(archive)).asMistake(work + ": lies inside the release", "--work");
        release = folder.resolve("release");
        work = dump.resolve("work");
        Ended.leakproof(run(dump)).asMistake(work + ": lies inside the archive", "--work");
        assertThat(dump).isEmptyDirectory();
    }

    @Test
    void namesAnAddressWhereNoKafkaAnswers() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        Ended.leakproof(with(run(archive), "--bootstrap", "127.0.0.1:" + free))
                .asMistake("127.0.0.1:" + free + " does not answer", "is the cluster running");

        try (ServerSocket web = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answerAsAWebServer(web));
            answering.start();
            Ended.leakproof(with(run(archive), "--bootstrap", "127.0.0.1:" + web.getLocalPort()))
                    .asMistake("127.0.0.1:" + web.getLocalPort() + " does not answer as Kafka does");
            answering.join();
        }
        Ended.leakproof(with(run(archive), "--bootstrap", "here")).asMistake("\"here\": expected host:port");
        assertNothingMade();
    }

    @Test
    void namesAPortThatIsTaken() throws IOException {
        Files.createDirectory(work);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ended.leakproof("broker", "--work", work.toString(), "--port", Integer.toString(taken.getLocalPort()))
                    .asMistake(":" + taken.getLocalPort() + ": this port is taken", "choose another one");
        }
    }

    @Test
    void stopsAtCtrlCKeepsOthersOutMeanwhileAndGoesOn() throws Exception {
        LongMailbox.write(archive, MAILS);
        try (RealProcess running = RealProcess.start(folder, List.of(run(archive)))) {
            running.until(() -> RealProcess.bytesInTopics(work, "cleaned.") > 0);
            Ended.leakproof(run(archive))
                    .asMistake(work + ": another leakproof is at work in this folder; wait for it");

            running.interrupt();

            Ended ended = running.ended().with(ExitCode.INTERRUPTED);
            assertThat(ended.lines()).containsExactly("leakproof: stopping; nothing is lost (a moment)");
            assertThat(ended.out()).endsWith("Stopped. Nothing is lost: the same command goes on.\n");
        }
        assertNoRelease();

        Ended.leakproof(run(archive)).with(ExitCode.COMPLETE);
        assertWholeRelease();
    }

    @Test
    void stopsAtCtrlCWhileALargeArchiveIsHashed() throws Exception {
        try (RandomAccessFile sparse = new RandomAccessFile(archive.toFile(), "rw")) {
            sparse.setLength(20L << 30);
        }
        try (RealProcess running = RealProcess.start(folder, List.of(run(archive)))) {
            running.until(() -> running.out().contains("Hashing"));

            running.interrupt();

            Ended ended = running.ended().with(ExitCode.INTERRUPTED);
            assertThat(ended.out()).endsWith("Stopped. Nothing is lost: the same command goes on.\n");
        }
        assertNoRelease();
    }

    @Test
    void stopsWhenTheWorkFoldersDiskIsFullAndGoesOnWhenThereIsRoom() throws Exception {
        LongMailbox.write(archive, MAILS);
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), "50m")) {
            work = disk.root().resolve("work");
            Ended.leakproof(run(archive)).asMistake("the disk", "free", "make room");

            disk.resize("500m");
            try (RealProcess running = RealProcess.start(folder, List.of(run(archive)))) {
                running.until(() -> RealProcess.bytesInTopics(work, "cleaned.") > 0);
                disk.resize("60m");
                running.ended().asMistake("the disk is full", "make room", "the same command again");
            }
            assertNoRelease();

            disk.resize("500m");
            Ended.leakproof(run(archive)).with(ExitCode.COMPLETE);
            assertWholeRelease();
        }
    }

    @Test
    void makesNoReleaseWhenItsDiskIsFullAndMakesItWhenThereIsRoom() throws Exception {
        LongMailbox.write(archive, MAILS);
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), "360k")) {
            release = disk.root().resolve("release");
            Ended.leakproof(run(archive)).asMistake(release + ": cannot be written", "no release was made; make room");
            assertThat(disk.root()).isEmptyDirectory();

            disk.resize("100m");
            Ended.leakproof(run(archive)).with(ExitCode.COMPLETE);
            assertWholeRelease();
        }
    }

    private String[] run(Path... archives) {
        return run(Repository.example("newsroom.yaml").toString(), archives);
    }

    private String[] run(String policy, Path... archives) {
        return Stream.concat(
                        Stream.concat(Stream.of("run"), Stream.of(archives).map(Path::toString)),
                        Stream.of(
                                "--policy",
                                policy,
                                "--out",
                                release.toString(),
                                "--work",
                                work.toString(),
                                "--attachment-text",
                                "no"))
                .toArray(String[]::new);
    }

    private static String[] with(String[] arguments, String... more) {
        return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
    }

    /** Neither a release nor a work folder. */
    private void assertNothingMade() {
        assertNoRelease();
        assertThat(work).doesNotExist();
    }

    private void assertNoRelease() {
        assertThat(release).doesNotExist();
        assertThat(release.resolveSibling(release.getFileName() + ".inside")).doesNotExist();
    }

    private void assertWholeRelease() throws IOException {
        assertThat(ReleaseTable.rows(release, "messages.csv"))
                .hasSize(MAILS)
                .extracting(row -> row.get("cite_id"))
                .doesNotHaveDuplicates();
        assertThat(ReleaseTable.rows(release, "ledger.csv"))
                .hasSize(MAILS)
                .allMatch(row -> row.get(1).equals("published"));
        Ended.leakproof("verify", release.toString()).with(ExitCode.COMPLETE);
        try (Stream<Path> beside = Files.list(release.getParent())) {
            assertThat(beside).noneMatch(path -> path.getFileName().toString().contains("leakproof-"));
        }
    }

    /** What makes a process heed modes even if this one belongs to root. */
    private List<String> boundByModes() throws IOException, InterruptedException {
        Path probe = mode(Files.createFile(folder.resolve("probe")), "---------");
        if (!Files.isReadable(probe)) {
            return List.of();
        }
        try {
            Process process = new ProcessBuilder(
                            with(BOUND_BY_MODES.toArray(String[]::new), "test", "-r", probe.toString()))
                    .start();
            assumeTrue(process.waitFor() == 1, "root ignores modes here, and setpriv cannot change that");
        } catch (IOException noSuchProgram) {
            assumeTrue(false, "root ignores modes, and there is no program setpriv to change that");
        }
        return BOUND_BY_MODES;
    }

    private static Path mode(Path path, String mode) throws IOException {
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private static void answerAsAWebServer(ServerSocket server) {
        try (Socket socket = server.accept();
                OutputStream out = socket.getOutputStream()) {
            socket.getInputStream().read();
            out.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // the client has heard enough
        }
    }
}
