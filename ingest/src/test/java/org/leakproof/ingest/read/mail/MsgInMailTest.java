package org.leakproof.ingest.read.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.record.Attachment;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.TextStatus;
import org.leakproof.ingest.read.Recording;
import org.leakproof.ingest.read.TestSource;
import org.leakproof.ingest.read.mapi.MsgBuilder;
import org.leakproof.ingest.read.mapi.Tag;

/** Outlook's messages that somebody attached to a mail as files. */
class MsgInMailTest {
    @TempDir
    Path work;

    private static byte[] message() {
        return MsgBuilder.message()
                .text(Tag.MESSAGE_CLASS, "IPM.Note")
                .text(Tag.SUBJECT, "=?x?= Příloha")
                .text(Tag.SENDER_NAME, "Jiří")
                .time(Tag.CLIENT_SUBMIT_TIME, "2009-05-06T07:08:09Z")
                .text(Tag.BODY, "Dobrý den 🧀")
                .attachment(MsgBuilder.part()
                        .number(Tag.ATTACH_METHOD, 1)
                        .text(Tag.ATTACH_LONG_FILENAME, "řeka.txt")
                        .text(Tag.ATTACH_MIME_TYPE, "text/plain")
                        .binary(Tag.ATTACH_DATA, "łąka".getBytes(StandardCharsets.UTF_8)))
                .bytes();
    }

    private List<Attachment> attachments(String type, byte[] file) throws IOException {
        byte[] mail = Mails.bytes("From: Zoë <zoe@example.org>\nDate: Tue, 3 Mar 2015 10:11:12 +0100\nSubject: Fwd\n"
                + "Content-Type: multipart/mixed; boundary=b\n\n--b\n"
                + "Content-Type: text/plain; charset=utf-8\n\nsiehe da\n--b\n"
                + "Content-Type: " + type + "; name=\"=?utf-8?Q?P=C5=99=C3=ADloha.msg?=\"\n"
                + "Content-Transfer-Encoding: base64\n\n"
                + Base64.getMimeEncoder().encodeToString(file)
                + "\n--b--\n");
        Recording recording = new Recording();
        new EmlReader().read(TestSource.of(mail, "m.eml", work), recording);
        assertThat(recording.messages()).hasSize(1);
        return recording.messages().get(0).attachments();
    }

    @Test
    void showsTheMessageAndWhatItCarries() throws IOException {
        for (String type : List.of("application/vnd.ms-outlook", "application/octet-stream")) {
            List<Attachment> found = attachments(type, message());

            assertThat(found).hasSize(2);
            assertThat(found.get(0).name()).contains("Příloha.msg");
            assertThat(found.get(0).size()).isEqualTo(message().length);
            assertThat(found.get(0).text().orElseThrow())
                    .contains("Jiří", "Subject: =?x?= Příloha", "2009-05-06T07:08:09Z", "Dobrý den 🧀");
            assertThat(found.get(1).name()).contains("řeka.txt");
            assertThat(found.get(1).parent()).hasValue(0);
        }
    }

    @Test
    void holdsAMessageThatCannotBeRead() throws IOException {
        List<Attachment> found = attachments("application/vnd.ms-outlook", Arrays.copyOf(message(), 1024));

        assertThat(found).hasSize(1);
        assertThat(found.get(0).status()).isEqualTo(TextStatus.HELD);
        assertThat(found.get(0).held()).isEqualTo(Optional.of(HeldReason.DAMAGED));
    }

    @Test
    void leavesAloneWhatIsOnlyCalledSo() throws IOException {
        List<Attachment> found =
                attachments("application/octet-stream", "kein Outlook".getBytes(StandardCharsets.UTF_8));

        assertThat(found).hasSize(1);
        assertThat(found.get(0).status()).isNotEqualTo(TextStatus.HELD);
    }
}
