package org.leakproof.ingest.read.mail;

import java.io.IOException;
import java.util.Arrays;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.Source;

/** Reads the mailbox files of Foxmail, in which each message stands behind a line of control characters. */
public final class FoxmailReader implements MessageReader {
    private static final byte[] START = {
        0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 'S'
    };

    private static final Separator LINE = new Separator() {
        @Override
        public byte[] start() {
            return START;
        }

        @Override
        public int length(byte[] buffer, int from, int at, int to) {
            int i = at + START.length;
            if (i < to && buffer[i] == '\r') {
                i++;
            }
            return i < to && buffer[i] == '\n' ? i + 1 - at : 0;
        }
    };

    @Override
    public String name() {
        return "foxmail";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public boolean accepts(Head head) {
        byte[] bytes = head.bytes();
        return bytes.length > START.length
                && Arrays.equals(bytes, 0, START.length, START, 0, START.length)
                && LINE.length(bytes, 0, 0, bytes.length) > 0;
    }

    @Override
    public void read(Source source, MessageSink sink) throws IOException {
        MboxReader.read(source, LINE, sink, false);
    }
}
