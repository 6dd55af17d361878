package org.leakproof.ingest.read.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.Message;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;

class CablesReaderTest implements MessageReaderContract {
    @Override
    public MessageReader reader() {
        return new CablesReader();
    }

    @Override
    public String fixture() {
        return "cables.csv";
    }

    @Test
    void takesALineInTheTextForNoRow() {
        List<Message> messages = Logs.messages(
                reader(),
                "\"7\",\"12/28/1966 18:48\",\"66Ö1\",\"Embassy Ö\",\"SECRET\",\"\",\"\",\"a",
                "\\\"8\\\",\\\"12/28/1966 18:48\\\",\\\"x\\\",\\\"y",
                "b\"");
        assertThat(messages).extracting(Message::kind).containsExactly(Kind.CABLE);
        assertThat(Logs.bodies(messages)).containsExactly("a\n\"8\",\"12/28/1966 18:48\",\"x\",\"y\nb");
        assertThat(Logs.times(messages)).containsExactly("1966-12-28T18:48");
    }
}
