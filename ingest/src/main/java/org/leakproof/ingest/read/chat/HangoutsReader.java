package org.leakproof.ingest.read.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.Source;
import org.leakproof.ingest.read.json.JsonHead;
import org.leakproof.ingest.read.json.RecordPaths;

/** Reads the conversations of Hangouts as Takeout exports them. */
public final class HangoutsReader implements MessageReader {
    private static final RecordPaths LAYOUT = RecordPaths.of(
            HangoutsReader::isRecord, "conversations.events", "conversation_state.conversation_state.event");

    @Override
    public String name() {
        return "hangouts";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public boolean accepts(Head head) {
        return JsonHead.of(head, LAYOUT)
                .filter(json -> !json.records().isEmpty()
                        || !json.whole() && !json.misfits() && json.mentions("conversation_id", "gaia_id"))
                .isPresent();
    }

    private static boolean isRecord(JsonNode object) {
        return object.path("event_id").isTextual()
                && object.has("timestamp")
                && object.path("conversation_id").has("id");
    }

    @Override
    public void read(Source source, MessageSink sink) throws IOException {
        ChatExport.read(LAYOUT, source, sink, new HangoutsDrafts()::of);
    }
}
