package org.leakproof.ingest.read.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.Message;
import org.leakproof.ingest.read.AttachmentContent;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;
import org.leakproof.ingest.read.Recording;
import org.leakproof.ingest.read.Samples;
import org.leakproof.ingest.read.TestSource;

class SmsBackupReaderTest implements MessageReaderContract {
    private static final String ONE = "<sms address=\"1\" date=\"1512226167463\" type=\"1\" body=\"ä\" />";

    @Override
    public MessageReader reader() {
        return new SmsBackupReader();
    }

    @Override
    public String fixture() {
        return "sms.xml";
    }

    @Override
    public int reach() {
        return 1500;
    }

    private Recording read(String xml) {
        return Logs.read(reader(), "x", xml.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void saysWhenFewerMessagesCameThanTheFileStates() {
        assertThat(read("<smses count=\"2\">" + ONE + "</smses>").held()).containsExactly(HeldReason.MISSING);
        assertThat(read("<smses count=\"2\">" + ONE + ONE + "</smses>").held()).isEmpty();
    }

    @Test
    void holdsTheMessageInWhichTheFileEnds() {
        Recording recording = read("<smses count=\"2\">" + ONE + "<sms address=\"1\" body=\"hal");
        assertThat(recording.held()).containsExactly(HeldReason.TRUNCATED);
        assertThat(recording.message().flags()).containsExactly(Flag.ENTRY_DAMAGED);
        assertThat(read("<smses count=\"1\">" + ONE).message().flags()).containsExactly(Flag.ENTRY_DAMAGED);
    }

    @Test
    void readsOnBehindAMessageWithAnOpenQuoteOrTag() {
        Recording recording = read("<smses><sms body=\"open>\n" + ONE + "<mms date=\"1\"><parts>\n" + ONE + "</smses>");
        assertThat(recording.held()).containsExactly(HeldReason.DAMAGED, HeldReason.DAMAGED);
        assertThat(Logs.bodies(recording.messages())).containsExactly("ä", "ä");
    }

    @Test
    void expandsNothingAndLoadsNothing() {
        Recording recording = read("<!DOCTYPE smses [<!ENTITY a \"aaaa\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n"
                + "<smses><sms address=\"1\" type=\"1\" body=\"&a;&x;&#xD83D; &unclosed\" /></smses>");
        assertThat(Recording.body(recording.message())).isEqualTo("&a;&x;\uFFFD &unclosed");
        assertThat(recording.message().flags()).contains(Flag.CHARSET_REPLACED);
    }

    @Test
    void knowsTheExporterByTheDirection() {
        List<Message> messages =
                read("<smses><sms address=\"1\" type=\"1\" body=\"a\"/><sms address=\"1\" type=\"2\" body=\"b\"/></smses>")
                        .messages();
        assertThat(messages)
                .extracting(m -> m.sender().orElseThrow().exporter())
                .containsExactly(false, true);
        assertThat(messages).extracting(m -> m.recipients().get(0).exporter()).containsExactly(true, false);
        assertThat(messages.get(0).conversation()).isEqualTo(messages.get(1).conversation());
    }

    @Test
    void saysHowManyMessagesTheFileSaysItHolds() {
        String file = "<smses count=\"5\"><sms address=\"1\" date=\"1\" type=\"1\" body=\"ž\"/></smses>";
        int length = file.getBytes(StandardCharsets.UTF_8).length;
        assertThat(read(file).declared()).containsExactly(new Recording.Declared(length, "", 5));
        assertThat(read("<smses></smses>").declared()).isEmpty();
    }

    @Test
    void readsCalls() {
        Message message =
                read("<calls count=\"1\"><call number=\"+1 555 0100\" duration=\"61\" date=\"1512226167463\" type=\"2\" /></calls>")
                        .message();
        assertThat(message.kind()).isEqualTo(Kind.CALL);
        assertThat(message.recipients().get(0).address()).contains("+1 555 0100");
        assertThat(message.headers()).extracting("value").contains("61");
    }

    @Test
    void putsLargeFilesIntoTheWorkFolder(@TempDir Path work) throws IOException {
        String data = "QUFB".repeat(400_000);
        byte[] xml = ("<smses><mms msg_box=\"1\" address=\"1\"><parts><part ct=\"image/x\" data=\"" + data
                        + "\"/></parts></mms></smses>")
                .getBytes(StandardCharsets.UTF_8);
        Recording recording = new Recording();
        reader().read(TestSource.of(xml, "x", work), recording);
        AttachmentContent content = recording.contents(0).get(0);
        assertThat(((AttachmentContent.InHeap) content).bytes()).hasSize(1_200_000);
        assertThat(Files.list(work)).isEmpty();
    }

    @Test
    void readsTheSamples() throws IOException {
        Path folder = Samples.folder("sms");
        Recording small = read(Files.readString(folder.resolve("sms_small.xml")));
        assertThat(small.messages()).hasSize(12);
        assertThat(small.held()).isEmpty();
        Recording mixed = read(Files.readString(folder.resolve("sample_small.xml")));
        assertThat(mixed.messages()).hasSize(7);
        assertThat(mixed.held()).isEmpty();
        assertThat(mixed.messages()).extracting(Message::kind).containsOnly(Kind.DIRECT_MESSAGE);
        assertThat(mixed.messages().get(6).sender().orElseThrow().exporter()).isTrue();
        assertThat(mixed.messages().get(3).sender().orElseThrow().address()).contains("+15550000001");
        assertThat(read(Files.readString(folder.resolve("empty.xml"))).pieces())
                .allMatch(p -> p.message().isEmpty());
    }
}
