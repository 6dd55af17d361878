package org.leakproof.ingest.read.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.Source;
import org.leakproof.ingest.read.json.JsonHead;
import org.leakproof.ingest.read.json.RecordPaths;

/** Reads rooms of Rocket.Chat as its programming interface answers. */
public final class RocketReader implements MessageReader {
    private static final RecordPaths LAYOUT = RecordPaths.of(RocketReader::isMessage, "messages");

    @Override
    public String name() {
        return "rocketchat-json";
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
                        || !json.whole() && !json.misfits() && json.mentions("messages", "_id", "rid", "msg"))
                .isPresent();
    }

    private static boolean isMessage(JsonNode object) {
        return object.path("_id").isTextual() && object.path("rid").isTextual() && object.has("ts") && object.has("u");
    }

    @Override
    public void read(Source source, MessageSink sink) throws IOException {
        ChatExport.read(
                LAYOUT,
                source,
                sink,
                RocketReader::locked,
                new RocketDrafts(source.options())::of,
                outer -> Json.count(outer, "count"));
    }

    private static Optional<HeldReason> locked(JsonNode message) {
        return Json.orEmpty(message, "t").equals("e2e")
                        && !Json.orEmpty(message, "e2e").equals("done")
                ? Optional.of(HeldReason.ENCRYPTED)
                : Optional.empty();
    }
}
