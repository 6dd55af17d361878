package org.leakproof.ingest.read.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.Source;
import org.leakproof.ingest.read.json.JsonHead;
import org.leakproof.ingest.read.json.RecordPaths;

/** Reads the files of Slack's export, one a day and conversation. */
public final class SlackReader implements MessageReader {
    private static final RecordPaths LAYOUT = RecordPaths.of(SlackReader::isMessage, "");
    private static final Pattern TS = Pattern.compile("[0-9]{9,11}\\.[0-9]{1,6}");

    @Override
    public String name() {
        return "slack";
    }

    @Override
    public boolean namesFiles(Head head) {
        return true;
    }

    @Override
    public Set<String> beside() {
        return SlackTeam.FILES;
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
                                && json.startsWith('[')
                                && json.mentions("ts", "type", "text"))
                .isPresent();
    }

    private static boolean isMessage(JsonNode object) {
        return object.path("ts").isTextual()
                && TS.matcher(object.path("ts").asText()).matches()
                && object.path("type").isTextual();
    }

    @Override
    public void read(Source source, MessageSink sink) throws IOException {
        Optional<String> folder = Folder.of(source.rawName());
        ChatExport.read(LAYOUT, source, sink, new SlackDrafts(folder, SlackTeam.of(source, folder))::of);
    }
}
