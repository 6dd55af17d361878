package org.leakproof.ingest.read.mail;

import java.io.IOException;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.Source;
import org.leakproof.ingest.read.mapi.Msg;

/** Reads a message that Outlook saved as a file. */
public final class MsgReader implements MessageReader {
    @Override
    public String name() {
        return "msg";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public boolean accepts(Head head) {
        return Msg.is(head.bytes(), head.hasExtension("msg") || head.hasExtension("oft"));
    }

    @Override
    public void read(Source source, MessageSink sink) throws IOException {
        SavedItem.read(source, sink, Msg::read);
    }
}
