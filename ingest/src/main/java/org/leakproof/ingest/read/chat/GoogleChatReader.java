package org.leakproof.ingest.read.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.Source;
import org.leakproof.ingest.read.json.JsonHead;
import org.leakproof.ingest.read.json.RecordPaths;

/** Reads conversations of Google Chat as Takeout exports them. */
public final class GoogleChatReader implements MessageReader {
    private static final RecordPaths LAYOUT = RecordPaths.of(GoogleChatReader::isRecord, "messages");

    @Override
    public String name() {
        return "google-chat";
    }

    @Override
    public boolean namesFiles(Head head) {
        return true;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public boolean accepts(Head head) {
        return JsonHead.of(head, LAYOUT)
                .filter(json -> !json.records().isEmpty()
                        || !json.whole() && !json.misfits() && json.mentions("created_date", "topic_id"))
                .isPresent();
    }

    private static boolean isRecord(JsonNode object) {
        return (object.has("created_date") || object.has("message_state"))
                && (object.path("topic_id").isTextual()
                        || object.path("message_id").isTextual());
    }

    @Override
    public void read(Source source, MessageSink sink) throws IOException {
        ChatExport.read(LAYOUT, source, sink, new GoogleChatDrafts(source)::of);
    }
}
