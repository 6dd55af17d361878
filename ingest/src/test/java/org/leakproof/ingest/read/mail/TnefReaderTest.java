package org.leakproof.ingest.read.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.Message;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;
import org.leakproof.ingest.read.Readers;
import org.leakproof.ingest.read.Recording;
import org.leakproof.ingest.read.mapi.Tag;
import org.leakproof.ingest.read.mapi.TnefBuilder;
import org.leakproof.ingest.read.mapi.TnefBuilder.Properties;

class TnefReaderTest implements MessageReaderContract {
    @TempDir
    Path work;

    @Override
    public MessageReader reader() {
        return new TnefReader();
    }

    @Override
    public String fixture() {
        return "winmail.dat";
    }

    @Override
    public boolean keepsOriginals() {
        return false;
    }

    @Override
    public byte[] bytes() {
        TnefBuilder inner = new TnefBuilder()
                .codePage(1250)
                .text(0x00018004, "Příloha", "windows-1250")
                .properties(new Properties().text(Tag.SENDER_NAME, "Jiří").text(Tag.BODY, "Dobrý den 🧀"));
        return new TnefBuilder()
                .codePage(1251)
                .text(0x00018004, "Отчёт", "windows-1251")
                .properties(new Properties()
                        .text(Tag.SENDER_NAME, "Zoë Müller")
                        .text(Tag.SENDER_ADDRESS, "zoe@example.org")
                        .time(Tag.CLIENT_SUBMIT_TIME, "2015-03-03T09:11:12Z")
                        .text(Tag.BODY, "Привет, тут файлы\r\n\r\n> Когда?\r\n"))
                .recipients(new Properties()
                        .number(Tag.RECIPIENT_TYPE, 1)
                        .text(Tag.DISPLAY_NAME, "Борис")
                        .text(Tag.SMTP_ADDRESS, "boris@example.com"))
                .attachment(
                        "OTCHET~1.TXT",
                        "Всё 🧀".getBytes(StandardCharsets.UTF_8),
                        new Properties()
                                .text(Tag.ATTACH_LONG_FILENAME, "Отчёт 🧀.txt")
                                .text(Tag.ATTACH_MIME_TYPE, "text/plain"))
                .attachment("m", new byte[0], new Properties().message(inner))
                .bytes();
    }

    @Test
    void isFoundWhateverItIsCalled() {
        assertThat(Readers.standard().accepting(new Head(bytes(), true, "ATT00001")))
                .map(MessageReader::name)
                .hasValue("tnef");
    }

    @Test
    void aPackOfFilesWithoutAMailIsAMessageWithoutASender() {
        byte[] files = new TnefBuilder()
                .attachment("zażółć.txt", "é".getBytes(StandardCharsets.UTF_8), new Properties())
                .bytes();
        assertThat(reader().accepts(new Head(files, true, "x"))).isTrue();
        Message message = Mails.read(reader(), work, files).message();
        assertThat(message.kind()).isEqualTo(Kind.EMAIL);
        assertThat(message.sender()).isEmpty();
        assertThat(message.flags()).contains(Flag.SENDER_MISSING);
        assertThat(message.attachments()).hasSize(1);
    }

    @Test
    void whatIsWholeInABrokenPackComesThrough() {
        byte[] bytes = bytes();
        Recording recording = Mails.read(reader(), work, Arrays.copyOf(bytes, bytes.length - 20));
        assertThat(Recording.body(recording.message())).startsWith("Привет");
        assertThat(recording.message().attachments().get(0).text()).hasValue("Всё 🧀");
        assertThat(recording.message().flags()).contains(Flag.PARTS_LEFT_OUT);
    }
}
