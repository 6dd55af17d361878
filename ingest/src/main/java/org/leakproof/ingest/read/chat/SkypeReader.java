package org.leakproof.ingest.read.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.Source;
import org.leakproof.ingest.read.json.JsonHead;
import org.leakproof.ingest.read.json.RecordPaths;

/** Reads the conversations of a Skype account. */
public final class SkypeReader implements MessageReader {
    private static final RecordPaths LAYOUT = RecordPaths.of(SkypeReader::isRecord, "conversations.MessageList");

    @Override
    public String name() {
        return "skype-json";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public boolean accepts(Head head) {
        return JsonHead.of(head, LAYOUT)
                .filter(json -> !json.records().isEmpty()
                        || !json.whole() && !json.misfits() && json.mentions("MessageList", "userId", "conversations"))
                .isPresent();
    }

    private static boolean isRecord(JsonNode object) {
        return object.path("id").isValueNode() && object.has("messagetype") && object.has("originalarrivaltime");
    }

    @Override
    public void read(Source source, MessageSink sink) throws IOException {
        ChatExport.read(LAYOUT, source, sink, new SkypeDrafts(source.options())::of);
    }
}
