package org.leakproof.ingest.read.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leakproof.ingest.read.mapi.MsgBuilder.embedded;
import static org.leakproof.ingest.read.mapi.MsgBuilder.message;
import static org.leakproof.ingest.read.mapi.MsgBuilder.part;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.record.Attachment;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.Role;
import org.leakproof.contract.record.TextStatus;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;
import org.leakproof.ingest.read.Readers;
import org.leakproof.ingest.read.Recording;
import org.leakproof.ingest.read.Samples;
import org.leakproof.ingest.read.TestSource;
import org.leakproof.ingest.read.mapi.MsgBuilder;
import org.leakproof.ingest.read.mapi.Tag;

class MsgReaderTest implements MessageReaderContract {
    @TempDir
    Path work;

    @Override
    public MessageReader reader() {
        return new MsgReader();
    }

    @Override
    public String fixture() {
        return "message.msg";
    }

    @Override
    public boolean keepsOriginals() {
        return false;
    }

    @Override
    public byte[] bytes() {
        MsgBuilder inner = embedded()
                .text(Tag.MESSAGE_CLASS, "IPM.Note")
                .text(Tag.SUBJECT, "Příloha")
                .text(Tag.SENDER_NAME, "Jiří")
                .time(Tag.CLIENT_SUBMIT_TIME, "2009-05-06T07:08:09Z")
                .text(Tag.BODY, "Dobrý den 🧀")
                .attachment(part().number(Tag.ATTACH_METHOD, 1)
                        .text(Tag.ATTACH_LONG_FILENAME, "řeka.txt")
                        .text(Tag.ATTACH_MIME_TYPE, "text/plain")
                        .binary(Tag.ATTACH_DATA, "łąka".getBytes(StandardCharsets.UTF_8)));
        return message()
                .text(Tag.MESSAGE_CLASS, "IPM.Note")
                .text(Tag.SUBJECT, "Отчёт – Zoë")
                .text(Tag.TRANSPORT_HEADERS, "From: \"Zoë Müller\" <zoe@example.org>\r\nX-Mailer: Почта\r\n\r\n")
                .text(Tag.REPRESENTING_NAME, "Zoë Müller")
                .text(Tag.REPRESENTING_TYPE, "EX")
                .text(Tag.REPRESENTING_ADDRESS, "/O=EXAMPLE/CN=RECIPIENTS/CN=ZOE")
                .time(Tag.CLIENT_SUBMIT_TIME, "2015-03-03T09:11:12Z")
                .time(Tag.DELIVERY_TIME, "2015-03-03T09:15:00Z")
                .text(Tag.MESSAGE_ID, "<b@example.org>")
                .text(Tag.REFERENCES, "<a@example.org> <a2@example.org>")
                .text(Tag.IN_REPLY_TO, "<a2@example.org>")
                .number(Tag.INTERNET_CODE_PAGE, 1251)
                .text(Tag.BODY, "Привет, вот отчёт 🧀\r\n\r\n> Когда?\r\n")
                .binary(Tag.HTML, "<p>Привет, вот отчёт</p>".getBytes(Charset.forName("windows-1251")))
                .recipient(part().number(Tag.RECIPIENT_TYPE, 1)
                        .text(Tag.DISPLAY_NAME, "'Борис'")
                        .text(Tag.ADDRESS_TYPE, "EX")
                        .text(Tag.ADDRESS, "/O=EXAMPLE/CN=RECIPIENTS/CN=BORIS")
                        .text(Tag.SMTP_ADDRESS, "boris@example.com"))
                .recipient(part().number(Tag.RECIPIENT_TYPE, 2)
                        .text(Tag.DISPLAY_NAME, "anna@example.com")
                        .text(Tag.ADDRESS, "anna@example.com"))
                .attachment(part().number(Tag.ATTACH_METHOD, 1)
                        .text(Tag.ATTACH_FILENAME, "OTCHET~1.PDF")
                        .text(Tag.ATTACH_LONG_FILENAME, "Отчёт за март.pdf")
                        .binary(Tag.ATTACH_DATA, new byte[5000]))
                .attachment(part().number(Tag.ATTACH_METHOD, 5).object(inner))
                .attachment(part().number(Tag.ATTACH_METHOD, 6).object(part().binary(1, new byte[10])))
                .attachment(part().number(Tag.ATTACH_METHOD, 2).text(Tag.ATTACH_LONG_PATH, "\\\\сервер\\файл.doc"))
                .bytes();
    }

    @Test
    void readsEightBitTextsInTheCodePageThatTheyAreWrittenIn() {
        Message stated = read(message()
                .number(Tag.MESSAGE_CODE_PAGE, 1251)
                .text8(Tag.SUBJECT, "Привет", "windows-1251")
                .bytes());
        assertThat(stated.subject()).hasValue("Привет");
        Message wrong = read(message()
                .number(Tag.MESSAGE_CODE_PAGE, 1252)
                .number(Tag.INTERNET_CODE_PAGE, 20866)
                .text8(Tag.SUBJECT, "Привет", "windows-1251")
                .text8(Tag.BODY, "Как дела?", "windows-1251")
                .bytes());
        assertThat(wrong.subject()).hasValue("Привет");
        assertThat(Recording.body(wrong)).isEqualTo("Как дела?");
        Message western = read(message()
                .number(Tag.MESSAGE_CODE_PAGE, 1252)
                .number(Tag.INTERNET_CODE_PAGE, 1251)
                .text8(Tag.SUBJECT, "Schöne Grüße", "windows-1252")
                .bytes());
        assertThat(western.subject()).hasValue("Schöne Grüße");
        Message utf8 = read(message()
                .number(Tag.INTERNET_CODE_PAGE, 65001)
                .text8(Tag.SUBJECT, "Schöne Grüße", "UTF-8")
                .bytes());
        assertThat(utf8.subject()).hasValue("Schöne Grüße");
    }

    @Test
    void showsContactsByTheirFields() {
        Message message = read(message()
                .text(Tag.MESSAGE_CLASS, "IPM.Contact")
                .text(Tag.DISPLAY_NAME, "Zoë Müller")
                .text(Tag.CONTACT_MOBILE_PHONE, "+49 30 901820")
                .bytes());
        assertThat(message.kind()).isEqualTo(Kind.DOCUMENT);
        assertThat(Recording.body(message)).isEqualTo("Name: Zoë Müller\nMobile phone: +49 30 901820\n");
    }

    @Test
    void looksIntoAMailThatIsSigned() {
        String signed = "Content-Type: multipart/signed; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n"
                + "Привет\n--b\nContent-Type: application/pkcs7-signature; name=smime.p7s\n\nx\n--b--\n";
        Message message = read(message()
                .text(Tag.MESSAGE_CLASS, "IPM.Note.SMIME.MultipartSigned")
                .attachment(part().number(Tag.ATTACH_METHOD, 1)
                        .text(Tag.ATTACH_MIME_TYPE, "multipart/signed")
                        .binary(Tag.ATTACH_DATA, signed.getBytes(StandardCharsets.UTF_8)))
                .bytes());
        assertThat(Recording.body(message)).isEqualTo("Привет");
        assertThat(message.attachments()).extracting(Attachment::status).containsExactly(TextStatus.NO_TEXT);
    }

    @Test
    void holdsMessagesWithinEachOtherBeyondTheLimit() {
        MsgBuilder inner = embedded().text(Tag.SUBJECT, "innermost");
        for (int i = 0; i < 80; i++) {
            inner = embedded()
                    .text(Tag.SUBJECT, "level " + i)
                    .attachment(part().number(Tag.ATTACH_METHOD, 5).object(inner));
        }
        Message message = read(message()
                .text(Tag.SUBJECT, "outermost")
                .attachment(part().number(Tag.ATTACH_METHOD, 5).object(inner))
                .bytes());
        assertThat(message.attachments().get(message.attachments().size() - 1).held())
                .hasValue(HeldReason.TOO_DEEP);
    }

    @Test
    void readsOnlyTheAttachmentsThatAreWhole() {
        byte[] file = bytes();
        // the large attachment lies at the begin of the file: its chain is led astray
        int table =
                ByteBuffer.wrap(file).order(java.nio.ByteOrder.LITTLE_ENDIAN).getInt(76);
        Arrays.fill(file, (table + 1) * 512, (table + 1) * 512 + 8, (byte) 0x7F);
        Message message = read(file);
        assertThat(message.attachments().get(0).held()).hasValue(HeldReason.TRUNCATED);
        assertThat(message.attachments().get(1).text().orElseThrow()).contains("Dobrý den 🧀");
    }

    @Test
    void anyBrokenByteLeavesAMessageOrHoldsIt() {
        byte[] file = bytes();
        Random random = new Random(13);
        int read = 0;
        for (int i = 0; i < 500; i++) {
            byte[] broken = i % 4 == 0 ? Arrays.copyOf(file, 1 + random.nextInt(file.length - 1)) : file.clone();
            for (int flips = random.nextInt(5); flips > 0; flips--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            Recording recording = Mails.read(reader(), work, broken);
            read += recording.messages().size();
            assertThat(recording.held()).as("round %d", i).doesNotContain(HeldReason.READER_FAILED);
        }
        assertThat(read).isGreaterThan(250);
    }

    @Test
    void isNotAskedForOtherCompoundFiles() {
        byte[] other = bytes();
        int directory =
                ByteBuffer.wrap(other).order(java.nio.ByteOrder.LITTLE_ENDIAN).getInt(48);
        other[(directory + 1) * 512 + 80] ^= 1;
        assertThat(reader().accepts(new Head(other, true, "x.msg"))).isFalse();
    }

    private Message read(byte[] file) {
        return Mails.read(reader(), work, file).message();
    }

    private Recording sample(String name) throws IOException {
        Path file = Samples.folder("msg/" + name);
        MessageReader reader =
                Readers.standard().accepting(TestSource.of(file, work).head()).orElseThrow();
        assertThat(reader.name()).isEqualTo("msg");
        Recording recording = new Recording();
        reader.read(TestSource.of(file, work), recording);
        MessageReaderContract.balances(recording, Files.size(file));
        return recording;
    }

    @Test
    void givesOfSamplesWhatIsKnownOfThem() throws IOException {
        Message simple = sample("poi/simple_test_msg.msg").message();
        assertThat(simple.subject()).hasValue("test message");
        assertThat(Recording.body(simple)).isEqualTo("This is a test message.");
        assertThat(sample("poi/outlook_30_msg.msg").message().recipients()).hasSize(18);
        Message attached = sample("poi/attachment_test_msg.msg").message();
        assertThat(attached.subject()).hasValue("test pièce jointe 1");
        assertThat(attached.attachments())
                .extracting(Attachment::name, Attachment::size)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(Optional.of("test-unicode.doc"), 24064L),
                        org.assertj.core.groups.Tuple.tuple(Optional.of("pj1.txt"), 89L));
        assertThat(sample("poi/cyrillic_message.msg").message().subject().orElseThrow())
                .startsWith("Автоматический ответ");
        List<Participant> quick = sample("poi/quick.msg").message().recipients();
        assertThat(quick).extracting(Participant::address).containsExactly(Optional.of("kevin.roast@alfresco.org"));
        assertThat(quick).extracting(Participant::role).containsExactly(Role.TO);
        assertThat(sample("poi/lots-of-recipients.msg").message().recipients()).hasSize(1321);
    }

    @Test
    void readsEverySample() throws IOException {
        for (String folder : List.of("poi", "tika")) {
            try (var files = Files.list(Samples.folder("msg/" + folder))) {
                for (Path file : files.sorted().toList()) {
                    Recording recording = sample(folder + "/" + file.getFileName());
                    assertThat(recording.messages().size() + recording.held().size())
                            .isEqualTo(1);
                    assertThat(recording.held()).doesNotContain(HeldReason.READER_FAILED);
                }
            }
        }
    }
}
