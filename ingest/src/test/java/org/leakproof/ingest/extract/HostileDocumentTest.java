package org.leakproof.ingest.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.extract.protocol.Reason;

/**
 * Documents that mean harm, in the real program without any confinement: it is the parsers' settings that are tried here.
 * After each of them the next document is read.
 */
@Timeout(120)
class HostileDocumentTest {
    private static final String SECRET = "gesperrter Inhalt";

    @TempDir
    static Path scratch;

    private static WorkerPool pool;

    @TempDir
    Path files;

    @BeforeAll
    static void start() {
        pool = pool(scratch.resolve("main"), Duration.ofSeconds(20));
    }

    @AfterAll
    static void stop() {
        assertThat(pool.confinement()).isEqualTo(Confinement.NONE);
        pool.close();
    }

    private static WorkerPool pool(Path folder, Duration deadline) {
        WorkerSettings standard = WorkerSettings.standard(folder)
                .withWorkers(1, 0)
                .withDeadline(deadline)
                .withLimits(64 << 20, 8 << 20, 256 << 20);
        return new WorkerPool(standard.unconfined(), WorkerClassPath.find());
    }

    private static Extraction extract(byte[] document, String extension) {
        return pool.extract(DocumentSource.of(document), "", extension);
    }

    private static String text(Extraction extraction) {
        return ((Extraction.Text) extraction).text().strip();
    }

    private static Reason reason(Extraction extraction) {
        return ((Extraction.NoText) extraction).reason();
    }

    @AfterEach
    void readsTheNextDocument() {
        assertThat(text(extract("Größe".getBytes(UTF_8), "txt"))).isEqualTo("Größe");
    }

    @Test
    void holdsEntitiesThatMultiply() {
        assertThat(reason(extract(HostileDocuments.billionLaughs(), "xml"))).isEqualTo(Reason.DAMAGED);
        assertThat(reason(extract(HostileDocuments.quadraticBlowUp(), "xml"))).isEqualTo(Reason.DAMAGED);
    }

    private interface Asking {
        byte[] document(String url) throws IOException;
    }

    private record Case(String name, String extension, Asking asking) {}

    @TestFactory
    Stream<DynamicTest> neitherReadsFilesNorConnectsFor() {
        return Stream.of(
                        new Case("an entity", "xml", HostileDocuments::xmlWithEntity),
                        new Case("a grammar", "xml", HostileDocuments::xmlWithGrammar),
                        new Case("a drawing", "svg", HostileDocuments::svgWithEntityAndPicture),
                        new Case("a page", "html", HostileDocuments::pageWithRemoteParts),
                        new Case("a letter", "docx", HostileDocuments::letterWithEntityAndTemplate),
                        new Case("a form", "pdf", HostileDocuments::pdfWithEntityInItsForm))
                .map(c -> DynamicTest.dynamicTest(c.name(), () -> assertKeptIn(c)));
    }

    private void assertKeptIn(Case hostile) throws IOException {
        Path secret = Files.writeString(files.resolve("secret"), SECRET);
        Extraction file = extract(hostile.asking().document(secret.toUri().toString()), hostile.extension());
        if (file instanceof Extraction.Text found) assertThat(found.text()).doesNotContain(SECRET);
        try (ServerSocket ears = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            extract(hostile.asking().document("http://127.0.0.1:" + ears.getLocalPort() + "/x"), hostile.extension());
            // the document is done: whoever wanted to connect has done so by now
            ears.setSoTimeout(1);
            assertThat(accepts(ears)).as("a connection").isFalse();
        }
    }

    private static boolean accepts(ServerSocket ears) throws IOException {
        try {
            ears.accept().close();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    @Test
    void survivesDeepNesting() throws IOException {
        for (Extraction deep : Arrays.asList(
                extract(HostileDocuments.letterOfDeepNesting(30_000), "docx"),
                extract(HostileDocuments.deepRichText(1_000_000), "rtf"),
                extract(HostileDocuments.deepPage(30_000), "html"))) {
            // what matters is that it ends; a text, if there is one, is the text
            if (deep instanceof Extraction.Text found
                    && !found.detectedMediaType().equals("text/html")) {
                assertThat(found.text()).contains("tief");
            }
        }
    }

    @Test
    void holdsLettersThatInflate() throws IOException {
        assertThat(reason(extract(HostileDocuments.letterOfManyWords(100), "docx")))
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void endsWhenPagesAreACircle() {
        assertThat(extract(HostileDocuments.pdfWhosePagesAreACircle(), "pdf")).isInstanceOf(Extraction.NoText.class);
    }

    @Test
    void holdsPagesThatInflate() throws IOException {
        assertThat(extract(HostileDocuments.pdfBomb(100, 3), "pdf")).isInstanceOf(Extraction.NoText.class);
        try (WorkerPool hasty = pool(scratch.resolve("hasty"), Duration.ofSeconds(3))) {
            Extraction held = hasty.extract(DocumentSource.of(HostileDocuments.pdfBomb(64, 1)), "", "pdf");
            assertThat(reason(held)).isIn(Reason.TIMEOUT, Reason.OUT_OF_MEMORY, Reason.TOO_LARGE);
        }
    }

    @Test
    void doesNotUnpackPictures() throws IOException {
        assertThat(reason(extract(HostileDocuments.hugePicture(), "png"))).isEqualTo(Reason.NO_TEXT);
        assertThat(text(extract(HostileDocuments.pdfWithHugePicture(), "pdf"))).isEqualTo("Text");
    }

    @Test
    void readsLinesOfAnyLength() throws IOException {
        Path line = HostileDocuments.oneLongLine(files.resolve("line"), 7);
        Extraction found = pool.extract(DocumentSource.of(line), "text/plain", "txt");
        assertThat(((Extraction.Text) found).text().length()).isGreaterThanOrEqualTo((int) Files.size(line));
    }
}
