package org.leakproof.ingest.read.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.record.Attachment;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.record.TextStatus;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;
import org.leakproof.ingest.read.Readers;
import org.leakproof.ingest.read.Recording;

class EmlxReaderTest implements MessageReaderContract {
    private static final String MAIL = "From: Zoë <zoe@example.org>\nDate: 3 Mar 2015 10:11:12 +0100\n\nHej då\n";
    private static final String LIST = "<?xml version=\"1.0\"?>\n<plist version=\"1.0\"><dict/></plist>\n";

    @TempDir
    Path work;

    @Override
    public MessageReader reader() {
        return new EmlxReader();
    }

    @Override
    public String fixture() {
        return "part.emlx";
    }

    @Override
    public int reach() {
        // the property list behind the mail gives header fields
        return 600;
    }

    @Test
    void countsTheLengthInBytes() {
        Message message = read(length(MAIL), MAIL, LIST).message();
        assertThat(Recording.body(message)).isEqualTo("Hej då");
        assertThat(message.flags()).containsExactly(Flag.CHARSET_GUESSED);
        assertThat(message.provenance().length()).isEqualTo(Mails.bytes(MAIL).length);
    }

    @Test
    void findsTheListWhereTheLengthIsWrong() {
        for (int wrong : new int[] {3, length(MAIL) - 1, length(MAIL) + 1, 100_000}) {
            Message message = read(wrong, MAIL, LIST).message();
            assertThat(message.provenance().length()).isEqualTo(Mails.bytes(MAIL).length);
            assertThat(message.flags()).contains(Flag.STRUCTURE_REPAIRED);
        }
    }

    @Test
    void flagsAMailThatIsShorterThanItShouldBe() {
        assertThat(read(length(MAIL) + 100, MAIL, "").message().flags()).contains(Flag.ENTRY_DAMAGED);
    }

    @Test
    void flagsPartsThatLieElsewhereAsMissing() {
        Message message = Mails.read(reader(), work, bytes()).message();
        assertThat(message.attachments())
                .extracting(Attachment::status)
                .containsExactly(TextStatus.MISSING, TextStatus.MISSING, TextStatus.TEXT);
    }

    @Test
    void holdsWhatHasNoLength() {
        assertThat(Mails.read(reader(), work, Mails.bytes("12345")).held()).containsExactly(HeldReason.DAMAGED);
    }

    @Test
    void isAskedBeforeOtherMailReadersAndNotForMailboxes() {
        assertThat(accepting(length(MAIL) + "\n" + MAIL)).isEqualTo("emlx");
        assertThat(accepting(length(MAIL) + "        \r\n" + MAIL)).isEqualTo("emlx");
        assertThat(accepting(MAIL + "Date: x\nTo: y\n")).isNotEqualTo("emlx");
        assertThat(accepting("2024\nEin Jahr: ganz kurz\n")).isEqualTo("none");
        assertThat(accepting("2024\n\nSubject: x\n")).isEqualTo("none");
    }

    private static String accepting(String text) {
        byte[] bytes = Mails.bytes(text);
        return Readers.standard()
                .accepting(new Head(bytes, true, "x"))
                .map(MessageReader::name)
                .orElse("none");
    }

    private static int length(String text) {
        return Mails.bytes(text).length;
    }

    private Recording read(int length, String mail, String list) {
        return Mails.read(reader(), work, Mails.bytes(length + "\n" + mail + list));
    }
}
