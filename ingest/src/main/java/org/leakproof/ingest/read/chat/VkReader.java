package org.leakproof.ingest.read.chat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.Source;

/** Reads the pages of messages in the archive that VK gives its users. Offsets and lengths are in bytes. */
public final class VkReader implements MessageReader {
    static final Charset USUAL = Charset.forName("windows-1251");

    @Override
    public String name() {
        return "vk-html";
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
        String text = new String(head.bytes(), StandardCharsets.ISO_8859_1);
        String page = text.startsWith("\u00EF\u00BB\u00BF") ? text.substring(3) : text;
        return page.stripLeading().startsWith("<")
                && page.contains("<div class=\"message\" data-id=\"")
                && page.contains("class=\"message__header\"");
    }

    @Override
    public void read(Source source, MessageSink sink) throws IOException {
        PageExport.read(source, sink, USUAL, VkPages::new);
    }
}
