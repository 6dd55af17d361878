package org.leakproof.ingest.read.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.Source;

/** Reads a file that is one mail: EML files, and the files of a Maildir, whatever they are called. */
public final class EmlReader implements MessageReader {
    /** Header lines that are looked at. */
    private static final int LINES = 200;

    @Override
    public String name() {
        return "eml";
    }

    @Override
    public int version() {
        return 1;
    }

    /** Told by the first lines: header fields, among them one that only mail programs write and another known one, or
     * three that people write as well, one of them the sender. A name that ends in {@code .eml} makes one known field
     * enough. */
    @Override
    public boolean accepts(Head head) {
        byte[] bytes = head.bytes();
        int at = bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF
                ? 3
                : 0;
        while (at < bytes.length && at < 16 && (bytes[at] == '\n' || bytes[at] == '\r')) {
            at++;
        }
        int common = 0;
        int technical = 0;
        boolean from = false;
        int fields = 0;
        for (int lines = 0; lines < LINES && at < bytes.length; lines++) {
            int end = at;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            if (end == at || end == at + 1 && bytes[at] == '\r') {
                break;
            }
            if (bytes[at] != ' ' && bytes[at] != '\t') {
                int colon = at;
                while (colon < end && bytes[colon] > ' ' && bytes[colon] < 127 && bytes[colon] != ':') {
                    colon++;
                }
                if (colon == at || colon == end || bytes[colon] != ':') {
                    break;
                }
                String name = new String(bytes, at, colon - at, StandardCharsets.US_ASCII);
                fields++;
                common += HeaderNames.common(name) ? 1 : 0;
                technical += HeaderNames.technical(name) ? 1 : 0;
                from |= name.equalsIgnoreCase("from");
            } else if (fields == 0) {
                return false;
            }
            at = end + 1;
        }
        if (head.hasExtension("eml")) {
            return common + technical > 0;
        }
        return technical > 0 && common + technical > 1 || from && common > 2;
    }

    @Override
    public void read(Source source, MessageSink sink) throws IOException {
        boolean wanted = sink.wants(0);
        if (source.head().whole()) {
            parse(source, sink, wanted, Bytes.of(source.head().bytes()), false);
            return;
        }
        try (Window window = new Window(source)) {
            window.mark(0, wanted);
            while (window.more(window.known())) {
                // to the end
            }
            long length = window.end();
            if (length > Integer.MAX_VALUE) {
                if (wanted) {
                    sink.held(0, length, HeldReason.TOO_LARGE, 0);
                }
            } else if (wanted) {
                parse(source, sink, true, window.message(length), window.failed());
            }
            window.rethrow();
        }
    }

    private static void parse(Source source, MessageSink sink, boolean wanted, Bytes mail, boolean damaged)
            throws IOException {
        if (wanted && mail.length() > 0) {
            Set<Flag> flags = damaged ? EnumSet.of(Flag.ENTRY_DAMAGED) : EnumSet.noneOf(Flag.class);
            new MailParser(source, sink, false).parse(mail, 0, new byte[0], flags);
        }
    }
}
