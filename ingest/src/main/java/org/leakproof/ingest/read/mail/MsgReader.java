package org.leakproof.ingest.read.mail;

import java.io.IOException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Hashes;
import org.leakproof.contract.record.HeldReason;
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
        boolean wanted = sink.wants(0);
        try (Window window = new Window(source)) {
            window.mark(0, wanted);
            while (window.more(window.known())) {
                // to the end
            }
            long length = window.end();
            if (wanted && length > Integer.MAX_VALUE) {
                sink.held(0, length, HeldReason.TOO_LARGE, 0);
            } else if (wanted && length > 0) {
                parse(source, sink, window.message(length), window.failed());
            }
            window.rethrow();
        }
    }

    private static void parse(Source source, MessageSink sink, Bytes file, boolean failed) throws IOException {
        Set<Flag> flags = failed ? EnumSet.of(Flag.ENTRY_DAMAGED) : EnumSet.noneOf(Flag.class);
        var digest = Hashes.sha256();
        file.digest(digest, 0, file.length());
        String sha256 = HexFormat.of().formatHex(digest.digest());
        new MapiDrafts(source, sink)
                .parse(new MapiDrafts.Place(0, file.length(), sha256, List.of(), flags), () -> Msg.read(file.buffer()));
    }
}
