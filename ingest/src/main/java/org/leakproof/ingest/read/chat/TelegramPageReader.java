package org.leakproof.ingest.read.chat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.Source;

/** Reads what Telegram Desktop exports as HTML: a chat, or some of its pages. Offsets and lengths are in bytes. */
public final class TelegramPageReader implements MessageReader {
    @Override
    public String name() {
        return "telegram-html";
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
        String text = new String(head.bytes(), StandardCharsets.UTF_8);
        String page = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return page.stripLeading().startsWith("<")
                && page.contains("class=\"history\"")
                && (page.contains("class=\"message default clearfix") || page.contains("class=\"message service\""));
    }

    @Override
    public void read(Source source, MessageSink sink) throws IOException {
        PageExport.read(source, sink, StandardCharsets.UTF_8, TelegramPages::new);
    }
}
