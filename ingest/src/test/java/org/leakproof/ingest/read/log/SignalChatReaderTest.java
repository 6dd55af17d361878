package org.leakproof.ingest.read.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.Message;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;

class SignalChatReaderTest implements MessageReaderContract {
    @Override
    public MessageReader reader() {
        return new SignalChatReader();
    }

    @Override
    public String fixture() {
        return "chat.md";
    }

    @Test
    void readsTheShortManner() {
        List<Message> messages = Logs.messages(
                reader(),
                "2023-11-14 23:13 Оля: hej",
                "  på dig",
                "2023-11-14 23:14 You: [reply to Оля on 2023-11-14 23:13, edited, 2 attachments] bilder",
                "2023-11-14 23:15 Оля: [call-history message]");
        assertThat(Logs.bodies(messages)).containsExactly("hej\n  på dig", "bilder", "call history");
        assertThat(messages.get(1).attachments()).hasSize(2);
        assertThat(messages.get(1).sender().orElseThrow().exporter()).isTrue();
        assertThat(messages.get(2).kind()).isEqualTo(Kind.CALL);
    }

    @Test
    void leavesAPhonesChatAlone() {
        String chat = "[2023-11-14 23:13:20] Оля: hej\n[2023-11-14 23:14:20] Jörg: nej\n";
        assertThat(reader().accepts(new Head(chat.getBytes(StandardCharsets.UTF_8), true, "x")))
                .isFalse();
    }
}
