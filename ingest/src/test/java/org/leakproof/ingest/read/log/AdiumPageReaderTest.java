package org.leakproof.ingest.read.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.leakproof.contract.record.Message;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;

class AdiumPageReaderTest implements MessageReaderContract {
    @Override
    public MessageReader reader() {
        return new AdiumPageReader();
    }

    @Override
    public String fixture() {
        return "adium.html";
    }

    @Test
    void takesWhoAndWhenFromFoldersAndFile() {
        String line = "<div class=\"%s\"><span class=\"timestamp\">%s</span> <span class=\"sender\">x: </span>"
                + "<pre class=\"message\">да</pre></div>";
        List<Message> messages = Logs.named(
                reader(),
                "Logs/AIM.zoë/оля/оля (2005|06|16).adiumHTMLLog",
                line.formatted("send", "11:59:00 PM"),
                line.formatted("receive", "12:01:00 AM"));
        assertThat(Logs.times(messages)).containsExactly("2005-06-16T23:59", "2005-06-17T00:01");
        assertThat(messages.get(0).sender().orElseThrow().handle()).contains("zoë");
        assertThat(messages.get(1).sender().orElseThrow().handle()).contains("оля");
    }
}
