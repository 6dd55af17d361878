package org.leakproof.ingest.read.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Set;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.Source;
import org.leakproof.ingest.read.json.JsonHead;
import org.leakproof.ingest.read.json.RecordPaths;

/** Reads the chat history that Signal itself exports since 2025, on Desktop and on phones: the frames of its backup as JSON, one
 *  a line, in main.jsonl beside a folder of files. People and chats stand before the messages that name them by number.
 *
 *  @see <a href="https://github.com/signalapp/libsignal">libsignal, message-backup: backup.proto</a> */
public final class SignalExportReader implements MessageReader {
    private static final RecordPaths LAYOUT = RecordPaths.of(SignalExportReader::isFrame, "");
    private static final Set<String> FRAMES = Set.of(
            "account",
            "recipient",
            "chat",
            "chatItem",
            "stickerPack",
            "adHocCall",
            "notificationProfile",
            "chatFolder");

    @Override
    public String name() {
        return "signal-export";
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
                .filter(json -> json.records().stream().anyMatch(found -> isTelling(found.node())))
                .isPresent();
    }

    private static boolean isFrame(JsonNode object) {
        return isBeginning(object)
                || object.size() == 1
                        && FRAMES.contains(object.fieldNames().next())
                        && object.elements().next().isObject();
    }

    private static boolean isBeginning(JsonNode object) {
        return object.has("version") && object.has("backupTimeMs");
    }

    /** Whether no other program writes such an object. */
    private static boolean isTelling(JsonNode object) {
        JsonNode item = object.path("chatItem");
        return isBeginning(object) || item.has("chatId") && item.has("authorId") && item.has("dateSent");
    }

    @Override
    public void read(Source source, MessageSink sink) throws IOException {
        SignalPeople people = new SignalPeople();
        SignalExportDrafts drafts = new SignalExportDrafts(people);
        ChatExport.readFrames(LAYOUT, source, sink, people::isLearned, drafts::of);
    }
}
