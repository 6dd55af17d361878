package org.leakproof.ingest.read.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.record.Attachment;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.record.Participant;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;
import org.leakproof.ingest.read.Readers;
import org.leakproof.ingest.read.Recording;
import org.leakproof.ingest.read.Samples;
import org.leakproof.ingest.read.TestSource;

class SampleMailTest {
    @TempDir
    Path work;

    private Recording read(Path file) throws IOException {
        TestSource source = TestSource.of(file, work);
        // what no reader accepts goes through as a mail as well
        MessageReader reader = Readers.standard().accepting(source.head()).orElseGet(EmlReader::new);
        Recording recording = new Recording();
        reader.read(source, recording);
        MessageReaderContract.balances(recording, Files.size(file));
        return recording;
    }

    private Recording sample(String name) throws IOException {
        return read(Samples.folder("mail").resolve(name));
    }

    @Test
    void everyFileGoesThrough() throws IOException {
        List<Path> files;
        try (var walk = Files.walk(Samples.folder("mail"))) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(300);
        for (Path file : files) {
            Recording recording = read(file);
            assertThat(recording.held()).as(file.getFileName().toString()).isEmpty();
            assertThat(recording.messages().isEmpty()).isEqualTo(Files.size(file) == 0);
        }
    }

    @Test
    void everyMailIsRecognised() throws IOException {
        // these have no header that tells a mail from text
        List<String> unrecognisable = List.of("testBrokenHTMLContainingRFC822.html");
        try (var files = Files.list(Samples.folder("mail/tika"))) {
            for (Path file : files.toList()) {
                boolean accepted = Readers.standard()
                        .accepting(TestSource.of(file, work).head())
                        .isPresent();
                assertThat(accepted)
                        .as(file.getFileName().toString())
                        .isEqualTo(!unrecognisable.contains(file.getFileName().toString()));
            }
        }
    }

    @Test
    void rlugHoldsFiveMessagesByteEqualToTheFilesBesideIt() throws IOException {
        Recording recording = sample("mbox/mbox.rlug");
        assertThat(recording.originals()).hasSize(5);
        for (int i = 0; i < 5; i++) {
            assertThat(recording.originals().get(i))
                    .isEqualTo(Files.readAllBytes(Samples.folder("mail/mbox").resolve("mbox.rlug-" + i)));
        }
    }

    @Test
    void countsAreThoseCountedIndependently() throws IOException {
        assertThat(sample("tika/complex.mbox").messages()).hasSize(3);
        assertThat(sample("tika/simple.mbox").messages()).hasSize(2);
        assertThat(sample("tika/testFOXMAIL.box").messages()).hasSize(5);
    }

    @Test
    void sendersAndDatesAreThoseThatAreKnown() throws IOException {
        Participant keld =
                sample("tika/testRFC822_i18nheaders").message().sender().orElseThrow();
        assertThat(keld.name()).hasValue("Keld Jørn Simonsen");
        assertThat(keld.address()).hasValue("keld@dkuug.dk");
        assertThat(sample("tika/testRFC822_date_utf8").message().sent().instant())
                .hasValue(Instant.parse("2016-05-16T08:30:32Z"));
    }

    @Test
    void groupWiseMailHasBothAttachments() throws IOException {
        Message message = sample("tika/testGroupWiseEml.eml").message();
        assertThat(message.attachments())
                .extracting(Attachment::name)
                .containsExactly(java.util.Optional.of("test.eml"), java.util.Optional.of("Neues Textdokument.txt"));
        assertThat(message.attachments().get(0).text().orElseThrow()).contains("Subject: test2");
    }

    @Test
    void uuencodedFilesInTextAreAttachments() throws IOException {
        Message message = sample("mime4j/mimetools-testmsgs/uu-zeegee.msg").message();
        assertThat(message.attachments()).extracting(Attachment::size).containsExactly(110L, 4834L);
        assertThat(Recording.body(message)).isEqualTo("I've uuencoded the ZeeGee logo and another GIF file below.");
    }
}
