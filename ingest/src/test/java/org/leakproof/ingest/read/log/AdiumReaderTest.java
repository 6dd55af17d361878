package org.leakproof.ingest.read.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.Message;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;

class AdiumReaderTest implements MessageReaderContract {
    private static final String CHAT =
            "<chat xmlns=\"http://purl.org/net/ulf/ns/0.4-02\" account=\"zoë\" service=\"AIM\">";
    private static final String SAID =
            "<message sender=\"%s\" time=\"2008-06-16T13:58:55+03:00\"><div>ja</div></message>";

    @Override
    public MessageReader reader() {
        return new AdiumReader();
    }

    @Override
    public String fixture() {
        return "adium.xml";
    }

    @Test
    void knowsAGroupByWhoWrites() {
        List<Message> messages = Logs.messages(
                reader(),
                CHAT,
                SAID.formatted("оля").repeat(2),
                SAID.formatted("مريم").repeat(2),
                "</chat>");
        assertThat(messages).extracting(Message::kind).containsOnly(Kind.GROUP_MESSAGE);
    }

    @Test
    void takesTheOtherSideFromTheFilesName() {
        String name = "AIM.zoë/оля/оля (2008-06-16T13.58.55+0300).chatlog/оля (2008-06-16T13.58.55+0300).xml";
        Message message = Logs.named(reader(), name, CHAT, SAID.formatted("zoë"), "</chat>")
                .get(0);
        assertThat(message.recipients()).extracting(p -> p.handle().orElse("")).containsExactly("оля");
        assertThat(message.sender().orElseThrow().exporter()).isTrue();
    }
}
