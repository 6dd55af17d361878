package org.leakproof.ingest.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.extract.protocol.Reason;

/** A child may do what it likes: only its document is lost, and it is said why. */
@Timeout(120)
class WorkerPoolTest {
    private static final String WORDS = "Größe, Zażółć, Привет, שלום, 你好 🦊";

    @TempDir
    static Path shared;

    private static WorkerPool pool;

    @TempDir
    Path scratch;

    @BeforeAll
    static void startOnePoolForMost() {
        pool = new WorkerPool(
                settings(shared).withDeadline(Duration.ofSeconds(4)).withHeapMegabytes(96), TestWorkers.classPath());
    }

    @AfterAll
    static void leaveNothingBehind() throws IOException {
        List<Long> children = pool.pids();
        pool.close();
        assertThat(children).isNotEmpty().noneMatch(pid -> ProcessHandle.of(pid).isPresent());
        try (Stream<Path> left = Files.list(shared)) {
            assertThat(left).isEmpty();
        }
    }

    private static WorkerSettings settings(Path folder) {
        return WorkerSettings.standard(folder).withWorkers(1, 0);
    }

    private static Extraction extract(WorkerPool from, String text, String declared, String extension) {
        return from.extract(DocumentSource.of(text.getBytes(UTF_8)), declared, extension);
    }

    private static Extraction mock(String actions) {
        return extract(
                pool, "<?xml version='1.0' encoding='UTF-8'?><mock>" + actions + "</mock>", "application/mock+xml", "");
    }

    private static Extraction probe(WorkerPool from, String command) {
        return extract(from, "<?xml version='1.0'?><probe>" + command + "</probe>", "application/probe+xml", "");
    }

    private static String probed(WorkerPool from, String command) {
        return ((Extraction.Text) probe(from, command)).text();
    }

    private static void assertHeldAndNextRead(Extraction held, Reason reason) {
        assertThat(held)
                .isInstanceOfSatisfying(
                        Extraction.NoText.class,
                        none -> assertThat(none.reason()).isEqualTo(reason));
        assertThat(extract(pool, WORDS, "text/plain", "txt"))
                .isInstanceOfSatisfying(
                        Extraction.Text.class,
                        next -> assertThat(next.text().strip()).isEqualTo(WORDS));
    }

    @Test
    void givesTextWithTheDetectedKind() {
        assertThat(extract(pool, WORDS, "application/octet-stream", "txt"))
                .isInstanceOfSatisfying(Extraction.Text.class, found -> {
                    assertThat(found.text().strip()).isEqualTo(WORDS);
                    assertThat(found.detectedMediaType()).isEqualTo("text/plain");
                    assertThat(found.complete()).isTrue();
                    assertThat(found.toString()).doesNotContain("Größe");
                });
    }

    @Test
    void holdsDocumentThatEatsTheHeap() {
        long before = usedHeap();
        assertHeldAndNextRead(mock("<oom/>"), Reason.OUT_OF_MEMORY);
        assertThat(usedHeap() - before).as("this side's heap").isLessThan(64L << 20);
    }

    @Test
    void takesNoExitForSuccess() {
        assertHeldAndNextRead(probe(pool, "exit 0"), Reason.CRASHED);
    }

    @Test
    void holdsDocumentThatHangs() {
        assertHeldAndNextRead(
                mock("<hang millis='600000' heavy='true' pulse_millis='100' interruptible='false'/>"), Reason.TIMEOUT);
    }

    @Test
    void holdsDocumentThatSleepsAndStillSaysItsKind() {
        Extraction held = mock("<hang millis='600000' heavy='false' interruptible='false'/>");
        assertThat(held.detectedMediaType()).isEqualTo("application/mock+xml");
        assertHeldAndNextRead(held, Reason.TIMEOUT);
    }

    @Test
    void retiresChildWhoseStackOverflowed() {
        extract(pool, WORDS, "", "txt");
        int started = pool.started();
        assertHeldAndNextRead(mock("<throw class='java.lang.StackOverflowError'>x</throw>"), Reason.DAMAGED);
        assertThat(pool.started()).isGreaterThan(started);
    }

    @Test
    void keepsTheChannelCleanOfWhatParsersPrint() {
        Extraction found = mock("<print_out>a</print_out><print_out static='true'>b</print_out>"
                + "<print_err static='true'>c</print_err><write>" + WORDS + "</write>");
        assertThat(found)
                .isInstanceOfSatisfying(
                        Extraction.Text.class,
                        text -> assertThat(text.text().strip()).isEqualTo(WORDS));
    }

    @Test
    void doesNotBelieveWhatIsForgedIntoTheChannel() {
        assertHeldAndNextRead(probe(pool, "forge \u0006\u0000\u0000\u0000\u0001x"), Reason.CRASHED);
    }

    @Test
    void saysThatThereWasTextBeforeTheFailure() {
        Extraction held = mock("<write>Anfang</write><throw class='java.lang.NullPointerException'>x</throw>");
        assertThat(held).isEqualTo(new Extraction.NoText(Reason.DAMAGED, "application/mock+xml", true));
        assertThat(mock("<throw class='java.lang.NullPointerException'>x</throw>"))
                .isEqualTo(new Extraction.NoText(Reason.DAMAGED, "application/mock+xml", false));
    }

    @Test
    void asksAnotherChildWhenOneDiedIdle() throws Exception {
        extract(pool, WORDS, "", "txt");
        for (long pid : pool.pids()) {
            ProcessHandle child = ProcessHandle.of(pid).orElseThrow();
            child.destroyForcibly();
            child.onExit().get();
        }
        assertThat(extract(pool, WORDS, "", "txt")).isInstanceOf(Extraction.Text.class);
    }

    @Test
    void givesChildrenNoneOfItsOwnSurroundings() {
        String seen = probed(pool, "surroundings");
        assertThat(seen).contains("locale en_US\n", "zone UTC\n", "user nobody\n");
        assertThat(seen.lines().findFirst().orElseThrow())
                .matches("environment \\[HOME, LC_ALL, PATH,( PWD,)? TMPDIR, TZ]");
    }

    @Test
    void cutsChildrenOffTheNetworkWhereTheMachineCan() throws IOException {
        assumeTrue(pool.confinement() != Confinement.NONE, "neither bwrap nor unshare works here");
        try (ServerSocket ears = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(probed(pool, "connect " + ears.getLocalPort())).isEqualTo("no way out");
        }
    }

    @Test
    void hidesOtherFilesFromChildrenWhereTheMachineCan() throws IOException {
        assumeTrue(pool.confinement() == Confinement.BUBBLEWRAP, "bwrap is not there or does not work here");
        Path secret = Files.writeString(scratch.resolve("secret"), "geheim");
        assertThat(probed(pool, "look " + secret)).isEqualTo("nothing there");
        assertThat(probed(pool, "look /etc/passwd")).isEqualTo("nothing there");
    }

    @Test
    void holdsDocumentThatFillsTheDisk() {
        WorkerSettings small = settings(scratch).withLimits(1 << 20, 1 << 20, 32L << 20);
        try (WorkerPool tight = new WorkerPool(small, TestWorkers.classPath())) {
            assertThat(probe(tight, "fill 200"))
                    .isEqualTo(new Extraction.NoText(Reason.TOO_LARGE, "application/probe+xml", false));
        }
    }

    @Test
    void holdsDocumentsAndTextsAboveTheLimits() throws IOException {
        WorkerSettings small = settings(scratch).withLimits(100_000, 1_000, 32L << 20);
        try (WorkerPool tight = new WorkerPool(small, TestWorkers.classPath())) {
            assertThat(extract(tight, "a".repeat(100_001), "", "txt"))
                    .isEqualTo(new Extraction.NoText(Reason.TOO_LARGE, "application/octet-stream", false));
            assertThat(tight.started()).as("children for it").isZero();
            assertThat(extract(tight, "ä".repeat(1_001), "", "txt"))
                    .isEqualTo(new Extraction.NoText(Reason.TOO_LARGE, "text/plain", true));
            assertThat(extract(tight, "", "", "txt"))
                    .isEqualTo(new Extraction.NoText(Reason.EMPTY, "application/octet-stream", false));
            Path file = Files.writeString(scratch.resolve("spool"), WORDS);
            assertThat(tight.extract(DocumentSource.of(file), "", "txt")).isInstanceOf(Extraction.Text.class);
        }
    }

    @Test
    void replacesChildrenAfterTheirShareOfDocuments() throws IOException {
        try (WorkerPool short_ = new WorkerPool(
                settings(scratch).withWorkers(1, 0).withDocumentsPerWorker(2), TestWorkers.classPath())) {
            for (int i = 0; i < 4; i++) {
                assertThat(extract(short_, WORDS, "", "txt")).isInstanceOf(Extraction.Text.class);
            }
            assertThat(short_.started()).isBetween(2, 3);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(scratch)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void servesManyCallersAtOnceAndGivesEachItsOwnText() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(6);
        try (WorkerPool two = new WorkerPool(settings(scratch).withWorkers(2, 0), TestWorkers.classPath())) {
            List<Future<Extraction>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String text = i % 10 == 3 ? "" : "Nummer " + i + " " + "ä".repeat(i * 1000) + WORDS;
                answers.add(callers.submit(
                        () -> text.isEmpty() ? probe(two, "exit 0") : extract(two, text, "text/plain", "txt")));
            }
            for (int i = 0; i < 20; i++) {
                Extraction answer = answers.get(i).get();
                if (i % 10 == 3) assertThat(answer).isInstanceOf(Extraction.NoText.class);
                else
                    assertThat(((Extraction.Text) answer).text())
                            .startsWith("Nummer " + i + " ")
                            .contains(WORDS);
            }
            assertThat(two.pids()).hasSizeLessThanOrEqualTo(2);
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void saysNothingAboutADocumentWhenClosedMeanwhile() throws Exception {
        ExecutorService caller = Executors.newSingleThreadExecutor();
        WorkerPool closing = new WorkerPool(settings(scratch), TestWorkers.classPath());
        try {
            extract(closing, WORDS, "", "txt");
            Path tmp = Files.createDirectories(scratch.resolve("signal"));
            Future<Extraction> answer =
                    caller.submit(() -> closing.extract(signalling(tmp.resolve("sent")), "application/mock+xml", ""));
            while (!Files.exists(tmp.resolve("sent"))) Thread.onSpinWait();
            closing.close();
            assertThatThrownBy(answer::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(CancellationException.class);
            assertThatThrownBy(() -> extract(closing, WORDS, "", "txt")).isInstanceOf(CancellationException.class);
        } finally {
            closing.close();
            caller.shutdownNow();
        }
    }

    /** A document that hangs, and tells when it has been handed over. */
    private static DocumentSource signalling(Path sent) {
        byte[] hang = "<mock><hang millis='600000' heavy='false' interruptible='false'/></mock>".getBytes(UTF_8);
        return new DocumentSource() {
            @Override
            public long length() {
                return hang.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(hang) {
                    @Override
                    public void close() throws IOException {
                        Files.createFile(sent);
                    }
                };
            }
        };
    }

    @Test
    void blamesTheSourceAndNotTheDocumentWhenItCannotBeRead() {
        DocumentSource lying = new DocumentSource() {
            @Override
            public long length() {
                return 100;
            }

            @Override
            public InputStream open() {
                return InputStream.nullInputStream();
            }
        };
        assertThatThrownBy(() -> pool.extract(lying, "", "txt")).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> pool.extract(DocumentSource.of(scratch.resolve("none")), "", "txt"))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(extract(pool, WORDS, "", "txt")).isInstanceOf(Extraction.Text.class);
    }

    @Test
    void saysWhyChildrenCannotStart() {
        WorkerClassPath wrong = new WorkerClassPath(List.of(scratch), "org.leakproof.extract.Nowhere");
        try (WorkerPool broken = new WorkerPool(settings(scratch.resolve("s")), wrong)) {
            assertThatThrownBy(() -> extract(broken, WORDS, "", "txt"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("exit code 1")
                    .hasMessageContaining("org.leakproof.extract.Nowhere");
        }
    }

    @Test
    void removesWhatAKilledPoolLeft() throws IOException {
        Path left = Files.createDirectories(scratch.resolve("worker-7").resolve("tmp"));
        Files.writeString(left.resolve("document"), "geheim");
        Path other = Files.writeString(scratch.resolve("other"), "");
        try (WorkerPool next = new WorkerPool(settings(scratch), TestWorkers.classPath())) {
            next.confinement();
            assertThat(left).doesNotExist();
            assertThat(other).exists();
        }
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
