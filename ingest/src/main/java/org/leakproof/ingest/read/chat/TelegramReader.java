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

/** Reads what Telegram Desktop exports as JSON: one chat, or all of an account. */
public final class TelegramReader implements MessageReader {
    private static final RecordPaths LAYOUT =
            RecordPaths.of(TelegramReader::isMessage, "messages", "chats.list.messages", "left_chats.list.messages");

    /** Types of chats. */
    private static final Set<String> CHATS = Set.of(
            "personal_chat",
            "bot_chat",
            "saved_messages",
            "private_group",
            "private_supergroup",
            "public_supergroup",
            "private_channel",
            "public_channel");

    @Override
    public String name() {
        return "telegram-json";
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
        return JsonHead.of(head, LAYOUT).filter(TelegramReader::isExport).isPresent();
    }

    private static boolean isExport(JsonHead json) {
        if (!json.records().isEmpty()) {
            return true;
        }
        JsonNode root = json.outermost();
        boolean chat = CHATS.contains(root.path("type").asText()) && root.has("id") && json.mentions("messages");
        boolean account = root.has("about")
                && (root.path("personal_information").has("user_id") || json.mentions("chats", "list", "messages"));
        return (chat || account) && (!json.whole() || json.mentions("messages"));
    }

    private static boolean isMessage(JsonNode object) {
        return object.path("id").isIntegralNumber()
                && object.path("type").isTextual()
                && object.path("date").isTextual()
                && (object.has("text") || object.has("from_id") || object.has("action") || object.has("actor_id"));
    }

    @Override
    public void read(Source source, MessageSink sink) throws IOException {
        ChatExport.read(LAYOUT, source, sink, new TelegramDrafts(source.options())::of);
    }
}
