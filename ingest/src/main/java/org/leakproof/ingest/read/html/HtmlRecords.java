package org.leakproof.ingest.read.html;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.table.LineStream;

/** Finds the elements of a page that are records, byte by byte, in any charset that holds ASCII. A record ends with its
 *  element, or where the next one begins; what stands to read between records where there should be nothing is held, since
 *  it is what a broken tag left of one. One use. */
public final class HtmlRecords {
    /** What a tag stands for. */
    public enum Mark {
        /** A record begins. */
        RECORD,
        /** From here on there are records and nothing else to read. */
        RECORDS,
        /** From here on there may be other things to read. */
        PAGE,
        NONE
    }

    /** Where records go, in order; offsets in bytes. */
    public interface Handler {
        /** A whole record: from its start tag to its end. The bytes are good until this returns. */
        void record(long offset, byte[] bytes, int length) throws IOException;

        void held(long offset, long length, HeldReason reason);

        void gap(long offset, long length);
    }

    private final LineStream in;
    private final Function<HtmlTag, Mark> marks;
    private final Handler handler;
    private final HtmlScan scan = new HtmlScan();
    private long start;
    private int tagFrom = -1;
    private String open = "";
    private long depth;
    private boolean lost;
    private boolean strict;
    private boolean words;

    public HtmlRecords(InputStream stream, Function<HtmlTag, Mark> marks, Handler handler) {
        this.in = new LineStream(stream, StandardCharsets.UTF_8);
        this.marks = marks;
        this.handler = handler;
    }

    /** Reads the page to its end; where the stream fails, what it gave is accounted for. */
    public void read() throws IOException {
        try {
            for (int b; (b = in.read()) >= 0; ) {
                if (in.overflow()) {
                    lost |= !open.isEmpty();
                    in.mark(0);
                    tagFrom = -1;
                }
                take(b);
            }
        } finally {
            finish();
        }
    }

    private void take(int b) throws IOException {
        HtmlScan.Event event = scan.take(b);
        if (event == HtmlScan.Event.NOTHING) {
            words |= strict && open.isEmpty() && scan.isText() && b > ' ';
        } else if (event == HtmlScan.Event.OPENED) {
            tagFrom = in.size() - 2;
        } else {
            int behind = event == HtmlScan.Event.BROKEN ? 1 : 0;
            if (tagFrom >= 0) {
                tag(behind);
            }
            tagFrom = -1;
            if (open.isEmpty()) {
                in.mark(Math.min(behind, in.size()));
            }
        }
    }

    /** @param behind bytes that were read behind the tag */
    private void tag(int behind) throws IOException {
        int length = in.size() - behind - tagFrom;
        if (in.kept()[tagFrom + 1] == '/') {
            if (!open.isEmpty() && closes(length) && --depth == 0) {
                end(behind);
            }
            return;
        }
        HtmlTag tag = HtmlTag.of(new String(in.kept(), tagFrom, length, StandardCharsets.ISO_8859_1));
        Mark mark = marks.apply(tag);
        if (mark == Mark.RECORD) {
            begin(tag.name());
        } else if (open.isEmpty()) {
            if (mark != Mark.NONE) {
                between(in.position() - behind);
                strict = mark == Mark.RECORDS;
            }
        } else if (tag.name().equals(open) && tag.opens()) {
            depth++;
        }
    }

    /** Whether the end tag is one of the record's name. */
    private boolean closes(int length) {
        if (length < open.length() + 2) {
            return false;
        }
        for (int i = 0; i < open.length(); i++) {
            if (Character.toLowerCase(in.kept()[tagFrom + 2 + i]) != open.charAt(i)) {
                return false;
            }
        }
        byte next = length == open.length() + 2 ? (byte) '>' : in.kept()[tagFrom + 2 + open.length()];
        return next == '>' || HtmlScan.isBlank(next);
    }

    private void begin(String name) {
        int kept = in.size() - tagFrom;
        long at = in.position() - kept;
        if (open.isEmpty()) {
            between(at);
        } else {
            handler.held(start, at - start, lost ? HeldReason.TOO_LARGE : HeldReason.DAMAGED);
        }
        strict = true;
        lost = false;
        start = at;
        open = name;
        depth = 1;
        in.mark(kept);
    }

    private void end(int behind) throws IOException {
        long length = in.position() - behind - start;
        if (lost) {
            handler.held(start, length, HeldReason.TOO_LARGE);
        } else {
            handler.record(start, in.kept(), (int) length);
        }
        start += length;
        open = "";
        lost = false;
        words = false;
    }

    private void between(long end) {
        if (end > start) {
            if (words) {
                handler.held(start, end - start, HeldReason.DAMAGED);
            } else {
                handler.gap(start, end - start);
            }
        }
        words = false;
        start = end;
    }

    private void finish() {
        if (open.isEmpty()) {
            between(in.position());
        } else {
            handler.held(start, in.position() - start, lost ? HeldReason.TOO_LARGE : HeldReason.TRUNCATED);
        }
    }
}
