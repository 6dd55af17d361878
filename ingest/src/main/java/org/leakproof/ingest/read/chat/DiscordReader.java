package org.leakproof.ingest.read.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.Source;
import org.leakproof.ingest.read.json.JsonHead;
import org.leakproof.ingest.read.json.RecordPaths;

/** Reads Discord channels as DiscordChatExporter saves them in JSON. */
public final class DiscordReader implements MessageReader {
    private static final RecordPaths LAYOUT = RecordPaths.of(DiscordReader::isMessage, "messages");

    @Override
    public String name() {
        return "discord-json";
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
                .filter(json -> json.outermost().path("channel").has("id")
                        && json.outermost().has("guild"))
                .filter(json -> !json.records().isEmpty() || !json.whole() && json.mentions("messages"))
                .isPresent();
    }

    private static boolean isMessage(JsonNode object) {
        return object.path("id").isValueNode()
                && object.path("timestamp").isTextual()
                && object.path("author").isObject();
    }

    @Override
    public void read(Source source, MessageSink sink) throws IOException {
        ChatExport.read(
                LAYOUT,
                source,
                sink,
                message -> Optional.empty(),
                new DiscordDrafts(source.options())::of,
                outer -> Json.count(outer, "messageCount"));
    }
}
