package org.leakproof.ingest.read.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.leakproof.contract.record.HeldReason;

/** Finds the records of a JSON text by their brackets, so that what stands between them does not matter: one array, one record a
 *  line, a script's assignment, or nothing at all. What is broken ends soon: a string does not run over the end of its line, and
 *  where records are indented, a line that is indented less than its record ends it. What is broken otherwise is searched once
 *  more for whole records. Memory is bounded by the largest record and by what {@link Enclosing} holds. One use. */
public final class ObjectSplitter {
    /** Records beyond this many bytes are held. */
    public static final int MAX_RECORD_BYTES = RecordBytes.MOST;

    private static final int MAX_DEPTH = 1 << 16;
    private static final int MAX_KEY = 1024;

    /** Bytes within a line of a record that change nothing: those of numbers and words, and blanks. */
    private static final boolean[] NOTHING = new boolean[256];

    static {
        Arrays.fill(NOTHING, true);
        for (char c : "\n\"{}[]:,".toCharArray()) {
            NOTHING[c] = false;
        }
    }

    /** What the indentation of the lines of the record in hand says. */
    private enum Style {
        /** Its second line is yet to come. */
        OPEN,
        /** Its lines are indented deeper than its first one. */
        INDENTED,
        /** Nothing. */
        LOOSE
    }

    private final HeldReason unfit;
    private final Surroundings around;
    private final RecordBytes bytes;

    /** What is open around the current byte: true for an object. */
    private boolean[] objects = new boolean[64];

    private int depth;
    private boolean inString;
    private boolean escaped;
    private boolean keyNext;
    private boolean keyNow;
    private final StringBuilder key = new StringBuilder();
    private boolean lineStart = true;
    private int indent;

    private boolean inRecord;
    private int recordDepth;
    private Style style = Style.LOOSE;
    private int recordIndent;

    /** @param unfit the reason for which an object is held that stands in a record's place and is none */
    public ObjectSplitter(RecordPaths layout, HeldReason unfit, RecordSink sink) {
        this.unfit = unfit;
        this.around = new Surroundings(layout.paths());
        this.bytes = new RecordBytes(layout, around, sink);
    }

    /** Hands over every record; every byte of the stream is accounted for, also when it breaks off. */
    public void split(InputStream in) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long position = 0;
        try {
            for (int n; (n = in.read(buffer)) > 0; ) {
                feed(buffer, n, position);
                position += n;
            }
        } finally {
            if (inRecord) {
                abandon(position, HeldReason.TRUNCATED);
            }
            bytes.gap(position);
        }
    }

    /** What the outermost object says besides its records, before and behind them, as far as {@link #split} has come. */
    public Enclosing outermost() {
        return around.outermost();
    }

    private void feed(byte[] buffer, int n, long position) {
        bytes.take(buffer, position, 0);
        int i = 0;
        while (i < n) {
            int end = n;
            if (inRecord) {
                long left = bytes.room(position + i);
                if (left == 0) {
                    full(position + i);
                    bytes.take(buffer, position, i);
                    continue;
                }
                end = (int) Math.min(n, i + left);
            }
            i = run(buffer, position, i, end);
        }
        if (inRecord) {
            bytes.keepRecord(position + n);
        } else {
            bytes.keepBetween(position + n);
        }
    }

    /** Goes on to the end, or to where a record begins. */
    private int run(byte[] buffer, long position, int from, int end) {
        boolean before = inRecord;
        int i = from;
        while (i < end) {
            if (inString) {
                i = string(buffer, position, i, end);
            } else {
                i = inRecord && !lineStart ? nothing(buffer, i, end) : i;
                if (i < end) {
                    step(buffer[i], position + i);
                    i++;
                }
            }
            if (inRecord && !before) {
                return i;
            }
        }
        return i;
    }

    private void step(byte b, long at) {
        if (b == ' ' || b == '\t' || b == '\r') {
            if (lineStart) {
                indent++;
            }
            return;
        }
        if (b == '\n') {
            lineStart = true;
            indent = 0;
            return;
        }
        boolean first = lineStart;
        lineStart = false;
        if (first && inRecord && leaves(b)) {
            abandon(at, unfit);
        }
        if (around.keeping() && b != ',' && b != '}') {
            around.keep(b);
        }
        switch (b) {
            case '"' -> {
                inString = true;
                keyNow = keyNext && !inRecord && depth > 0 && objects[depth - 1];
                key.setLength(0);
            }
            case '{' -> {
                if (!inRecord && !around.keeping() && around.atPath()) {
                    begin(at, first);
                }
                push(true);
                keyNext = true;
            }
            case '[' -> push(false);
            case '}', ']' -> close(b, at);
            case ':' -> {
                keyNext = false;
                if (!inRecord && !around.keeping()) {
                    around.wantsValue();
                }
            }
            case ',' -> {
                keyNext = depth > 0 && objects[depth - 1];
                separate(b);
            }
            default -> {
                // numbers and words need no state
            }
        }
    }

    /** A comma or a closing bracket outside of a record: it may end a value that is kept, or belong to it. */
    private void separate(byte b) {
        if (!inRecord && around.keeping()) {
            around.valueEnd();
            if (around.keeping()) {
                around.keep(b);
            }
        }
    }

    /** Whether a line that begins so cannot belong to the record in hand. */
    private boolean leaves(byte b) {
        if (style == Style.OPEN && b != '{') {
            style = indent > recordIndent ? Style.INDENTED : Style.LOOSE;
        }
        return switch (b) {
            case '{' -> style != Style.LOOSE && indent <= recordIndent;
            case '"', '[' -> style == Style.INDENTED && indent < recordIndent;
            case ']' -> style == Style.INDENTED && indent < recordIndent && objects[depth - 1];
            default -> false;
        };
    }

    /** Goes on to the end, or to behind the string. */
    private int string(byte[] buffer, long position, int from, int end) {
        boolean keeping = !inRecord && around.keeping();
        boolean looking = keeping || keyNow;
        for (int i = from; i < end; i++) {
            if (!looking && !escaped) {
                i = usual(buffer, i, end);
                if (i == end) {
                    return end;
                }
            }
            byte b = buffer[i];
            if (keeping) {
                around.keep(b);
            }
            if (b == '\n') {
                lineEndsInString(position + i + 1);
                return i + 1;
            }
            if (escaped) {
                escaped = false;
            } else if (b == '\\') {
                escaped = true;
            } else if (b == '"') {
                inString = false;
                if (keyNow) {
                    around.key(key.toString());
                }
                return i + 1;
            }
            if (keyNow && key.length() < MAX_KEY) {
                key.append((char) (b & 0xff));
            }
        }
        return end;
    }

    /** Goes on to the end, or to what changes anything in a record. */
    private static int nothing(byte[] buffer, int from, int end) {
        int i = from;
        while (i < end && NOTHING[buffer[i] & 0xff]) {
            i++;
        }
        return i;
    }

    /** Goes on to the end, or to what may end the string. */
    private static int usual(byte[] buffer, int from, int end) {
        int i = from;
        while (i < end && (buffer[i] > '\\' || buffer[i] != '"' && buffer[i] != '\\' && buffer[i] != '\n')) {
            i++;
        }
        return i;
    }

    private void lineEndsInString(long at) {
        inString = false;
        escaped = false;
        lineStart = true;
        indent = 0;
        if (inRecord && style == Style.LOOSE) {
            abandon(at, unfit);
        }
    }

    private void push(boolean object) {
        if (depth == MAX_DEPTH) {
            return;
        }
        if (depth == objects.length) {
            objects = Arrays.copyOf(objects, depth * 2);
        }
        objects[depth++] = object;
        if (!inRecord) {
            around.open(object);
        }
    }

    private void close(byte b, long at) {
        if (b == '}') {
            separate(b);
        }
        if (depth == 0 || objects[depth - 1] != (b == '}')) {
            return;
        }
        depth--;
        keyNext = false;
        if (!inRecord) {
            around.close();
        } else if (depth == recordDepth) {
            inRecord = false;
            bytes.end(at + 1, unfit);
        }
    }

    private void begin(long at, boolean firstOfLine) {
        inRecord = true;
        recordDepth = depth;
        style = firstOfLine ? Style.OPEN : Style.LOOSE;
        recordIndent = indent;
        bytes.begin(at);
    }

    /** The record in hand is broken; reading goes on outside of it. */
    private void abandon(long end, HeldReason reason) {
        leave();
        if (bytes.abandon(end, reason)) {
            around.doubt();
        }
    }

    /** The record in hand has as many bytes as one may have. Either it holds whole ones, then it is broken and reading goes on
     *  behind the last of those; or it is as large as that, then its end is looked for. */
    private void full(long at) {
        List<int[]> whole = bytes.whole(at);
        if (whole.isEmpty()) {
            return;
        }
        leave();
        byte[] again = bytes.breakOff(whole);
        around.doubt();
        feed(again, again.length, at - again.length);
    }

    private void leave() {
        inRecord = false;
        inString = false;
        escaped = false;
        keyNext = false;
        depth = recordDepth;
    }
}
