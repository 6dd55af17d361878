package org.leakproof.ingest.read.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.Source;
import org.leakproof.ingest.read.json.JsonHead;
import org.leakproof.ingest.read.json.RecordPaths;

/** Reads messages of Signal Desktop as JSON: as they stand in its database, in an array or one a line (sigtop), or as
 *  signal-export writes them. */
public final class SignalDesktopReader implements MessageReader {
    private static final RecordPaths LAYOUT = RecordPaths.of(SignalDesktopReader::isMessage, "");
    private static final List<String> OWN_FIELDS = List.of(
            "schemaVersion", "received_at", "sourceDevice", "sendStateByConversationId", "readStatus", "seenStatus");

    @Override
    public String name() {
        return "signal-desktop";
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
                        || !json.whole()
                                && !json.misfits()
                                && json.mentions("conversationId", "sent_at", "type", "body"))
                .isPresent();
    }

    private static boolean isMessage(JsonNode object) {
        return object.path("conversationId").isTextual()
                        && object.path("type").isTextual()
                        && (object.path("sent_at").isNumber()
                                || object.path("timestamp").isNumber())
                        && OWN_FIELDS.stream().anyMatch(object::has)
                || isExported(object);
    }

    /** As signal-export writes it. */
    static boolean isExported(JsonNode object) {
        return object.path("date").isTextual()
                && object.path("sender").isTextual()
                && object.path("body").isTextual()
                && object.path("reactions").isArray()
                && object.path("attachments").isArray()
                && object.has("quote")
                && object.has("sticker");
    }

    @Override
    public void read(Source source, MessageSink sink) throws IOException {
        ChatExport.read(LAYOUT, source, sink, new SignalDesktopDrafts(source, LAYOUT)::of);
    }
}
