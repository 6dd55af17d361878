package org.leakproof.ingest.read.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
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

    /** Told by the first lines: header fields, among them one that only mail programs write and another known one; or
     * the sender and two other known ones; or nothing but the type of a multipart; or a type first and a field that
     * HTTP has not, as parts of mails are saved. A name that ends in {@code .eml} makes one known field enough. */
    @Override
    public boolean accepts(Head head) {
        byte[] bytes = head.bytes();
        Set<String> names = new HashSet<>();
        int at = begin(bytes);
        boolean typed = false;
        boolean multipart = false;
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
                String name = new String(bytes, at, colon - at, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
                typed |= names.isEmpty() && name.equals("content-type");
                multipart |= names.isEmpty()
                        && typed
                        && new String(bytes, colon + 1, end - colon - 1, StandardCharsets.ISO_8859_1)
                                .strip()
                                .startsWith("multipart/");
                names.add(name);
            } else if (names.isEmpty()) {
                return false;
            }
            at = end + 1;
        }
        long known = names.stream().filter(HeaderNames::known).count();
        if (head.hasExtension("eml")) {
            return known > 0;
        }
        return multipart
                || typed && (names.contains("content-transfer-encoding") || names.contains("subject"))
                || known > 1 && names.stream().anyMatch(HeaderNames::mail)
                || known > 2 && names.contains("from");
    }

    /** Behind a byte-order mark and blank lines. */
    private static int begin(byte[] bytes) {
        boolean mark =
                bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        int at = mark ? 3 : 0;
        while (at < bytes.length && at < 16 && (bytes[at] == '\n' || bytes[at] == '\r')) {
            at++;
        }
        return at;
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
