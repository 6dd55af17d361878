package org.leakproof.ingest.read.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Header;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.Source;

/** Reads what Apple Mail keeps: a line with the mail's length in bytes, the mail, and a property list. Partial messages
 * are read alike: their parts lie in files of their own, and are missing where those are. The first line and the property list are gaps. */
public final class EmlxReader implements MessageReader {
    /** Digits, blanks and line end of the first line. */
    private static final int FIRST_LINE = 32;

    private static final int MAX_DIGITS = 10;

    private static final String PARTIAL = ".partial.emlx";

    /** Where the first line is wrong, the property list is looked for in so much of the file's end. */
    private static final int LARGEST_TRAILER = 1 << 20;

    @Override
    public String name() {
        return "emlx";
    }

    @Override
    public boolean namesFiles(Head head) {
        return head.name().endsWith(PARTIAL);
    }

    /** Where the parts of a partial message lie that is called so; empty for any other. */
    static Optional<String> folderOfParts(byte[] rawName) {
        String name = new String(rawName, StandardCharsets.UTF_8);
        String last = name.substring(name.lastIndexOf('/') + 1);
        return last.endsWith(PARTIAL)
                ? Optional.of("Attachments/" + last.substring(0, last.length() - PARTIAL.length()))
                : Optional.empty();
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public boolean accepts(Head head) {
        byte[] bytes = head.bytes();
        int start = start(Bytes.of(bytes));
        if (start < 0 || start < bytes.length && bytes[start] <= ' ') {
            return false;
        }
        byte[] mail = Arrays.copyOfRange(bytes, start, bytes.length);
        // one known field is enough behind such a line
        return new EmlReader().accepts(new Head(mail, head.whole(), "mail.eml"));
    }

    /** Where the mail begins, or -1 if the first line is no length. */
    private static int start(Bytes bytes) {
        int at = 0;
        while (at < bytes.length() && at <= MAX_DIGITS && bytes.at(at) >= '0' && bytes.at(at) <= '9') {
            at++;
        }
        if (at == 0 || at > MAX_DIGITS) {
            return -1;
        }
        while (at < bytes.length() && at < FIRST_LINE && (bytes.at(at) == ' ' || bytes.at(at) == Bytes.CR)) {
            at++;
        }
        return at < bytes.length() && bytes.at(at) == Bytes.LF ? at + 1 : -1;
    }

    @Override
    public void read(Source source, MessageSink sink) throws IOException {
        try (Window window = new Window(source)) {
            window.mark(0, true);
            while (window.more(window.known())) {
                // to the end
            }
            long length = window.end();
            if (length > Integer.MAX_VALUE) {
                if (sink.wants(0)) {
                    sink.held(0, length, HeldReason.TOO_LARGE, 0);
                }
            } else if (length > 0) {
                mail(source, sink, window.message(length), window.failed());
            }
            window.rethrow();
        }
    }

    private static void mail(Source source, MessageSink sink, Bytes file, boolean failed) throws IOException {
        int start = start(file);
        if (start < 0) {
            // cut within the first line, or no such file after all: nothing of it is a mail for sure
            if (sink.wants(0)) {
                sink.held(0, file.length(), HeldReason.DAMAGED, 0);
            }
            return;
        }
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        int end = end(file, start, flags);
        if (failed) {
            flags.add(Flag.ENTRY_DAMAGED);
        }
        sink.gap(0, start);
        if (end > start && sink.wants(start)) {
            List<Header> besides = PropertyList.headers(file, end);
            new MailParser(source, sink, false).parse(file.slice(start, end), start, new byte[0], flags, besides);
        }
        if (end < file.length()) {
            sink.gap(end, file.length() - end);
        }
    }

    /** Behind the mail's last byte. The stated length is believed if a property list, or nothing, follows there. */
    private static int end(Bytes file, int start, Set<Flag> flags) {
        long stated = start + stated(file);
        if (stated <= file.length() && PropertyList.stands(file, (int) stated)) {
            return (int) stated;
        }
        int found = PropertyList.last(file, Math.max(start, file.length() - LARGEST_TRAILER));
        if (found < 0 && stated > file.length()) {
            flags.add(Flag.ENTRY_DAMAGED);
            return file.length();
        }
        flags.add(Flag.STRUCTURE_REPAIRED);
        return found < 0 ? file.length() : found;
    }

    private static long stated(Bytes file) {
        long stated = 0;
        for (int i = 0; file.at(i) >= '0' && file.at(i) <= '9'; i++) {
            stated = stated * 10 + file.at(i) - '0';
        }
        return stated;
    }
}
