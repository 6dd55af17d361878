package org.leakproof.ingest.read.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.record.Alternative;
import org.leakproof.contract.record.Attachment;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Message;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;
import org.leakproof.ingest.read.Recording;
import org.leakproof.ingest.read.mapi.Tag;
import org.leakproof.ingest.read.mapi.TnefBuilder;
import org.leakproof.ingest.read.mapi.TnefBuilder.Properties;

class TnefMailTest implements MessageReaderContract {
    private static final String RTF = "{\\rtf1\\ansi\\ansicpg1251\\fromhtml1 {\\*\\htmltag64 <p>}"
            + "\\'cf\\'f0\\'e8\\'e2\\'e5\\'f2{\\*\\htmltag72 </p>}}";

    @TempDir
    Path work;

    @Override
    public MessageReader reader() {
        return new EmlReader();
    }

    @Override
    public String fixture() {
        return "winmail.eml";
    }

    @Override
    public byte[] bytes() {
        TnefBuilder inner = new TnefBuilder()
                .codePage(1250)
                .text(0x00018004, "Příloha", "windows-1250")
                .properties(new Properties()
                        .text(Tag.SENDER_NAME, "Jiří")
                        .text(Tag.SENDER_ADDRESS, "jiri@example.org")
                        .time(Tag.CLIENT_SUBMIT_TIME, "2009-05-06T07:08:09Z")
                        .text(Tag.BODY, "Dobrý den 🧀"))
                .recipients(new Properties()
                        .number(Tag.RECIPIENT_TYPE, 1)
                        .text(Tag.DISPLAY_NAME, "Zoë")
                        .text(Tag.SMTP_ADDRESS, "zoe@example.org"))
                .attachment("a.txt", "łąka".getBytes(StandardCharsets.UTF_8), new Properties());
        TnefBuilder tnef = new TnefBuilder()
                .codePage(1251)
                .text(0x0002800C, "Привет, тут файлы", "windows-1251")
                .properties(new Properties().named("Имя", 7).binary(Tag.RTF, TnefBuilder.rtf(RTF)))
                .attachment(
                        "OTCHET~1.TXT",
                        "Всё \uD83E\uDDC0".getBytes(StandardCharsets.UTF_8),
                        new Properties()
                                .text(Tag.ATTACH_LONG_FILENAME, "Отчёт 🧀.txt")
                                .text(Tag.ATTACH_MIME_TYPE, "text/plain"))
                .attachment("m", new byte[0], new Properties().message(inner))
                .attachment("o", new byte[0], new Properties().object(new byte[40]));
        return mail("application/ms-tnef", tnef.bytes());
    }

    private static byte[] mail(String type, byte[] tnef) {
        return Mails.bytes("From: Zoë <zoe@example.org>\nDate: Tue, 3 Mar 2015 10:11:12 +0100\nSubject: Файлы\n"
                + "Content-Type: multipart/mixed; boundary=b\n\n--b\n"
                + "Content-Type: text/plain; charset=utf-8\n\nПривет, тут файлы\n--b\n"
                + "Content-Type: " + type + "; name=\"winmail.dat\"\nContent-Transfer-Encoding: base64\n\n"
                + Base64.getMimeEncoder().encodeToString(tnef)
                + "\n--b--\n");
    }

    @Test
    void richTextIsTheBodyWhereThereIsNoOther() {
        byte[] tnef = new TnefBuilder()
                .properties(new Properties().binary(Tag.RTF, TnefBuilder.rtf(RTF)))
                .bytes();
        Message message = Mails.eml(
                work,
                Mails.bytes("From: a@example.org\nSubject: x\nContent-Type: application/ms-tnef\n"
                        + "Content-Transfer-Encoding: base64\n\n"
                        + Base64.getMimeEncoder().encodeToString(tnef)));
        assertThat(Recording.body(message)).isEqualTo("Привет");
        assertThat(message.attachments()).isEmpty();
    }

    @Test
    void textOfThePackIsAnAlternativeToTheTextBesideIt() {
        Message message = Mails.eml(work, bytes());
        assertThat(Recording.body(message)).isEqualTo("Привет, тут файлы");
        assertThat(message.alternatives()).extracting(Alternative::chosen).contains(true);
    }

    @Test
    void isFoundByItsNameWhereTheTypeSaysNothing() {
        byte[] tnef = new TnefBuilder()
                .attachment("a.txt", "é".getBytes(StandardCharsets.UTF_8), new Properties())
                .bytes();
        Message message = Mails.eml(work, mail("application/octet-stream", tnef));
        assertThat(message.attachments()).extracting(Attachment::name).containsExactly(Optional.of("a.txt"));
    }

    @Test
    void whatIsNoSuchPackIsHeld() {
        Message message = Mails.eml(work, mail("application/ms-tnef", new byte[] {1, 2, 3}));
        assertThat(message.attachments()).extracting(Attachment::held).containsExactly(Optional.of(HeldReason.DAMAGED));
    }

    @Test
    void whatIsWholeInABrokenPackComesThroughAndTheRestIsHeld() {
        byte[] tnef = new TnefBuilder()
                .attachment("a.txt", "é".getBytes(StandardCharsets.UTF_8), new Properties())
                .attachment("b.txt", new byte[1000], new Properties())
                .bytes();
        Message message = Mails.eml(work, mail("application/ms-tnef", Arrays.copyOf(tnef, tnef.length - 500)));
        assertThat(message.attachments())
                .extracting(Attachment::held)
                .containsExactly(Optional.empty(), Optional.of(HeldReason.TRUNCATED), Optional.of(HeldReason.DAMAGED));
        assertThat(message.flags()).contains(Flag.STRUCTURE_REPAIRED);
    }

    @Test
    void messagesWithinEachOtherEndAtALimit() {
        TnefBuilder tnef = new TnefBuilder().text(0x00018004, "innermost", "US-ASCII");
        for (int i = 0; i < 200; i++) {
            tnef = new TnefBuilder().attachment("m", new byte[0], new Properties().message(tnef));
        }
        Message message = Mails.eml(work, mail("application/ms-tnef", tnef.bytes()));
        assertThat(message.attachments()).hasSizeLessThan(120);
        assertThat(message.attachments().get(message.attachments().size() - 1).held())
                .hasValue(HeldReason.TOO_DEEP);
    }

    @Test
    void anyBrokenByteOfThePackLeavesAMessage() {
        byte[] mail = bytes();
        String text = new String(mail, StandardCharsets.UTF_8);
        int from = text.indexOf("base64\n\n") + 8;
        byte[] tnef = Base64.getMimeDecoder().decode(text.substring(from, text.lastIndexOf("\n--b--")));
        Random random = new Random(11);
        for (int i = 0; i < 500; i++) {
            byte[] broken = i % 3 == 0 ? Arrays.copyOf(tnef, random.nextInt(tnef.length)) : tnef.clone();
            for (int flips = random.nextInt(4); flips > 0 && broken.length > 0; flips--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            Recording recording = Mails.read(reader(), work, mail("application/ms-tnef", broken));
            assertThat(recording.held()).as("round %d", i).isEmpty();
            assertThat(Recording.body(recording.message())).isEqualTo("Привет, тут файлы");
        }
    }
}
