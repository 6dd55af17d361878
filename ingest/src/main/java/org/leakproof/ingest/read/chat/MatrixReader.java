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

/** Reads rooms of Matrix as Element exports them in JSON. */
public final class MatrixReader implements MessageReader {
    private static final RecordPaths LAYOUT = RecordPaths.of(MatrixReader::isEvent, "messages");

    @Override
    public String name() {
        return "matrix-json";
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
                .filter(json ->
                        json.outermost().has("room_name") && json.outermost().has("export_date"))
                .filter(json -> !json.records().isEmpty() || !json.whole() && json.mentions("messages"))
                .isPresent();
    }

    private static boolean isEvent(JsonNode object) {
        return object.path("event_id").isTextual() && object.path("type").isTextual() && object.has("origin_server_ts");
    }

    @Override
    public void read(Source source, MessageSink sink) throws IOException {
        ChatExport.read(LAYOUT, source, sink, MatrixReader::locked, MatrixDrafts::of);
    }

    /** What the exporting program could not decrypt. */
    private static Optional<HeldReason> locked(JsonNode event) {
        return Json.orEmpty(event, "type").equals("m.room.encrypted")
                        && event.path("content").has("ciphertext")
                ? Optional.of(HeldReason.ENCRYPTED)
                : Optional.empty();
    }
}
