package org.leakproof.ingest.read.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.Source;
import org.leakproof.ingest.read.json.JsonHead;
import org.leakproof.ingest.read.json.ObjectSplitter;
import org.leakproof.ingest.read.json.RecordPaths;

/** Reads the conversations of Facebook Messenger and Instagram. Reads an entry twice, as what the conversation is called stands
 *  behind its messages. */
public final class MessengerReader implements MessageReader {
    private static final RecordPaths LAYOUT = RecordPaths.of(MessengerReader::isMessage, "messages");

    @Override
    public String name() {
        return "messenger";
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
                .filter(json -> json.outermost().path("participants").isArray())
                .filter(json -> !json.records().isEmpty()
                        || !json.whole()
                                && !json.misfits()
                                && (json.mentions("sender_name", "timestamp_ms")
                                        || json.mentions("senderName", "timestamp")))
                .isPresent();
    }

    private static boolean isMessage(JsonNode object) {
        return object.path("timestamp_ms").isNumber() && !object.has("id")
                || object.path("timestamp").isNumber()
                        && (object.path("sender_name").isTextual()
                                || object.path("senderName").isTextual());
    }

    @Override
    public void read(Source source, MessageSink sink) throws IOException {
        source.openAgain();
        JsonNode thread = thread(source);
        ChatExport.read(LAYOUT, source, sink, new MessengerDrafts(thread, source.rawName())::of);
    }

    private static JsonNode thread(Source source) {
        ObjectSplitter splitter = new ObjectSplitter(LAYOUT, HeldReason.DAMAGED, new Nothing());
        try (InputStream in = source.open()) {
            splitter.split(in);
        } catch (IOException e) {
            // told by the pass that reads the messages
        }
        return splitter.outermost().outer();
    }
}
