package org.leakproof.ingest.read.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.Source;
import org.leakproof.ingest.read.json.JsonHead;
import org.leakproof.ingest.read.json.JsonRecord;
import org.leakproof.ingest.read.json.RecordPaths;

/** Reads the messages of an archive of X, earlier Twitter: scripts that assign JSON to a variable. */
public final class TwitterReader implements MessageReader {
    private static final String DIRECT = "window.YTD.direct_message";
    private static final String POSTS = "window.YTD.tweet";
    private static final String DELETED = "window.YTD.deleted_tweet";
    private static final RecordPaths CONVERSATIONS = RecordPaths.of(TwitterReader::isEvent, "dmConversation.messages");
    private static final RecordPaths LIST = RecordPaths.of(TwitterReader::isPost, "");

    @Override
    public String name() {
        return "twitter-archive";
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
        return accepts(JsonHead.ofScript(head, DIRECT, CONVERSATIONS), "dmConversation")
                || accepts(JsonHead.ofScript(head, POSTS, LIST), "created_at")
                || accepts(JsonHead.ofScript(head, DELETED, LIST), "created_at");
    }

    private static boolean accepts(Optional<JsonHead> json, String key) {
        return json.filter(j -> !j.records().isEmpty() || !j.whole() && j.mentions(key))
                .isPresent();
    }

    /** An object with one field, which is named like what happened. */
    private static boolean isEvent(JsonNode object) {
        return object.size() == 1 && object.elements().next().isObject() && !object.has("dmConversation");
    }

    private static boolean isPost(JsonNode object) {
        JsonNode post = TwitterPosts.post(object);
        return post.path("created_at").isTextual() && (post.has("full_text") || post.has("text"));
    }

    @Override
    public void read(Source source, MessageSink sink) throws IOException {
        if (JsonHead.ofScript(source.head(), DIRECT, CONVERSATIONS).isPresent()) {
            ChatExport.read(CONVERSATIONS, source, sink, new TwitterDirect(source.options())::of);
        } else {
            boolean deleted = JsonHead.ofScript(source.head(), DELETED, LIST).isPresent();
            Function<JsonRecord, Draft> drafts = new TwitterPosts(deleted, source.options())::of;
            ChatExport.read(LIST, source, sink, drafts);
        }
    }
}
