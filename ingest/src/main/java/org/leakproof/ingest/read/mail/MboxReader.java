package org.leakproof.ingest.read.mail;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.Source;

/** Reads mailboxes in which each message stands behind a From_ line: mboxo, mboxrd, mboxcl, mboxcl2 and what programs make
 * of them. A message's bytes are those between its From_ line and the next one. */
public final class MboxReader implements MessageReader {
    private static final Separator FROM = new FromLine();

    @Override
    public String name() {
        return "mbox";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public boolean accepts(Head head) {
        byte[] bytes = head.bytes();
        int at = bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF
                ? 3
                : 0;
        while (at < bytes.length && at < 16 && (bytes[at] == '\n' || bytes[at] == '\r')) {
            at++;
        }
        byte[] start = FROM.start();
        if (at + start.length > bytes.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if (bytes[at + i] != start[i]) {
                return false;
            }
        }
        return FROM.length(bytes, at, at, bytes.length) > 0;
    }

    @Override
    public void read(Source source, MessageSink sink) throws IOException {
        read(source, FROM, sink, true);
    }

    /** Reads a mailbox with these separators. */
    static void read(Source source, Separator separator, MessageSink sink, boolean quotedFrom) throws IOException {
        MailParser parser = new MailParser(source, sink, quotedFrom);
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        BoxSplitter.split(source, separator, () -> flags.add(Flag.ENTRY_DAMAGED), new BoxSplitter.Taker() {
            @Override
            public boolean wants(long offset) {
                return sink.wants(offset);
            }

            @Override
            public void gap(long offset, long length) {
                sink.gap(offset, length);
            }

            @Override
            public void message(byte[] line, long offset, Bytes message) throws IOException {
                parser.parse(message, offset, quotedFrom ? line : new byte[0], flags);
            }

            @Override
            public void tooLarge(long offset, long length) {
                sink.held(offset, length, HeldReason.TOO_LARGE, 0);
            }
        });
    }
}
