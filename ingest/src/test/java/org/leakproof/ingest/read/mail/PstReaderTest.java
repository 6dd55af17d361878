package org.leakproof.ingest.read.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.Message;
import org.leakproof.ingest.read.AttachmentContent;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;
import org.leakproof.ingest.read.Readers;
import org.leakproof.ingest.read.Recording;
import org.leakproof.ingest.read.Rendering;
import org.leakproof.ingest.read.Samples;
import org.leakproof.ingest.read.TestSource;
import org.leakproof.ingest.read.mapi.Tag;
import org.leakproof.ingest.read.pst.PstBuilder;
import org.leakproof.ingest.read.pst.PstBuilder.Properties;

class PstReaderTest implements MessageReaderContract {
    private static final int TOP = 0x122;
    private static final int INBOX = 0x8022;
    private static final int FIRST = 0x200024;

    @TempDir
    Path work;

    @Override
    public MessageReader reader() {
        return new PstReader();
    }

    @Override
    public String fixture() {
        return "store.pst";
    }

    @Override
    public boolean countsBytes() {
        return false;
    }

    @Override
    public byte[] bytes() {
        return store(PstBuilder.Kind.UNICODE, 1).bytes();
    }

    private static PstBuilder store(PstBuilder.Kind kind, int cipher) {
        Properties inner = new Properties()
                .text(Tag.MESSAGE_CLASS, "IPM.Note")
                .text(Tag.SUBJECT, "Příloha")
                .text(Tag.SENDER_NAME, "Jiří")
                .time(Tag.CLIENT_SUBMIT_TIME, "2009-05-06T07:08:09Z")
                .text(Tag.BODY, "Dobrý den 🧀");
        Properties mail = new Properties()
                .text(Tag.MESSAGE_CLASS, "IPM.Note")
                .text(Tag.SUBJECT, "\u0001\u0005RE: Отчёт")
                .text(Tag.SENDER_NAME, "Zoë Müller")
                .text(Tag.SENDER_TYPE, "SMTP")
                .text(Tag.SENDER_ADDRESS, "zoe@example.org")
                .time(Tag.CLIENT_SUBMIT_TIME, "2015-03-03T09:11:12Z")
                .time(Tag.DELIVERY_TIME, "2015-03-03T09:15:00Z")
                .text(Tag.MESSAGE_ID, "<b@example.org>")
                .number(Tag.INTERNET_CODE_PAGE, 1251)
                .text(Tag.BODY, "Привет 🧀\r\n" + "строка за строкой\r\n".repeat(150))
                .binary(Tag.HTML, "<p>Привет</p>".getBytes(Charset.forName("windows-1251")))
                .recipient(new Properties()
                        .number(Tag.RECIPIENT_TYPE, 1)
                        .text(Tag.DISPLAY_NAME, "Борис")
                        .text(Tag.SMTP_ADDRESS, "boris@example.com"))
                .recipient(new Properties().number(Tag.RECIPIENT_TYPE, 2).text(Tag.DISPLAY_NAME, "Анна"))
                .attachment(new Properties()
                        .number(Tag.ATTACH_METHOD, 1)
                        .text(Tag.ATTACH_LONG_FILENAME, "Отчёт.bin")
                        .binary(Tag.ATTACH_DATA, large()))
                .attachment(new Properties().embedded(inner));
        Properties contact = new Properties()
                .text(Tag.MESSAGE_CLASS, "IPM.Contact")
                .text(Tag.DISPLAY_NAME, "Łucja")
                .text(0x8000, "lucja@example.org")
                .text(Tag.CONTACT_MOBILE_PHONE, "+48 22 000 00 00");
        Properties post = new Properties()
                .text(Tag.MESSAGE_CLASS, "IPM.Post")
                .text8(Tag.SUBJECT, "Čeština", "windows-1250")
                .number(Tag.MESSAGE_CODE_PAGE, 1250)
                .text(Tag.BODY, "ahoj");
        return new PstBuilder(kind, cipher)
                .folder(TOP, TOP, "", 0)
                .folder(INBOX, TOP, "Почта", 2, FIRST, FIRST + 0x20)
                .folder(INBOX + 0x20, INBOX, "Vše/archiv", 2, FIRST + 0x40, FIRST + 0x60)
                .message(FIRST, INBOX, mail)
                .message(FIRST + 0x20, INBOX, contact)
                .message(FIRST + 0x40, INBOX + 0x20, post);
    }

    private static byte[] large() {
        byte[] bytes = new byte[200_000];
        new Random(3).nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @EnumSource(PstBuilder.Kind.class)
    void readsAllKindsOfStoresAlike(PstBuilder.Kind kind) throws IOException {
        for (int cipher = 0; cipher < 3; cipher++) {
            Recording recording = read(store(kind, cipher).bytes());
            assertThat(Rendering.of(recording.pieces()))
                    .isEqualTo(Rendering.of(read(bytes()).pieces()));
            assertThat(((AttachmentContent.InHeap) recording.contents(0).get(0)).bytes())
                    .isEqualTo(large());
        }
    }

    @Test
    void saysWhatFoldersSayOfThemselvesAndHoldsWhatIsNamedOnly() throws IOException {
        Recording recording = read(bytes());
        assertThat(recording.declared())
                .containsExactly(
                        new Recording.Declared(2, "Почта", 2), new Recording.Declared(4, "Почта/Vše/archiv", 2));
        assertThat(recording.pieces().get(3).held()).hasValue(HeldReason.MISSING);
    }

    @Test
    void readsWhatHasLostItsFolder() throws IOException {
        byte[] store = new PstBuilder(PstBuilder.Kind.UNICODE, 0)
                .message(FIRST, INBOX, new Properties().text(Tag.SUBJECT, "ztraceno"))
                .bytes();
        assertThat(read(store).message().subject()).hasValue("ztraceno");
    }

    @Test
    void salvagesItemsWhenTheTreesAreBroken() throws IOException {
        for (PstBuilder.Kind kind : PstBuilder.Kind.values()) {
            PstBuilder builder = store(kind, 1);
            for (int i = 1; i <= 300; i++) {
                builder.message(FIRST + 0x1000 + 0x20 * i, INBOX, new Properties().text(Tag.SUBJECT, "č. " + i));
            }
            byte[] whole = builder.bytes();
            int all = read(whole).messages().size();
            assertThat(all).isEqualTo(303);
            byte[] broken = whole.clone();
            // both roots are gone
            Arrays.fill(
                    broken, kind == PstBuilder.Kind.ANSI ? 184 : 216, kind == PstBuilder.Kind.ANSI ? 200 : 248, (byte)
                            0);
            Recording recording = read(broken);
            assertThat(recording.messages()).as("%s", kind).hasSize(all);
        }
    }

    @Test
    void oneBrokenItemNeverStopsTheNext() throws IOException {
        byte[] store = bytes();
        Random random = new Random(14);
        int read = 0;
        for (int i = 0; i < 400; i++) {
            byte[] broken = i % 5 == 0 ? Arrays.copyOf(store, 600 + random.nextInt(store.length - 600)) : store.clone();
            for (int flips = random.nextInt(8); flips > 0; flips--) {
                // not among the empty pages behind the header, and seldom in the large attachment
                int at = random.nextInt(10) == 0
                        ? random.nextInt(broken.length)
                        : random.nextBoolean()
                                ? random.nextInt(600)
                                : broken.length - 1 - random.nextInt(Math.min(9000, broken.length));
                broken[at] = (byte) random.nextInt();
            }
            Recording recording = read(broken);
            assertThat(recording.held()).as("round %d", i).doesNotContain(HeldReason.READER_FAILED);
            read += recording.messages().size();
        }
        assertThat(read).isGreaterThan(400);
    }

    @Test
    void flagsAnItemWhoseBytesDoNotMatchTheirCheckValue() throws IOException {
        byte[] store = new PstBuilder(PstBuilder.Kind.UNICODE, 0)
                .message(FIRST, INBOX, new Properties().text8(Tag.SUBJECT, "spolehlivý text", "windows-1250"))
                .message(FIRST + 0x20, INBOX, new Properties().text8(Tag.SUBJECT, "jiný", "windows-1250"))
                .bytes();
        int at = new String(store, StandardCharsets.ISO_8859_1).indexOf("spolehliv");
        store[at] = 'S';
        List<Message> messages = read(store).messages();
        assertThat(messages.get(0).flags()).contains(Flag.ENTRY_DAMAGED);
        assertThat(messages.get(1).flags()).doesNotContain(Flag.ENTRY_DAMAGED);
    }

    @Test
    void givesOfSamplesWhatIsKnownOfThem() throws IOException {
        for (String name : List.of("passworded", "dist-list")) {
            Path file = Samples.folder("pst/java-libpst/" + name + ".pst");
            MessageReader reader = Readers.standard()
                    .accepting(TestSource.of(file, work).head())
                    .orElseThrow();
            assertThat(reader.name()).isEqualTo("pst");
            Recording recording = new Recording();
            reader.read(TestSource.of(file, work), recording);
            assertThat(recording.messages()).extracting(Message::kind).containsOnly(Kind.DOCUMENT);
            assertThat(recording.held()).isEmpty();
            assertThat(recording.declared()).isNotEmpty();
        }
    }

    private Recording read(byte[] store) throws IOException {
        Recording recording = new Recording();
        reader().read(TestSource.of(store, "x", work), recording);
        java.nio.file.Files.deleteIfExists(work.resolve("spooled"));
        MessageReaderContract.balances(
                recording,
                recording.pieces().stream().mapToLong(Recording.Piece::length).sum());
        return recording;
    }
}
