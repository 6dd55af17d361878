package org.leakproof.ingest.read.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.Source;
import org.leakproof.ingest.read.json.JsonHead;
import org.leakproof.ingest.read.json.RecordPaths;

/** Reads what signal-cli received, one JSON object a line. */
public final class SignalReader implements MessageReader {
    private static final RecordPaths LAYOUT = RecordPaths.of(SignalReader::isReceived, "");

    @Override
    public String name() {
        return "signal-cli";
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
                        || !json.whole() && !json.misfits() && json.mentions("envelope", "timestamp", "sourceDevice"))
                .isPresent();
    }

    private static boolean isReceived(JsonNode object) {
        JsonNode envelope = SignalDrafts.received(object).path("envelope");
        return envelope.path("timestamp").isNumber() && (envelope.has("source") || envelope.has("sourceUuid"));
    }

    @Override
    public void read(Source source, MessageSink sink) throws IOException {
        ChatExport.read(LAYOUT, source, sink, SignalDrafts::of);
    }
}
