package org.leakproof.ingest.read.mail;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.Source;
import org.leakproof.ingest.read.mapi.Tnef;

/** Reads a winmail.dat that somebody saved without the mail that it came in. What that mail's header said is lost with it:
 *  mostly who it was from and to. */
public final class TnefReader implements MessageReader {
    @Override
    public String name() {
        return "tnef";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public boolean accepts(Head head) {
        // behind signature and key stands the level of the first attribute: the message's, or an attachment's
        byte[] bytes = head.bytes();
        return Tnef.is(ByteBuffer.wrap(bytes)) && (bytes.length == 6 || bytes[6] == 1 || bytes[6] == 2);
    }

    @Override
    public void read(Source source, MessageSink sink) throws IOException {
        SavedItem.read(source, sink, Tnef::read);
    }
}
