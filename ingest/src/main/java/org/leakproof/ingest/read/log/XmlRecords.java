package org.leakproof.ingest.read.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.table.LineStream;

/** Finds the elements of an XML file that are records, byte by byte, so that what is broken in one does not reach the next:
 * a record that is not closed ends where the next one begins. One use. */
final class XmlRecords {
    /** Where records go, in order; offsets in bytes. */
    interface Handler {
        /** A whole record: from its start tag to its end. The bytes are good until this returns. */
        void record(long offset, byte[] bytes, int length) throws IOException;

        void held(long offset, long length, HeldReason reason);

        /** What lies between records: text, comments, other tags.
         *
         *  @param bytes of it, from its angle bracket if it is a tag */
        void between(long offset, byte[] bytes, int length);

        /** Something between records that is too long to be kept. */
        void between(long offset, long length);
    }

    private static final int LONGEST_NAME = 16;

    private final LineStream in;
    private final Set<String> records;
    private final Handler handler;
    private long start;
    private String open = "";
    private boolean inTag;
    private int tagFrom;
    private int quote;
    private boolean slash;
    private boolean lost;

    /** @param records names of the elements that are records */
    XmlRecords(InputStream stream, Set<String> records, Handler handler) {
        this.in = new LineStream(stream, StandardCharsets.UTF_8);
        this.records = records;
        this.handler = handler;
    }

    void read() throws IOException {
        try {
            for (int b; (b = in.read()) >= 0; ) {
                if (in.overflow()) {
                    tooLarge();
                }
                take(b);
            }
        } finally {
            finish();
        }
    }

    /** What is kept is dropped; the record goes on to its end. */
    private void tooLarge() {
        lost = true;
        in.mark(0);
        tagFrom = -1;
    }

    private void take(int b) throws IOException {
        if (b == '<' && (quote == 0 || !inTag)) {
            if (open.isEmpty() && in.position() - 1 > start) {
                between(in.position() - 1);
            }
            inTag = true;
            quote = 0;
            slash = false;
            tagFrom = in.size() - 1;
        } else if (!inTag) {
            return;
        } else if (quote != 0) {
            if (b == quote) {
                quote = 0;
            } else if (b == ' ') {
                unclosed();
            }
        } else if (b == '"' || b == '\'') {
            quote = isMarkup() ? 0 : b;
        } else if (b == '>') {
            inTag = false;
            end();
        } else if (b == ' ' || b == '\t' || b == '\n' || b == '\r') {
            name();
        } else {
            slash = b == '/';
        }
    }

    /** Whether the tag is none that has attributes: a comment, an instruction, an end. */
    private boolean isMarkup() {
        if (tagFrom < 0 || tagFrom + 1 >= in.size()) {
            return false;
        }
        byte next = in.kept()[tagFrom + 1];
        return next == '!' || next == '/';
    }

    /** The tag's name is known: a record begins, and ends one that was not closed. */
    private void name() {
        if (tagFrom < 0 || in.size() - 1 - tagFrom > LONGEST_NAME) {
            return;
        }
        String name = new String(in.kept(), tagFrom + 1, in.size() - tagFrom - 2, StandardCharsets.UTF_8);
        if (records.contains(name)) {
            begin(name);
        }
    }

    /** Within quotes: an angle bracket cannot stand there, so that a record's name behind one begins a record. */
    private void unclosed() {
        for (String name : records) {
            int from = in.size() - name.length() - 2;
            if (from > 0 && in.kept()[from] == '<' && matches(name, from + 1)) {
                quote = 0;
                slash = false;
                tagFrom = from;
                begin(name);
                return;
            }
        }
    }

    private boolean matches(String name, int from) {
        for (int i = 0; i < name.length(); i++) {
            if (in.kept()[from + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void begin(String name) {
        int length = in.size() - tagFrom;
        long at = in.position() - length;
        if (at > start) {
            handler.held(start, at - start, lost ? HeldReason.TOO_LARGE : HeldReason.DAMAGED);
        }
        lost = false;
        start = at;
        in.mark(length);
        tagFrom = 0;
        open = name;
    }

    private void end() throws IOException {
        boolean closed = tagFrom >= 0
                && in.size() - tagFrom == open.length() + 3
                && in.kept()[tagFrom + 1] == '/'
                && matches(open, tagFrom + 2);
        if (open.isEmpty()) {
            between(in.position());
        } else if (closed || slash && tagFrom == 0) {
            long length = in.position() - start;
            if (lost) {
                handler.held(start, length, HeldReason.TOO_LARGE);
            } else {
                handler.record(start, in.kept(), (int) length);
            }
            next();
        }
    }

    private void between(long end) {
        int behind = (int) (in.position() - end);
        if (lost) {
            handler.between(start, end - start);
        } else {
            handler.between(start, in.kept(), (int) (end - start));
        }
        lost = false;
        start = end;
        in.mark(behind);
    }

    private void next() {
        start = in.position();
        in.mark(0);
        open = "";
        lost = false;
    }

    private void finish() {
        if (in.position() == start) {
            return;
        }
        if (open.isEmpty()) {
            between(in.position());
        } else {
            handler.held(start, in.position() - start, lost ? HeldReason.TOO_LARGE : HeldReason.TRUNCATED);
        }
    }
}
